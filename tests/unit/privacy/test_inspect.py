"""What a file says, shown or hidden; and what of it cannot be read and so cannot go out."""

import io
from random import Random

import pytest
from pypdf import PdfReader, PdfWriter

from portal.privacy import sandbox
from portal.privacy.inspect import PROBLEMS, Report, child, inspect
from portal.privacy.inspect.report import PLACES
from tests.corpus import hiding_places, ooxml, pdfs, pictures
from tests.corpus.identifiers import identity, mobile

IDENTITY = identity(Random(1))
MOBILE = mobile(Random(1))


def read(name: str, data: bytes, allowed=()) -> Report:
    """In this process, for speed: the child runs the same function."""
    answer = child.answer({"ending": name.rsplit(".", 1)[1], "allowed": list(allowed)}, data)
    return Report(answer["problem"], tuple(answer["findings"]), answer["counts"])


@pytest.mark.parametrize("place", sorted(hiding_places.PLACES))
def test_every_place_is_read_and_an_ordinary_text_in_it_passes(place):
    build = hiding_places.PLACES[place]
    report = read(*build(f"户主张某{IDENTITY}，请核对"))
    assert report.counts.get("identity")
    assert not report.problem
    assert all(IDENTITY not in sentence for sentence in report.sentences())
    assert read(*build("户主请核对，民发〔2021〕57号，2026年3月9日")).is_clean


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("docx header", "页眉有身份证号"),
        ("docx deleted text", "修订痕迹（已删改的文字）有身份证号"),
        ("xlsx hidden sheet", "隐藏的第2张工作表C1格有身份证号"),
        ("pdf text", "第1页有身份证号"),
        ("csv", "第2行有身份证号"),
        ("jpeg description", "图片自带的信息有身份证号"),
    ],
)
def test_the_place_is_named_as_its_writer_knows_it(place, words):
    assert words in read(*hiding_places.PLACES[place](f"张某{IDENTITY}")).sentences()


@pytest.mark.parametrize("place", sorted(hiding_places.NUMBERS))
def test_a_bare_number_is_told_by_its_heading(place):
    assert read(*hiding_places.NUMBERS[place]("联系电话", MOBILE)).counts.get("mobile")


def test_an_identity_number_that_lost_its_last_digits_is_still_one():
    data = ooxml.xlsx(ooxml.rows(ooxml.cell("B1", "身份证号"), ooxml.number_cell("B2", f"{int(IDENTITY[:15])}000")))
    assert read("a.xlsx", data).counts.get("identity")


def test_a_birth_date_kept_as_a_count_of_days():
    data = ooxml.xlsx(ooxml.rows(ooxml.cell("B1", "出生日期"), ooxml.number_cell("B2", "22709")))
    assert read("a.xlsx", data).counts.get("birth_date")


def test_the_offices_own_numbers_pass():
    data = f"联系电话：{MOBILE}".encode()
    assert not read("a.txt", data).is_clean
    assert read("a.txt", data, allowed=[MOBILE]).is_clean


def test_where_a_picture_was_taken():
    assert read("a.jpg", pictures.jpeg(gps=True)).counts == {"location": 1}


def encrypted_pdf(password="") -> bytes:
    out, writer = io.BytesIO(), PdfWriter(clone_from=PdfReader(io.BytesIO(pdfs.pdf(pdfs.shown(IDENTITY)))))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = ooxml.pack({"word/document.xml": b" " * 8_000_000})
