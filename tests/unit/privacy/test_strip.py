"""What a document says of its writer is gone, and what it shows is there: searched in its bytes and in every part."""

import io
import zipfile
import zlib

import docx
import openpyxl
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from portal.privacy.strip import CONTENT_TYPES, child, strip
from tests.corpus import pdfs, tagged

WRITER = "ZHOUguihua4471"  # letters that compress to nothing else and stand in no font or template


def cleaned(data: bytes) -> tuple[str, bytes]:
    """In this process, for speed: the child runs the same function."""
    answer, content = child.answer(data)
    assert "problem" not in answer, answer
    return answer["kind"], content


def everything_in(data: bytes) -> bytes:
    """The bytes, and each part or stream unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [name.encode() + archive.read(name) for name in archive.namelist()]
        return b"\n".join([data, *inside])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        written = [found.unparse(resolved=True) for found in pdf.objects]
        streams = [raw(found) for found in pdf.objects if isinstance(found, pikepdf.Stream)]
        told = [str(value).encode() for found in pdf.objects for value in texts_of(found)]
    return b"\n".join([data, *written, *streams, *told])


def raw(stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a photo stays as it is, unless it was packed once more
        packed = stream.read_raw_bytes()
        return packed if packed.startswith(b"\xff\xd8") else zlib.decompress(packed)


def texts_of(found, depth=0):
    if isinstance(found, pikepdf.String):
        yield found
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream) and depth < 6:
        for key in set(found.keys()):
            yield from texts_of(found[key], depth + 1)
    elif isinstance(found, pikepdf.Array) and depth < 6:
        for part in found:
            yield from texts_of(part, depth + 1)


def text_of(kind: str, data: bytes) -> str:
    if kind == "docx":
        paper = docx.Document(io.BytesIO(data))
        return "\n".join([p.text for p in paper.paragraphs] + [c.text for t in paper.tables for c in t.row_cells(0)])
    if kind == "xlsx":
        return "\n".join(
            str(row) for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
        )
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


TAGGED = [
    pytest.param(kind, make, id=f"{kind} {place}")
    for kind, places in (("docx", tagged.WORD), ("xlsx", tagged.BOOK), ("pdf", tagged.PAPER))
    for place, make in places.items()
]


@pytest.mark.parametrize(("kind", "make"), TAGGED)
def test_nothing_of_the_writer_is_left_and_the_text_is_the_same(kind, make):
    before = make(WRITER)
    told, after = cleaned(before)
    assert told == kind
    assert WRITER.encode() in everything_in(before)
    assert WRITER.encode() not in everything_in(after)
    assert text_of(kind, after) == text_of(kind, before)
    assert cleaned(before) == (told, after)  # the same bytes every time: no clock, no chance


@pytest.mark.parametrize("make", [tagged.word, tagged.workbook])
def test_pictures_inside_are_drawn_anew(make):
    kind, after = cleaned(make(tagged.photo(WRITER)))
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if "/media/" in name]
    assert pictures
    for content in pictures:
        picture = Image.open(io.BytesIO(content))
        assert (picture.size, dict(picture.getexif())) == ((40, 30), {})
    assert text_of(kind, after)


def test_a_photo_in_a_paper_keeps_its_pixels_and_forgets_the_place():
    before = tagged.paper(lambda pdf: tagged.show_photo(pdf, WRITER))
    _kind, after = cleaned(before)
    seen = []
    for data in (before, after):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            picture = Image.open(io.BytesIO(pdf.pages[0].Resources.XObject.Im1.read_raw_bytes()))
            seen.append((picture.tobytes(), bool(picture.getexif())))
    assert seen[0][0] == seen[1][0]
    assert [has_exif for _pixels, has_exif in seen] == [True, False]


def test_no_active_object_is_left_in_any_paper():
    for make in tagged.PAPER.values():
        _kind, after = cleaned(make(WRITER))
        with pikepdf.open(io.BytesIO(after)) as pdf:
            written = b"".join(found.unparse(resolved=True) for found in pdf.objects)
            assert not {"/Info"} & set(pdf.trailer.keys())
        for sign in (
            b"/JavaScript",
            b"/JS",
            b"/Launch",
            b"/EmbeddedFile",
            b"/OpenAction",
            b"/AA",
            b"/XFA",
            b"/Metadata",
        ):
            assert sign not in written


def test_notes_keep_their_words_and_links_their_address():
    note = {"Subtype": pikepdf.Name.Text, "Contents": pikepdf.String("请核实"), "T": pikepdf.String(WRITER)}
    assert "请核实".encode() in everything_in(cleaned(tagged.paper(lambda pdf: tagged.note(pdf, **note)))[1])
    assert b"https://a.example" in everything_in(cleaned(pdfs.pdf(link="https://a.example/x"))[1])
    word = tagged.edit(
        tagged.word(), {tagged.WORD_LINKS: tagged.link("hyperlink", "https://a.example/x", outside=True)}
    )
    assert b"https://a.example/x" in everything_in(cleaned(word)[1])
    assert b"\xe8\xaf\xb7\xe6\xa0\xb8\xe5\xae\x9e" in everything_in(cleaned(tagged.workbook(comment=WRITER))[1])


@pytest.mark.parametrize("outside", [True, False])
@pytest.mark.parametrize(
    ("target", "after"), [("#_Toc1", b"#_Toc1"), ("a.docx", b"about:blank"), ("\\\\server\\a", b"about:blank")]
)
def test_a_link_that_leads_to_a_disk_keeps_its_words(target, after, outside):
    words = f'<w:p><w:hyperlink xmlns:r="{tagged.REL}" r:id="rId99"><w:r><w:t>见附表</w:t></w:r></w:hyperlink></w:p>'
    links = {tagged.WORD_LINKS: tagged.link("hyperlink", target, outside=outside)}
    kind, content = cleaned(tagged.edit(tagged.word(), {**links, **tagged.in_body(words)}))
    assert "见附表" in text_of(kind, content)
    assert after in everything_in(content)


def test_fonts_and_pictures_whose_names_look_like_actions_stay():
    def rename(pdf):
        fonts = pdf.pages[0].Resources.Font
        fonts["/AA"], fonts["/EF"], fonts["/A"], fonts["/JS"] = fonts.F1, fonts.F1, fonts.F1, fonts.F1

    _kind, after = cleaned(tagged.paper(rename))
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert {"/AA", "/EF", "/A", "/JS", "/F1"} <= set(pdf.pages[0].Resources.Font.keys())


def test_a_paper_that_only_forbids_printing_is_taken():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=""))
    kind, after = cleaned(out.getvalue())
    assert "各村按时完成复核" in text_of(kind, after)
    assert not PdfReader(io.BytesIO(after)).is_encrypted


def test_a_field_put_together_from_fields_loses_its_instruction():
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    inner = f"{marks[0]}<w:r><w:instrText> QUOTE 68 68 69 </w:instrText></w:r>{marks[1]}"
    outer = f"<w:p>{marks[0]}{inner}<w:r><w:instrText> c:\\x.exe </w:instrText></w:r>{marks[1]}</w:p>"
    _kind, after = cleaned(tagged.edit(tagged.word(), tagged.in_body(outer)))
    assert b"x.exe" not in everything_in(after)


def test_pages_and_tables_of_numbers_keep_their_fields():
    _kind, after = cleaned(tagged.edit(tagged.word(), tagged.in_body(tagged.field("PA", "GE"))))
    assert b"<w:instrText>PA</w:instrText>" in everything_in(after)


def test_every_archive_is_packed_at_the_same_time():
    for data in (tagged.word(), tagged.workbook()):
        with zipfile.ZipFile(io.BytesIO(cleaned(data)[1])) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not [name for name in archive.namelist() if "docProps" in name]


def test_the_sheet_keeps_its_paper_when_the_printer_goes():
    _kind, after = cleaned(tagged.BOOK["printer"](WRITER))
    assert openpyxl.load_workbook(io.BytesIO(after)).active.page_setup.orientation == "landscape"


@pytest.mark.parametrize(("kind", "data"), [("docx", tagged.word()), ("xlsx", tagged.workbook()), ("pdf", pdfs.pdf())])
def test_the_child_process_answers_the_same(kind, data):
    clean = strip(data)
    assert (clean.content_type, clean.content) == (CONTENT_TYPES[kind], cleaned(data)[1])
