"""Word, Excel and PowerPoint files written by hand, so that a number can stand where no writer's library puts one."""

import io
import zipfile
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
FILLER = "各村按时完成复核，材料齐全、数字准确，逐户核对后报镇民政办公室汇总，任何单位和个人不得虚报冒领。" * 2


def pack(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, HEAD + content if isinstance(content, str) else content)
    return out.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def docx(body: str = "", **parts: str | bytes) -> bytes:
    """`body` is XML of paragraphs; the other parts by their names below word/, with _ for the dot."""
    document = f"<w:document {W} {R} {A} {WP}><w:body><w:p>{run(FILLER)}</w:p>{body}</w:body></w:document>"
    extra = {(name if "/" in name else f"word/{name}"): content for name, content in parts.items()}
    return pack({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **extra})


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def split_runs(text: str) -> str:
    return "<w:p>" + "".join(run(char) for char in text) + "</w:p>"


def deleted(text: str) -> str:
    return f"<w:p>{run('已改')}<w:del w:id='1'><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del></w:p>"


def half_deleted(text: str) -> str:
    """Half of it struck out and something else put in its place."""
    half = len(text) // 2
    struck = f"<w:del w:id='1'><w:r><w:delText>{escape(text[half:])}</w:delText></w:r></w:del>"
    return f"<w:p>{run(text[:half])}<w:ins w:id='2'>{run('某某')}</w:ins>{struck}</w:p>"


def box(text: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(text)}</w:txbxContent></w:pict></w:r></w:p>"


def digit_boxes(text: str) -> str:
    cells = "".join(f"<w:tc>{paragraph(char)}</w:tc>" for char in text)
    return f"<w:tbl><w:tr><w:tc>{paragraph('证件')}</w:tc>{cells}</w:tr></w:tbl>"


def table_row(label: str, text: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{paragraph(label)}</w:tc><w:tc>{paragraph(text)}</w:tc></w:tr></w:tbl>"


def picture_text(text: str) -> str:
    return f"<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='图1' descr='{escape(text)}'/></wp:inline></w:drawing></w:r></w:p>"


def part(tag: str, text: str) -> str:
    return f"<w:{tag} {W}>{paragraph(text)}</w:{tag}>"


def comments(text: str) -> str:
    return f"<w:comments {W}><w:comment w:id='0' w:author='甲'>{paragraph(text)}</w:comment></w:comments>"


def core(text: str) -> str:
    names = 'xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<cp:coreProperties {names}><dc:title>{escape(text)}</dc:title></cp:coreProperties>"


def custom(text: str) -> str:
    return f'<Properties xmlns:vt="urn:vt"><property name="备注"><vt:lpwstr>{escape(text)}</vt:lpwstr></property></Properties>'


def links(target: str) -> str:
    return f'<Relationships><Relationship Id="r9" Type="hyperlink" Target="{escape(target)}" TargetMode="External"/></Relationships>'


def cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number_cell(address: str, value: str) -> str:
    return f'<c r="{address}"><v>{value}</v></c>'


def rows(*lines: str) -> str:
    return "".join(f'<row r="{n}">{line}</row>' for n, line in enumerate(lines, 1))


def xlsx(lines: str = "", *, state: str = "visible", after: str = "", names: str = "", shared: tuple[str, ...] = (),
         **parts: str | bytes) -> bytes:  # fmt: skip
    """One ordinary sheet and one with these rows."""
    strings = "".join(f"<si><t>{escape(one)}</t></si>" for one in shared)
    sheet = (
        '<worksheet {S}><cols><col min="2" max="2" hidden="1"/></cols><sheetData>{rows}</sheetData>{after}</worksheet>'
    )
    return pack(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook {S} {R}><sheets><sheet name="汇总" sheetId="1" r:id="r1"/>'
            f'<sheet name="明细" sheetId="2" state="{state}" r:id="r2"/></sheets>{names}</workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {S}>{strings}</sst>",
            "xl/worksheets/sheet1.xml": sheet.format(S=S, rows=rows(cell("A1", FILLER)), after=""),
            "xl/worksheets/sheet2.xml": sheet.format(S=S, rows=lines, after=after),
            **parts,
        }
    )


def sheet_comments(text: str) -> str:
    return f'<comments {S}><commentList><comment ref="A1"><text><r><t>{escape(text)}</t></r></text></comment></commentList></comments>'


def drawing(text: str) -> str:
    return f"<xdr {A}><a:p><a:r><a:t>{escape(text[:4])}</a:t></a:r><a:r><a:t>{escape(text[4:])}</a:t></a:r></a:p></xdr>"


def pptx(slide: str = "", notes: str = "") -> bytes:
    def page(text):
        return f"<p:sld {P} {A}><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:sld>"

    return pack(
        {
            "ppt/presentation.xml": f"<p:presentation {P}/>",
            "ppt/slides/slide1.xml": page(FILLER + slide),
            "ppt/notesSlides/notesSlide1.xml": page(notes),
        }
    )
