"""What kind of file is this? Judged by content, from the first bytes and a ZIP's own directory, without unpacking."""

import io
import struct
import zipfile

from . import limits
from .refusals import refuse
from .texts import decode

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END_OF_DIRECTORY = b"PK\x05\x06"
ZIP64_LOCATOR = b"PK\x06\x07"
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
OTHER_MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF")

# A part whose name holds one of these has no business in a roster.
UNWANTED_PARTS = (
    ("vbaproject", "macros"),
    ("externallinks/", "external_links"),
    ("xl/connections.xml", "external_links"),
    ("querytables/", "external_links"),
    ("embeddings/", "embeddings"),
    ("activex/", "macros"),
    ("basic/", "macros"),
)


def kind_of(data: bytes) -> str:
    """One of xlsx, ods, xls, csv. Raises Refused for everything else."""
    if not data.strip(b"\0\r\n\t ,;"):
        raise refuse("empty_file")
    if len(data) > limits.FILE_BYTES:
        raise refuse("file_too_big", limit=limits.FILE_BYTES // limits.MIB)
    if data.startswith(ZIP_MAGIC):
        return kind_of_zip(data)
    if data.startswith(OLE_MAGIC):
        return kind_of_ole(data)
    return kind_of_text(data)


def kind_of_ole(data: bytes) -> str:
    """Old Excel and WPS files; an encrypted .xlsx hides in the same container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refuse("encrypted")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise refuse("macros")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "xls"
    raise refuse("not_a_spreadsheet")


def kind_of_text(data: bytes) -> str:
    """CSV is any text in a known encoding that is not some other format."""
    if data.startswith(OTHER_MAGIC):
        raise refuse("not_a_spreadsheet")
    text = decode(data)
    if text is None or "\0" in text[:4096]:
        raise refuse("not_a_spreadsheet")
    head = text[:2048].lstrip().lower()
    if head.startswith(("<!doctype html", "<html", "<table", "<meta")) or "<html" in head:
        raise refuse("web_page")
    if head.startswith(("<?xml", "{\\rtf", "<")) or not any(mark in text for mark in ",\t;"):
        raise refuse("not_a_spreadsheet")
    return "csv"


def kind_of_zip(data: bytes) -> str:
    """Judge a ZIP by its directory: how much it declares, what it carries, what it is."""
    members = list_members(data)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > limits.ZIP_UNPACKED_BYTES:
        raise refuse("unpacks_too_big", limit=limits.ZIP_UNPACKED_BYTES // limits.MIB)
    if unpacked > limits.ZIP_RATIO_FROM_BYTES and unpacked > packed * limits.ZIP_RATIO:
        raise refuse("packed_too_tightly", limit=limits.ZIP_RATIO)
    names = {member.filename.lower().replace("\\", "/") for member in members}
    for part, code in UNWANTED_PARTS:
        if any(part in name for name in names):
            raise refuse(code)
    if any(member.flag_bits & 0x1 for member in members):
        raise refuse("encrypted")
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and ODS_TYPE in data[:512]:
        return "ods"
    raise refuse("xlsb" if "xl/workbook.bin" in names else "not_a_spreadsheet")


def list_members(data: bytes) -> list[zipfile.ZipInfo]:
    """The directory's entries, after its size is known to be small: 60,000 entries would already cost memory."""
    end = data.rfind(END_OF_DIRECTORY, max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise refuse("damaged")
    entries, size = struct.unpack_from("<HI", data, end + 10)
    if (
        entries > limits.ZIP_MEMBERS
        or size > limits.ZIP_DIRECTORY_BYTES
        or ZIP64_LOCATOR in data[max(0, end - 64) : end]
    ):
        raise refuse("too_many_parts", limit=limits.ZIP_MEMBERS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        raise refuse("damaged") from None
    if len(members) > limits.ZIP_MEMBERS:
        raise refuse("too_many_parts", limit=limits.ZIP_MEMBERS)
    return members
