"""The workbook stream inside a compound file ([MS-CFB]), by following its sectors. No Django here."""

import struct

END, HEADER, ENTRY = 0xFFFFFFFA, 512, 128
NAMES = ("Workbook", "Book")


def workbook_stream(data: bytes) -> bytes:
    """Its bytes; empty when the file's own map leads nowhere."""
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        return b""
    size = 1 << shift
    table = sector_table(data, size)
    directory = chain(data, table, size, struct.unpack_from("<I", data, 48)[0])
    smallest = struct.unpack_from("<I", data, 56)[0]
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if name in NAMES:
            first, bytes_in_stream = struct.unpack_from("<II", directory, at + 116)
            # A stream below the limit lies in the mini stream; no roster is that small.
            return b"" if bytes_in_stream < smallest else chain(data, table, size, first)[:bytes_in_stream]
    return b""


def sector_table(data: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    more, left = struct.unpack_from("<II", data, 68)
    left = min(left, len(data) // size)  # a map cannot be longer than the file
    while more < END and left:
        listed = struct.unpack_from(f"<{size // 4}I", sector(data, size, more).ljust(size, b"\xff"))
        sectors += listed[:-1]
        more, left = listed[-1], left - 1
    table: list[int] = []
    for number in sectors:
        if number < END and (number + 1) * size < len(data):
            table += struct.unpack_from(f"<{size // 4}I", sector(data, size, number).ljust(size, b"\xff"))
    return table


def sector(data: bytes, size: int, number: int) -> bytes:
    start = max(HEADER, size) + number * size
    return data[start : start + size]


def chain(data: bytes, table: list[int], size: int, first: int) -> bytes:
    """The sectors of one stream in their order; a circle ends when every sector has been seen."""
    found: list[bytes] = []
    number = first
    while number < len(table) and len(found) <= len(table):
        found.append(sector(data, size, number))
        number = table[number]
    return b"".join(found)
