"""Photos inside a PDF keep their pixels byte by byte (a scan drawn anew would be a worse scan) and lose all the rest."""

import struct

from portal.privacy.inspect.stops import Stop

START, END, SCAN = 0xD8, 0xD9, 0xDA
BARE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
JFIF, ADOBE = (
    0xE0,
    0xEE,
)  # how the colours are meant; the other segments of this kind are EXIF, XMP, IPTC, maker's notes
TELLS = ({*range(0xE0, 0xF0)} - {JFIF, ADOBE}) | {0xFE}
BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}


def bare_jpeg(data: bytes) -> bytes:
    """Without metadata, and without whatever follows the picture: phones hang films and second pictures there."""
    if data[:2] != b"\xff\xd8":
        raise Stop("damaged")
    out, place = bytearray(data[:2]), 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            raise Stop("damaged")
        marker = data[place + 1]
        if marker == 0xFF:  # padding
            place += 1
        elif marker in BARE:
            out += data[place : place + 2]
            place += 2
        elif marker == END:
            break
        else:
            (length,) = struct.unpack(">H", data[place + 2 : place + 4])
            end = place + 2 + length
            if marker == SCAN:
                end = end_of_scan(data, end)
            if marker not in TELLS and (marker != JFIF or data[place + 4 : place + 9] == b"JFIF\0"):
                out += data[place:end]
            place = end
    return bytes(out + b"\xff\xd9")


def end_of_scan(data: bytes, place: int) -> int:
    """Where the packed pixels stop: at the next marker that is neither a stuffed zero nor a restart."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            return len(data)
        after = data[place + 1]
        if after and after not in BARE and after != 0xFF:
            return place
        place += 1 if after == 0xFF else 2


def bare_jpeg2000(data: bytes) -> bytes:
    """The boxes of the picture itself. A bare picture without boxes has no place for more."""
    if data[:4] == b"\xff\x4f\xff\x51":
        return data
    out, place = bytearray(), 0
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        if length == 1 and place + 16 <= len(data):
            (length,) = struct.unpack(">Q", data[place + 8 : place + 16])
        end = len(data) if length == 0 else place + length
        if end < place + 8:
            raise Stop("damaged")
        if kind in BOXES:
            out += data[place:end]
        place = end
    if b"jp2c" not in out:
        raise Stop("damaged")
    return bytes(out)
