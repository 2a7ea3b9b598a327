"""Documents that say who wrote them, in every place where writers' programs put it. Each takes a text to plant."""

import io
import re
import zipfile
import zlib

import docx
import openpyxl
import pikepdf
from docx.shared import Cm
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetPicture
from pikepdf import Array, Dictionary, Name, String

from . import pdfs, pictures

TEXT = "母亲上个月住院，花了不少钱。"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


def photo(text: str = "") -> bytes:
    return pictures.jpeg(pictures.ARTIST, text, gps=True, xmp=f"<x:xmpmeta><dc>{text}</dc></x:xmpmeta>")


# Office files


def word(picture: bytes = b"", *, comment: str = "") -> bytes:
    paper, out = docx.Document(), io.BytesIO()
    words = paper.add_paragraph(TEXT)
    table = paper.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "户主", "人口"
    if picture:
        paper.add_picture(io.BytesIO(picture), width=Cm(2))
    if comment:
        paper.add_comment(words.runs, text="请核实", author=comment, initials="ZGH")
    paper.save(out)
    return out.getvalue()


def workbook(picture: bytes = b"", *, comment: str = "") -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(["户主", "人口"])
    sheet.append([TEXT, 3])
    if picture:
        sheet.add_image(SheetPicture(io.BytesIO(picture)), "D4")
    if comment:
        sheet["A1"].comment = Comment(f"{comment}:\n请核实", comment)
    book.save(out)
    return out.getvalue()


def edit(data: bytes, changes: dict[str, object]) -> bytes:
    """Parts changed by a function, put in as they are, or left out with None."""
    out, waiting = io.BytesIO(), dict(changes)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = waiting.pop(name, lambda content: content)
            if change is not None:
                new.writestr(name, change(old.read(name)) if callable(change) else change)
        for name, content in waiting.items():
            new.writestr(name, content(NO_LINKS) if callable(content) else content)
    return out.getvalue()


def swap(old: str, new: str):
    def change(content: bytes) -> bytes:
        changed = re.sub(old.encode(), lambda _found: new.encode(), content, count=1)
        assert changed != content, old
        return changed

    return change


def link(kind: str, target: str, *, outside: bool = False, key: str = "rId99"):
    """One more link in a list of links."""
    space = kind if "://" in kind else f"{REL}/{kind}"
    mode = ' TargetMode="External"' if outside else ""
    return swap(
        "</Relationships>", f'<Relationship Id="{key}" Type="{space}" Target="{target}"{mode}/></Relationships>'
    )


