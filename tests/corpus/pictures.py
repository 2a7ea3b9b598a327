"""Pictures that say more than they show."""

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo

DESCRIPTION, ARTIST, USER_COMMENT, GPS = 0x010E, 0x013B, 0x9286, 0x8825
XP_COMMENT = 0x9C9C


def jpeg(tag: int = DESCRIPTION, value: str | bytes = "", *, gps: bool = False, xmp: str = "") -> bytes:
    picture, out = Image.new("RGB", (40, 30), "white"), io.BytesIO()
    exif = Image.Exif()
    if tag == USER_COMMENT:
        exif.get_ifd(0x8769)[tag] = value
    elif value:
        exif[tag] = value
    if gps:
        exif.get_ifd(GPS).update({1: "N", 2: (28.0, 30.0, 1.0), 3: "E", 4: (115.0, 1.0, 2.0)})
    picture.save(out, "JPEG", exif=exif, **({"xmp": xmp.encode()} if xmp else {}))
    return out.getvalue()


def png(text: str, *, international: bool = True) -> bytes:
    info, out = PngInfo(), io.BytesIO()
    info.add_itxt("Comment", text, zip=True) if international else info.add_text("Comment", text)
    Image.new("RGB", (40, 30), "white").save(out, "PNG", pnginfo=info)
    return out.getvalue()
