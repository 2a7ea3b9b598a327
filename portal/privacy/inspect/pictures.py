"""What a picture says beside its pixels: EXIF, XMP, comments. The pixels themselves are nobody's to read."""

import io
import warnings

from PIL import ExifTags, Image

from portal.privacy.detect import Kind

from . import limits
from .collector import Collector, Where
from .stops import Stop

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")
DRAWN = (".emf", ".wmf", ".svg", ".emz", ".wmz")


def read_picture(data: bytes, out: Collector, where: Where = ("picture",)) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > limits.PIXELS:
                raise Stop("too_long")
            if picture.format == "PNG":
                picture.load()  # texts may stand behind the pixels
            read_metadata(picture, out, where)
    except Stop:
        raise
    except Exception:
        raise Stop("damaged") from None


def read_metadata(picture: Image.Image, out: Collector, where: Where) -> None:
    texts = [value for name, value in picture.info.items() if name not in ("icc_profile", "exif")]
    for value in [*texts, getattr(picture, "text", None)]:
        read_value(value, out, where)
    exif = picture.getexif()
    for value in exif.values():
        read_value(value, out, where)
    for directory in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.IFD1):
        values = exif.get_ifd(directory)
        if directory is ExifTags.IFD.GPSInfo and {2, 4} <= values.keys():
            out.note(Kind.LOCATION, where)
        for value in values.values():
            read_value(value, out, where)


def read_value(value, out: Collector, where: Where) -> None:
    """Text of any shape. Windows writes its EXIF texts as UTF-16, and a user comment begins with eight bytes of code."""
    if isinstance(value, str):
        out.read(value[:100_000], where)
    elif isinstance(value, bytes):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            out.read(value[:100_000].decode(encoding, "ignore").replace("\0", ""), where)
    elif isinstance(value, dict):
        for part in value.values():
            read_value(part, out, where)
    elif isinstance(value, list | tuple):
        for part in value[:200]:
            if isinstance(part, str | bytes | dict):
                read_value(part, out, where)
