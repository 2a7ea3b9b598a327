"""A ZIP's parts, after its directory has been judged; and their XML, without document types and entities."""

import io
import re
import zipfile
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from . import limits
from .stops import Stop

UNWANTED = (("vbaproject", "macros"), ("activex/", "macros"), ("encryptedpackage", "encrypted"))
_TAGS = re.compile(r"<[^>]*>")


def open_archive(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Stop("damaged") from None
    members = archive.infolist()
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if len(members) > limits.MEMBERS or unpacked > limits.UNPACKED_BYTES:
        raise Stop("too_long")
    if unpacked > limits.RATIO_FROM_BYTES and unpacked > packed * limits.RATIO:
        raise Stop("too_long")
    if len({m.filename.lower() for m in members}) < len(members):
        raise Stop("damaged")  # two parts of one name: each reader would see another
    for member in members:
        if member.flag_bits & 0x1:
            raise Stop("encrypted")
        for part, code in UNWANTED:
            if part in member.filename.lower():
                raise Stop(code)
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError):
        raise Stop("damaged") from None
    except Exception:
        raise Stop("damaged") from None


def tree_of(archive: zipfile.ZipFile, name: str) -> Element:
    """The part as a tree. Old drawings are HTML rather than XML: their text alone is kept."""
    data = part_of(archive, name)
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise Stop("damaged") from None
    except ParseError:
        if not name.endswith(".vml"):
            raise Stop("damaged") from None
        loose = Element("vml")
        loose.text = _TAGS.sub("", data.decode("utf-8", "replace"))
        return loose


def local(tag: object) -> str:
    """A tag's or an attribute's name without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
