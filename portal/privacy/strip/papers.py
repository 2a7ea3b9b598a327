"""PDF, written anew with its pages and without what stands beside them.

Only what the pages lead to is written, so earlier revisions and loose objects are gone with the rest. A signature
does not survive: it carries the signer's name and certificate, and would be void after any change.
"""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from portal.privacy.inspect import limits
from portal.privacy.inspect.stops import Stop

from .actions import calm
from .streams import clean_stream

# What a reader needs of the catalogue. All else is about the writer, or does something.
CATALOGUE = {
    "/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Dests", "/Names", "/Outlines", "/PageLayout",
    "/ViewerPreferences", "/StructTreeRoot", "/MarkInfo", "/Lang", "/AcroForm", "/OCProperties", "/OutputIntents",
}  # fmt: skip
NAMED = {"/Dests"}
# About the writer, wherever it stands. None of these is a name that a font or a picture is given in a page.
TOLD = {"/Metadata", "/PieceInfo", "/LastModified", "/CreatorInfo", "/OpenAction", "/JavaScript", "/EmbeddedFiles",
        "/XFA", "/Measure", "/LGIDict", "/Thumb"}  # fmt: skip
NOTES_GONE = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/TrapNet"}
NOTE_TELLS = ("/T", "/M", "/CreationDate", "/NM")
FILES = {"/F", "/UF", "/DOS", "/Mac", "/Unix"}
DEPTH = 60
TAIL = 2048


def clean_pdf(data: bytes) -> bytes:
    if b"%%EOF" not in data[-TAIL:]:
        raise Stop("damaged")  # cut off on its way: a repair would lose pages without a word
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            return rewrite(pdf)
    except pikepdf.PasswordError:
        raise Stop("encrypted") from None


def rewrite(pdf: pikepdf.Pdf) -> bytes:
    pages = len(pdf.pages)
    if pages > limits.PAGES:
        raise Stop("too_long")
    if not pages:
        raise Stop("damaged")
    keep_only(pdf.trailer, {"/Root", "/Size"})
    keep_only(pdf.Root, CATALOGUE)
    if isinstance(pdf.Root.get("/Names"), Dictionary):
        keep_only(pdf.Root.Names, NAMED)
    for page in pdf.pages:
        clean_notes(page.obj)
    for found in pdf.objects:
        for part in parts_of(found):
            clean_part(part)
        if isinstance(found, Stream):
            clean_stream(found)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def keep_only(found: Object, kept: set[str]) -> None:
    for key in set(found.keys()) - kept:
        del found[key]


def parts_of(found: Object, depth: int = 0) -> Iterator[Object]:
    """Every dictionary of one object with what stands directly inside; what it only points at has its own turn."""
    if depth > DEPTH:
        raise Stop("damaged")
    if isinstance(found, Dictionary | Stream):
        yield found
        inner = [found[key] for key in list(found.keys())]
    else:
        inner = list(found) if isinstance(found, Array) else []
    for part in inner:
        if isinstance(part, Dictionary | Array) and not part.is_indirect:
            yield from parts_of(part, depth + 1)


def clean_part(part: Object) -> None:
    calm(part)
    for key in TOLD & set(part.keys()):
        del part[key]
    if isinstance(part.get("/AA"), Dictionary) and "/Type" not in part.AA:
        del part["/AA"]
    if isinstance(part.get("/EF"), Dictionary) and FILES & set(part.EF.keys()):
        del part["/EF"]
    for key in ("/AF", "/VP"):
        if isinstance(part.get(key), Array) and any(isinstance(one, Dictionary) for one in part[key]):
            del part[key]
    if part.get("/FT") == Name.Sig and "/V" in part:
        del part["/V"]
    if isinstance(part, Stream) and part.get("/Type") == Name.EmbeddedFile:
        part.write(b"")


def clean_notes(page: Object) -> None:
    """Notes keep their words and lose their author; what plays, opens or carries a file goes."""
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return
    kept = [note for note in notes if isinstance(note, Dictionary) and str(note.get("/Subtype", "")) not in NOTES_GONE]
    for note in kept:
        if note.get("/Subtype") != Name.Widget:  # there /T is the field's name
            for key in NOTE_TELLS:
                if key in note:
                    del note[key]
    page.Annots = Array(kept)
