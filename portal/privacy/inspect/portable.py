"""PDF: the text of each page, and what stands beside it: properties, notes, form fields, links, bookmarks."""

import io
import re

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject

from . import limits
from .collector import Collector
from .stops import Stop
from .texts import read_break

ACTIVE = ("/JavaScript", "/JS", "/Launch", "/AA", "/RichMedia", "/SubmitForm", "/ImportData")
# A font without a table of its characters gives private or control characters for text.
STRANGE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
DRAWS = 400  # bytes of page description, more than an empty page needs


def read_pdf(data: bytes, out: Collector) -> None:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Stop("encrypted")
        if len(reader.pages) > limits.PAGES:
            raise Stop("too_long")
        refuse_active(reader)
        read_beside(reader, out)
        for number, page in enumerate(reader.pages, 1):
            read_page(page, number, out)
    except Stop:
        raise
    except DependencyError:
        raise Stop("encrypted") from None
    except (PyPdfError, RecursionError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError):
        raise Stop("damaged") from None


def refuse_active(reader: PdfReader) -> None:
    """Scripts, actions and files inside: pages are paper, and paper does nothing."""
    for number in list(reader.xref_objStm) + [n for table in reader.xref.values() for n in table]:
        refuse_active_in(reader.get_object(IndirectObject(number, 0, reader)))


def refuse_active_in(found: object, depth: int = 0) -> None:
    """One object with what stands directly inside it; what it only points at has its own turn."""
    if depth > 20:
        raise Stop("damaged")
    if isinstance(found, DictionaryObject):
        if "/EmbeddedFile" in (found.get("/Type"), found.get("/S")) or found.get("/Subtype") == "/FileAttachment":
            raise Stop("embedded")
        if "/EmbeddedFiles" in found:
            raise Stop("embedded")
        if any(name in found or found.get("/S") == name for name in ACTIVE):
            raise Stop("active")
        for part in dict.values(found):
            refuse_active_in(part, depth + 1)
    elif isinstance(found, ArrayObject):
        for part in list.__iter__(found):
            refuse_active_in(part, depth + 1)


def read_beside(reader: PdfReader, out: Collector) -> None:
    for value in (reader.metadata or {}).values():
        out.read(str(value), ("properties",))
    root = reader.root_object
    metadata = root["/Metadata"].get_object() if "/Metadata" in root else None
    if isinstance(metadata, StreamObject):
        xmp = metadata.get_data().decode("utf-8", "replace")
        out.read(re.sub(r"<[^>]*>", " ", xmp), ("properties",))
        out.read(" ".join(re.findall(r'="([^"]*)"', xmp)), ("properties",))
    read_bookmarks(reader.outline, out)
    for name, field in (reader.get_fields() or {}).items():
        out.read(f"{field.get('/TU', name)}：{field.get('/V', '')}", ("form",))


def read_bookmarks(outline: list, out: Collector) -> None:
    for entry in outline:
        if isinstance(entry, list):
            read_bookmarks(entry, out)
        else:
            out.read(str(entry.title), ("bookmark",))


def read_page(page, number: int, out: Collector) -> None:
    text = page.extract_text() or ""
    letters = "".join(text.split())
    if len(STRANGE.findall(letters)) * 3 > len(letters) > 0:
        raise Stop("unreadable_letters")
    if len(letters) < 5 and (has_picture(page) or len(drawing_of(page)) > DRAWS):
        raise Stop("scanned")
    lines = text.splitlines()
    for place, line in enumerate(lines):
        out.read(line, ("page", number))
        if place + 1 < len(lines):
            read_break_on_page(line, lines[place + 1], number, out)
    for note in page.get("/Annots") or []:
        read_note(note.get_object(), number, out)


def read_break_on_page(line: str, after: str, number: int, out: Collector) -> None:
    before = len(out.findings)
    read_break(line, after, number, out)
    out.findings[before:] = [(kind, ("page", number)) for kind, _where in out.findings[before:]]


def read_note(note, number: int, out: Collector) -> None:
    for name in ("/Contents", "/T", "/V", "/RC", "/TU", "/Subj"):
        if name in note:
            out.read(re.sub(r"<[^>]*>", "", str(note[name])), ("note", number))
    action = note.get("/A")
    if action is not None and "/URI" in action.get_object():
        out.read(str(action.get_object()["/URI"]), ("note", number))


def has_picture(page) -> bool:
    try:
        shown = page["/Resources"].get_object().get("/XObject", {}).get_object()
        return any(shown[name].get_object().get("/Subtype") in ("/Image", "/Form") for name in shown)
    except (KeyError, AttributeError):
        return False


def drawing_of(page) -> bytes:
    content = page.get_contents()
    return content.get_data() if isinstance(content, ContentStream) or content is not None else b""
