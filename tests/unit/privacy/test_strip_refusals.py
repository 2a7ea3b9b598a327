"""What cannot be cleaned is refused by name, and whatever a file does to its reader, only the reader dies."""

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest

from portal.privacy import sandbox
from portal.privacy.inspect import limits
from portal.privacy.strip import PROBLEMS, Refused, child, strip
from tests.corpus import ooxml, pdfs, pictures, tagged
from tests.corpus.tagged import BOOK_LINKS, TYPES, WORD_LINKS, edit, link, swap, with_part, word, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="secret"))
    return out.getvalue()


def huge_png() -> bytes:
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def packed(content: bytes, filters: str) -> bytes:
    """A paper whose page description is packed like this."""
    page = pdfs.stream(pdfs.shown("各村按时完成复核，材料齐全，数字准确。"))
    bomb = f"<</Length {len(content)}/Filter{filters}>>stream\n".encode() + content + b"\nendstream"
    return pdfs.pdf().replace(page, bomb)


def squeezed(size: int) -> bytes:
    """Zeros without end: one packed megabyte, again and again."""
    packer, piece = zlib.compressobj(9), b"\0" * 2**20
    first, again = (packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + again * (size // len(piece))


def to_type(new: str, old: str = MAIN):
    return {TYPES: swap(old.replace("+", r"\+"), new)}


REFUSALS = {
    "a paper behind a password": ("encrypted", locked_pdf()),
    "a paper cut off": ("damaged", pdfs.pdf()[:-300]),
    "half a paper with an end": ("damaged", b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"),
    "a paper without pages": ("damaged", pdfs.pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0      ")),
    "a paper that nests without end": ("damaged", pdfs.pdf(extra="/Lang" + "[" * 300 + "]" * 300)),
    "a paper packed twice": ("too_long", packed(zlib.compress(squeezed(2**22)), "[/FlateDecode/FlateDecode]")),
    "a paper that unpacks without end": ("too_long", packed(squeezed(limits.UNPACKED_BYTES + 2**21), "/FlateDecode")),
    "a web page before a paper": ("unknown_kind", b"<html><script>alert(1)</script>" + pdfs.pdf()),
    "an old Word file": ("old_format", OLE + b"\0" * 600),
    "an Office file behind a password": ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le")),
    "a binary workbook": ("old_format", edit(workbook(), to_type(
        "application/vnd.ms-excel.sheet.binary.macroEnabled.main", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))),
    "a macro": ("macros", edit(word(), {"word/vbaProject.bin": b"x"})),
    "a macro under another name": ("macros", with_part(
        word(), WORD_LINKS, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "word/a.bin", b"x")),
    "a document for macros": ("macros", edit(word(), to_type("application/vnd.ms-word.document.macroEnabled.main+xml"))),
    "a macro sheet": ("macros", with_part(workbook(), BOOK_LINKS, "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "xl/a.xml", "<a/>")),
    "a control": ("macros", with_part(word(), WORD_LINKS, "control", "word/control1.xml", "<a/>")),
    "a file inside": ("embedded", with_part(word(), WORD_LINKS, "oleObject", "word/embeddings/a.bin", OLE)),
    "a page of another kind inside": ("embedded", with_part(word(), WORD_LINKS, "aFChunk", "word/a.html", "<p>x</p>")),
    "a template from the net": ("outside", edit(word(), {
        "word/_rels/settings.xml.rels": link("attachedTemplate", "https://a.example/a.dotm", outside=True)})),
    "a template from a neighbour's disk": ("outside", edit(word(), {
        "word/_rels/settings.xml.rels": link("attachedTemplate", "file:///\\\\server\\a.dotm", outside=True)})),
    "a picture from the net": ("outside", edit(word(), {WORD_LINKS: link("image", "https://a.example/a.png", outside=True)})),
    "another workbook": ("outside", with_part(workbook(), BOOK_LINKS, "externalLink", "xl/externalLinks/e1.xml", "<a/>")),
    "a formula that fetches": ("outside", edit(workbook(), {"xl/worksheets/sheet1.xml": swap(
        "<sheetData>", '<sheetData><row r="9"><c r="A9"><f>WEBSERVICE("https://a.example")</f></c></row>')})),
    "a drawing of commands": ("vector", with_part(word(), WORD_LINKS, "image", "word/media/image1.emf", b"\1\0\0\0")),
    "a picture of too many points": ("pixels", with_part(word(), WORD_LINKS, "image", "word/media/a.png", huge_png())),
    "a picture that is none": ("damaged", with_part(word(), WORD_LINKS, "image", "word/media/a.png", b"MZ")),
    "a document type": ("damaged", edit(word(), {"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})),
    "parts that are not XML": ("damaged", edit(word(), {"word/styles.xml": b"MZ"})),
    "a first part that is missing": ("unknown_kind", edit(word(), {"word/document.xml": None})),
    "half an archive": ("damaged", word()[:-200]),
    "a bomb": ("too_long", edit(word(), {"word/big.xml": b" " * 8_000_000})),
    "some other archive": ("unknown_kind", ooxml.pack({"a.txt": b"x"})),
    "slides": ("unknown_kind", ooxml.pptx()),
    "a template": ("unknown_kind", edit(word(), to_type(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"))),
    "a program": ("unknown_kind", b"MZ" + b"\0" * 100),
    "a picture": ("unknown_kind", pictures.jpeg()),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(REFUSALS))
def test_what_cannot_be_cleaned_says_why(what):
    code, data = REFUSALS[what]
    assert child.answer(data) == ({"problem": code}, b"")


def test_every_refusal_is_met_and_names_the_file():
    assert {code for code, _data in REFUSALS.values()} | {"unfinished"} == set(PROBLEMS)
    for sentence in PROBLEMS.values():
        assert "“名册.docx”" in sentence % {"name": "名册.docx"}


def test_a_paper_with_a_program_behind_it_leaves_as_a_paper():
    answer, content = child.answer(pdfs.pdf() + word() + b"\n%%EOF")
    assert answer == {"kind": "pdf"}
    assert b"PK\x03\x04" not in content


def test_a_cut_of_a_real_file_at_any_place_is_an_answer():
    for data in (word(), workbook(), pdfs.pdf()):
        for end in range(1, len(data), max(1, len(data) // 12)):
            answer, content = child.answer(data[:end])
            assert answer.get("problem") in PROBLEMS or content


DYING = """
import os, sys
from portal.privacy import sandbox
sandbox.limit_self(memory=2**29, cpu_seconds=1)
data = sys.stdin.buffer.read()
"""
DEATHS = {
    "abort": "os.abort()",
    "memory": "b'x' * 2**31",
    "time": "\nwhile True: pass",
    "half an answer": "sys.stdout.write('{'); sys.stdout.flush(); os._exit(3)",
}


@pytest.mark.parametrize("death", sorted(DEATHS))
def test_a_reader_that_dies_costs_a_sentence(death, monkeypatch, tmp_path):
    """A child with the same limits and a fault that no except catches: what a crafted file makes of a library."""
    package = tmp_path / "portal" / "privacy" / "strip"
    package.mkdir(parents=True)
    for folder in (package, package.parent, package.parent.parent):
        (folder / "__init__.py").touch()
    (package.parent / "sandbox.py").write_text(Path(sandbox.__file__).read_text())
    (package / "child.py").write_text(DYING + DEATHS[death])
    monkeypatch.setattr(sandbox, "SOURCE_ROOT", tmp_path)
    with pytest.raises(Refused) as refusal:
        strip(word())
    assert refusal.value.code == "unfinished"


def test_a_paper_that_eats_all_memory_leaves_the_parent_alive():
    """Its filter is not unpacked piece by piece, so the limit of the child is what stops it."""
    bomb = squeezed(2 * limits.MEMORY_BYTES).hex().encode() + b">"
    with pytest.raises(Refused):
        strip(packed(bomb, "[/ASCIIHexDecode/FlateDecode]"))
    assert strip(tagged.word()).content
