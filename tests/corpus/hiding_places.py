"""Every place of a file in which a number has been left behind. Each takes a text and gives (file name, bytes)."""

from . import ooxml as o
from . import pdfs, pictures


def word(make):
    return lambda text: ("通知.docx", make(text))


def sheet(make):
    return lambda text: ("名册.xlsx", make(text))


def paper(make):
    return lambda text: ("公示.pdf", make(text))


def exif_comment(text: str) -> bytes:
    return pictures.jpeg(pictures.USER_COMMENT, b"UNICODE\0" + text.encode("utf-16-be"))


PLACES = {
    "docx body": word(lambda t: o.docx(o.paragraph(t))),
    "docx run per character": word(lambda t: o.docx(o.split_runs(t))),
    "docx header": word(lambda t: o.docx(**{"header1.xml": o.part("hdr", t)})),
    "docx footer": word(lambda t: o.docx(**{"footer1.xml": o.part("ftr", t)})),
    "docx comment": word(lambda t: o.docx(**{"comments.xml": o.comments(t)})),
    "docx footnote": word(lambda t: o.docx(**{"footnotes.xml": o.part("footnotes", t)})),
    "docx deleted text": word(lambda t: o.docx(o.deleted(t))),
    "docx half deleted": word(lambda t: o.docx(o.half_deleted(t))),
    "docx text box": word(lambda t: o.docx(o.box(t))),
    "docx table": word(lambda t: o.docx(o.table_row("户主", t))),
    "docx title property": word(lambda t: o.docx(**{"docProps/core.xml": o.core(t)})),
    "docx custom property": word(lambda t: o.docx(**{"docProps/custom.xml": o.custom(t)})),
    "docx picture text": word(lambda t: o.docx(o.picture_text(t))),
    "docx link": word(lambda t: o.docx(**{"_rels/document.xml.rels": o.links("https://a.example/?q=" + t)})),
    "docx picture EXIF": word(lambda t: o.docx(**{"media/image1.jpeg": exif_comment(t)})),
    "docx workbook inside": word(lambda t: o.docx(**{"embeddings/a.xlsx": o.xlsx(o.rows(o.cell("A1", t)))})),
    "docx chart": word(lambda t: o.docx(**{"charts/chart1.xml": f"<c><v>{t}</v></c>"})),
    "xlsx cell": sheet(lambda t: o.xlsx(o.rows(o.cell("C5", t)))),
    "xlsx hidden sheet": sheet(lambda t: o.xlsx(o.rows(o.cell("C5", t)), state="veryHidden")),
    "xlsx hidden column": sheet(lambda t: o.xlsx(o.rows(o.cell("B2", t)))),
    "xlsx shared string": sheet(lambda t: o.xlsx(o.rows('<c r="A1" t="s"><v>1</v></c>'), shared=("户主", t))),
    "xlsx left-over string": sheet(lambda t: o.xlsx(shared=("户主", t))),
    "xlsx formula text": sheet(lambda t: o.xlsx(o.rows(f'<c r="A1" t="str"><f>1</f><v>{t}</v></c>'))),
    "xlsx comment": sheet(lambda t: o.xlsx(**{"xl/comments1.xml": o.sheet_comments(t)})),
    "xlsx threaded comment": sheet(lambda t: o.xlsx(**{"xl/threadedComments/t1.xml": f"<T><text>{t}</text></T>"})),
    "xlsx defined name": sheet(
        lambda t: o.xlsx(names=f'<definedNames><definedName name="a">"{t}"</definedName></definedNames>')
    ),
    "xlsx print header": sheet(lambda t: o.xlsx(after=f"<headerFooter><oddHeader>{t}</oddHeader></headerFooter>")),
    "xlsx hint": sheet(
        lambda t: o.xlsx(after=f'<dataValidations><dataValidation prompt="{t}" sqref="A1"/></dataValidations>')
    ),
    "xlsx text box": sheet(lambda t: o.xlsx(**{"xl/drawings/drawing1.xml": o.drawing(t)})),
    "xlsx pivot memory": sheet(lambda t: o.xlsx(**{"xl/pivotCache/pivotCacheRecords1.xml": f'<r><s v="{t}"/></r>'})),
    "xlsx property": sheet(lambda t: o.xlsx(**{"docProps/core.xml": o.core(t)})),
    "pptx slide": lambda text: ("宣讲.pptx", o.pptx(slide=text)),
    "pptx notes": lambda text: ("宣讲.pptx", o.pptx(notes=text)),
    "pdf text": paper(lambda t: pdfs.pdf(pdfs.shown(t))),
    "pdf kerned": paper(lambda t: pdfs.pdf(pdfs.kerned(t))),
    "pdf broken line": paper(lambda t: pdfs.pdf(pdfs.shown(t[:-5], t[-5:]))),
    "pdf title": paper(lambda t: pdfs.pdf(info=t)),
    "pdf xmp": paper(lambda t: pdfs.pdf(xmp=t)),
    "pdf note": paper(lambda t: pdfs.pdf(note=t)),
    "pdf form": paper(lambda t: pdfs.pdf(field=t)),
    "pdf bookmark": paper(lambda t: pdfs.pdf(bookmark=t)),
    "csv": lambda text: ("名册.csv", f"姓名,备注\r\n张某,{text}\r\n".encode("utf-8-sig")),
    "csv gbk": lambda text: ("名册.csv", f"姓名;备注\r\n张某;{text}\r\n".encode("gb18030")),
    "txt": lambda text: ("说明.txt", f"第一行\n{text}\n".encode()),
    "txt utf-16": lambda text: ("说明.txt", f"第一行\n{text}\n".encode("utf-16")),
    "jpeg description": lambda text: ("图.jpg", pictures.jpeg(value=text.encode())),
    "jpeg user comment": lambda text: ("图.jpg", exif_comment(text)),
    "jpeg windows comment": lambda text: (
        "图.jpg",
        pictures.jpeg(pictures.XP_COMMENT, text.encode("utf-16-le")),
    ),
    "jpeg xmp": lambda text: ("图.jpg", pictures.jpeg(xmp=f"<x:xmpmeta><dc>{text}</dc></x:xmpmeta>")),
    "png text": lambda text: ("图.png", pictures.png(text)),
}
# Where the number stands alone, as a number and not as text; what it is, the head of its column says.
NUMBERS = {
    "xlsx number": lambda head, number: ("名册.xlsx", o.xlsx(o.rows(o.cell("B1", head), o.number_cell("B2", number)))),
    "xlsx exponent": lambda head, number: (
        "名册.xlsx",
        o.xlsx(o.rows(o.cell("B1", head), o.number_cell("B2", f"{int(number):.16E}"))),
    ),
    "csv column": lambda head, number: ("名册.csv", f"序号,{head}\r\n1,{number}\r\n".encode("gb18030")),
    "docx digit boxes": lambda head, number: ("表.docx", o.docx(o.digit_boxes(number))),
    "docx label cell": lambda head, number: ("表.docx", o.docx(o.table_row(head, number))),
    "docx tel link": lambda head, number: ("表.docx", o.docx(**{"_rels/document.xml.rels": o.links("tel:" + number)})),
}