UNREADABLE = {
    "a scanned page": ("scanned", "a.pdf", pdfs.pdf(picture=True, filler=False)),
    "a page drawn without letters": ("scanned", "a.pdf", pdfs.pdf("1 0 0 1 0 0 cm " * 100, filler=False)),
    "a picture pasted into Word": (
        "scanned",
        "a.docx",
        ooxml.pack({"word/document.xml": f"<w:document {ooxml.W}/>", "word/media/a.png": pictures.png("图")}),
    ),
    "a PDF behind a password": ("encrypted", "a.pdf", encrypted_pdf("secret")),
    "an Office file behind a password": ("encrypted", "a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
    "an old Word file": ("old_format", "a.doc", OLE + b"WordDocument"),
    "macros": ("macros", "a.xlsm", ooxml.xlsx(**{"xl/vbaProject.bin": b"x"})),
    "a file inside": ("embedded", "a.docx", ooxml.docx(**{"embeddings/oleObject1.bin": OLE})),
    "a script in a PDF": ("active", "a.pdf", pdfs.pdf(extra="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")),
    "a file in a PDF": ("embedded", "a.pdf", pdfs.pdf(extra="/Names<</EmbeddedFiles<</Names[]>>>>")),
    "a document type": ("damaged", "a.docx", ooxml.docx(**{"a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})),
    "a binary workbook": ("xlsb", "a.xlsx", ooxml.pack({"xl/workbook.bin": b"x"})),
    "some other archive": ("unknown_kind", "a.zip", ooxml.pack({"a.txt": b"x"})),
    "a program": ("unknown_kind", "a.exe", b"MZ" + b"\0" * 100),
    "half a document": ("damaged", "a.docx", ooxml.docx()[:-200]),
    "half a PDF": ("damaged", "a.pdf", b"%PDF-1.7\n1 0 obj"),
    "bytes in no encoding": ("unknown_encoding", "a.txt", b"\xff\xff\x00\x81"),
    "nothing": ("empty", "a.txt", b" \n"),
    "a bomb": ("too_long", "a.docx", BOMB),
}


@pytest.mark.parametrize("what", sorted(UNREADABLE))
def test_what_cannot_be_read_says_why(what):
    problem, name, data = UNREADABLE[what]
    report = read(name, data)
    assert report.problem == problem
    assert report.sentences()[0] == str(PROBLEMS[problem])


def test_a_pdf_that_only_forbids_printing_is_read():
    assert read("a.pdf", encrypted_pdf()).counts.get("identity")


def test_a_sparse_document_with_a_logo_and_text_passes():
    assert read("a.docx", ooxml.docx(**{"media/a.png": pictures.png("图")})).is_clean


def test_the_child_process_answers_the_same():
    name, data = hiding_places.PLACES["xlsx hidden sheet"](f"张某{IDENTITY}")
    assert inspect(data, name) == Report("", (("identity", ("hidden_cell", 2, "C1")),), {"identity": 1})


def test_a_child_that_dies_means_that_the_file_cannot_be_read(monkeypatch):
    monkeypatch.setattr(sandbox, "ask", lambda *_args, **_kwargs: None)
    assert inspect(b"x", "a.txt").problem == "too_long"


def test_every_place_has_its_words():
    words = Report(findings=tuple(("identity", (code, 1, "A1")) for code in PLACES)).sentences()
    assert len(words) == len(PLACES)


def shown(name: str, data: bytes) -> list[str] | None:
    head = {"ending": name.rsplit(".", 1)[1], "allowed": [], "shown": True}
    return child.answer(head, data).get("shown")


@pytest.mark.parametrize("place", ["docx body", "xlsx cell", "pdf text", "csv"])
def test_the_search_learns_what_a_reader_of_the_file_sees(place):
    assert "户主请核对" in "".join(shown(*hiding_places.PLACES[place]("户主请核对")) or ())


@pytest.mark.parametrize("place", ["docx deleted text", "docx header", "xlsx hidden sheet"])
def test_the_search_learns_nothing_that_a_reader_does_not_see(place):
    assert "户主请核对" not in "".join(shown(*hiding_places.PLACES[place]("户主请核对")) or ())


def test_the_search_learns_nothing_of_a_file_that_is_not_clean():
    assert shown("a.txt", f"低保\n{IDENTITY}".encode()) is None
    assert "shown" not in child.answer({"ending": "txt", "allowed": []}, "低保".encode())