def typed(name: str, content_type: str):
    return swap("</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>')


WORD_LINKS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
BOOK_LINKS, SHEET_LINKS = "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"


def with_part(data: bytes, links: str, kind: str, name: str, content: str | bytes, target: str = "") -> bytes:
    body = content.encode() if isinstance(content, str) else content
    return edit(data, {links: link(kind, target or f"/{name}"), TYPES: typed(name, "application/xml"), name: body})


def in_body(xml: str):
    return {"word/document.xml": swap("<w:sectPr", f"{xml}<w:sectPr")}


def in_book(xml: str):
    return {"xl/workbook.xml": swap("<workbookPr", f"{xml}<workbookPr")}


def author(text: str) -> str:
    return f"<cp:coreProperties xmlns:cp='urn:cp' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>{text}</dc:creator></cp:coreProperties>"


def run_of(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def field(*instruction: str, result: str = "结果") -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    words = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    return f"<w:p>{marks[0]}{words}{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}</w:p>"


WORD = {
    "author": lambda t: edit(word(), {"docProps/core.xml": author(t).encode()}),
    "company": lambda t: edit(word(), {"docProps/app.xml": f"<Properties><Company>{t}</Company></Properties>".encode()}),
    "custom property": lambda t: with_part(word(), "_rels/.rels", "custom-properties", "docProps/custom.xml", f"<a>{t}</a>"),
    "thumbnail": lambda t: edit(word(), {"docProps/thumbnail.jpeg": photo(t)}),
    "comment": lambda t: word(comment=t),
    "tracked change": lambda t: edit(word(), in_body(
        f'<w:p><w:ins w:id="1" w:author="{t}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>添</w:t></w:r></w:ins></w:p>')),
    "people": lambda t: with_part(word(), WORD_LINKS, "http://schemas.microsoft.com/office/2011/relationships/people",
                                  "word/people.xml", f"<people><person author='{t}'/></people>"),
    "custom XML": lambda t: edit(word(), {"customXml/item1.xml": f"<a>{t}</a>".encode()}),
    "settings": lambda t: edit(word(), {"word/settings.xml": swap(
        "</w:settings>", f'<w:docVars><w:docVar w:name="a" w:val="{t}"/></w:docVars></w:settings>')}),
    "own template": lambda t: edit(word(), {
        "word/_rels/settings.xml.rels": link("attachedTemplate", f"file:///C:\\Users\\{t}\\a.dotm", outside=True),
        "word/settings.xml": swap("</w:settings>", f'<w:attachedTemplate xmlns:r="{REL}" r:id="rId99"/></w:settings>')}),
    "link to own disk": lambda t: edit(word(), {
        WORD_LINKS: link("hyperlink", f"file:///C:\\Users\\{t}\\a.docx", outside=True),
        **in_body(f'<w:p><w:hyperlink xmlns:r="{REL}" r:id="rId99"><w:r><w:t>见表</w:t></w:r></w:hyperlink></w:p>')}),
    "picture's name": lambda t: edit(word(photo()), {"word/document.xml": swap('<pic:cNvPr id="0" name="[^"]*"', f'<pic:cNvPr id="0" name="C:\\{t}.jpg"')}),
    "picture": lambda t: word(photo(t)),
    "field of the file's name": lambda t: edit(word(), in_body(field("INCLUDE", f'PICTURE "C:\\{t}"'))),
    "XML comment": lambda t: edit(word(), {"word/styles.xml": swap("</w:styles>", f"<!--{t}--></w:styles>")}),
    "unlinked part": lambda t: edit(word(), {"word/left.xml": f"<a>{t}</a>".encode()}),
    "printer": lambda t: with_part(word(), WORD_LINKS, "printerSettings", "word/printerSettings1.bin", t.encode()),
    "after the archive": lambda t: word() + t.encode(),
}  # fmt: skip
BOOK = {
    "author": lambda t: edit(workbook(), {"docProps/core.xml": author(t).encode()}),
    "company": lambda t: edit(workbook(), {"docProps/app.xml": f"<Properties><Company>{t}</Company></Properties>".encode()}),
    "comment": lambda t: workbook(comment=t),
    "path of the file": lambda t: edit(workbook(), in_book(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15">'
        f'<x15ac:absPath xmlns:x15ac="urn:ac" url="C:\\{t}\\"/></mc:Choice></mc:AlternateContent>')),
    "reserved by": lambda t: edit(workbook(), in_book(f'<fileSharing userName="{t}"/>')),
    "persons": lambda t: with_part(workbook(), BOOK_LINKS, "http://schemas.microsoft.com/office/2017/10/relationships/person",
                                   "xl/persons/person.xml", f"<personList><person displayName='{t}'/></personList>"),
    "threaded comment": lambda t: with_part(workbook(), SHEET_LINKS,
        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "xl/threadedComments/t1.xml", f"<T>{t}</T>"),
    "printer": lambda t: edit(workbook(), {
        SHEET_LINKS: link("printerSettings", "../printerSettings/p1.bin"), "xl/printerSettings/p1.bin": t.encode(),
        "xl/worksheets/sheet1.xml": swap("<pageMargins[^>]*/>", f'<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><pageSetup xmlns:r="{REL}" orientation="landscape" r:id="rId99"/>')}),
    "picture": lambda t: workbook(photo(t)),
}  # fmt: skip


# Papers


def paper(change=None, **more) -> bytes:
    """A paper of tests.corpus.pdfs, changed by a function."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.pdf(**more))) as pdf:
        if change:
            change(pdf)
        pdf.save(out)
    return out.getvalue()


def attach(pdf: pikepdf.Pdf, text: str) -> None:
    pdf.attachments[f"{text}.txt"] = pikepdf.AttachedFileSpec(pdf, text.encode(), filename=f"{text}.txt")


def note(pdf: pikepdf.Pdf, **more) -> None:
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **more)])


def show_photo(pdf: pikepdf.Pdf, text: str, *, wrapped: bool = False) -> None:
    image = pdf.pages[0].Resources.XObject.Im1
    if wrapped:
        image.write(zlib.compress(photo(text)), filter=Array([Name.FlateDecode, Name.DCTDecode]), decode_parms=None)
    else:
        image.write(photo(text), filter=Name.DCTDecode)
    image.Width, image.Height, image.ColorSpace = 40, 30, Name.DeviceRGB


def sign(pdf: pikepdf.Pdf, text: str) -> None:
    signature = Dictionary(Type=Name.Sig, Name=String(text), ByteRange=[0, 1, 2, 3], Contents=String(text))
    pdf.Root.AcroForm = Dictionary(Fields=[Dictionary(FT=Name.Sig, T=String("签名"), V=pdf.make_indirect(signature))])
    pdf.Root.Perms = Dictionary(DocMDP=signature)


def script(text: str) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{text}')"))


def set_on(where, key: str, value):
    return lambda pdf: where(pdf).__setitem__(key, value)


PAPER = {
    "title": lambda t: pdfs.pdf(info=t),
    "XMP": lambda t: pdfs.pdf(xmp=t),
    "author of a note": lambda t: paper(lambda pdf: note(pdf, Subtype=Name.Text, Contents=String("请核实"), T=String(t))),
    "file attached": lambda t: paper(lambda pdf: attach(pdf, t)),
    "file in a note": lambda t: paper(lambda pdf: note(pdf, Subtype=Name.FileAttachment, FS=Dictionary(
        F=String(t), EF=Dictionary(F=pdf.make_stream(t.encode()))))),
    "file under another key": lambda t: paper(lambda pdf: pdf.Root.Outlines.__setitem__("/Z", Dictionary(
        Type=Name.Font, EF=Dictionary(Type=Name.Font, UF=pdf.make_stream(t.encode())))), bookmark="一"),
    "script at opening": lambda t: paper(set_on(lambda pdf: pdf.Root, "/OpenAction", script(t))),
    "script by name": lambda t: paper(set_on(lambda pdf: pdf.Root, "/Names", Dictionary(JavaScript=Dictionary(
        Names=[String("a"), script(t)])))),
    "script of a page": lambda t: paper(set_on(lambda pdf: pdf.pages[0].obj, "/AA", Dictionary(O=script(t)))),
    "script of a bookmark": lambda t: paper(set_on(lambda pdf: pdf.Root.Outlines.First, "/A", script(t)), bookmark="一"),
    "script after a jump": lambda t: paper(set_on(lambda pdf: pdf.Root.Outlines.First, "/A", Dictionary(
        S=Name.GoTo, D=String("a"), Next=script(t))), bookmark="一"),
    "script of a field": lambda t: paper(set_on(lambda pdf: pdf.Root.AcroForm.Fields[0], "/AA", Dictionary(K=script(t))), field="一"),
    "program": lambda t: paper(lambda pdf: note(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String(t)))),
    "link to own disk": lambda t: paper(lambda pdf: note(pdf, Subtype=Name.Link, A=Dictionary(
        S=Name.URI, URI=String(f"file:///C:/{t}")))),
    "form in XML": lambda t: paper(lambda pdf: pdf.Root.AcroForm.__setitem__("/XFA", String(t)), field="一"),
    "notes of a program": lambda t: paper(set_on(lambda pdf: pdf.pages[0].obj, "/PieceInfo", Dictionary(X=String(t)))),
    "map": lambda t: paper(set_on(lambda pdf: pdf.pages[0].obj, "/VP", Array([Dictionary(Name=String(t))]))),
    "signature": lambda t: paper(lambda pdf: sign(pdf, t)),
    "photo": lambda t: paper(lambda pdf: show_photo(pdf, t)),
    "photo packed once more": lambda t: paper(lambda pdf: show_photo(pdf, t, wrapped=True)),
    "unknown entry": lambda t: pdfs.pdf(extra=f"/Old({t})"),
    "after the end": lambda t: pdfs.pdf() + t.encode(),
}  # fmt: skip
