"""The streams of a PDF: none that unpacks without end, and no photo that still says where it was taken."""

import zlib

from pikepdf import Array, Dictionary, Name, Object, Stream, StreamDecodeLevel

from portal.privacy.inspect import limits
from portal.privacy.inspect.stops import Stop

from .photos import bare_jpeg, bare_jpeg2000

PACKED = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
FLATE = {"/FlateDecode", "/Fl"}
PIECE = 1024 * 1024


def clean_stream(found: Object) -> None:
    if str(found.get("/Type", "")) in ("/XRef", "/ObjStm"):
        return  # read by the library already, and written anew
    filters = filters_of(found)
    if sum(name in PACKED for name in filters) > 1:
        raise Stop("too_long")  # packed twice: how bombs are built, and no writer of papers
    last = filters[-1] if filters else ""
    if last in ("/DCTDecode", "/DCT", "/JPXDecode"):
        clean_photo(found, filters)
    elif filters and filters[0] in FLATE:
        weigh(found.read_raw_bytes())
    elif any(name in PACKED for name in filters) and len(found.read_bytes()) > limits.UNPACKED_BYTES:
        raise Stop("too_long")


def filters_of(found: Object) -> list[str]:
    named = found.get("/Filter")
    return [str(name) for name in named] if isinstance(named, Array) else [str(named)] if named is not None else []


def clean_photo(found: Stream | Object, filters: list[str]) -> None:
    """The picture's own bytes, as they are, without the segments that are not picture."""
    if len(filters) > 1:  # a photo packed once more: only its pixels are kept
        found.write(found.read_bytes(StreamDecodeLevel.all))
    elif filters[0] == "/JPXDecode":
        found.write(bare_jpeg2000(found.read_raw_bytes()), filter=Name.JPXDecode)
    else:
        meant = found.get("/DecodeParms")
        parms = meant if isinstance(meant, Dictionary | Array) else None
        found.write(bare_jpeg(found.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=parms)


def weigh(packed: bytes) -> None:
    """Unpack piece by piece and keep nothing. What breaks off in the middle shows what it has, as in every reader."""
    unpacker, weight = zlib.decompressobj(), 0
    while packed and not unpacker.eof:
        try:
            weight += len(unpacker.decompress(packed, PIECE))
        except zlib.error:
            return
        if weight > limits.UNPACKED_BYTES:
            raise Stop("too_long")
        packed = unpacker.unconsumed_tail
