"""A Word file by GB/T 9704-2012: page, grid, typefaces, headings, page numbers, and nobody's name in its properties.

The reply (word.py) and the yearly summary are drawn with these; what each has of its own stands there.
"""

import io

from django.utils import timezone
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from . import measures as by

FANGSONG, TITLE, HEADING, SUBHEADING, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
# What a machine without the first typeface uses instead; Word reads it from the table of typefaces.
INSTEAD = {FANGSONG: "仿宋", TITLE: "华文中宋", SUBHEADING: "楷体"}
LINE = Pt(int(by.LINE_PT * 20) / 20)  # 22 of them never exceed the text block


def new(*, title: str, organ: str, subject: str = ""):
    """An empty document with the standard's page and text."""
    document = Document()
    _properties(document, title, organ, subject)
    _page(document)
    _base_style(document)
    return document


def save(document) -> bytes:
    _typefaces(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def title(document, text: str) -> None:
    """Two lines of room, the title, one more line."""
    for _line in range(2):
        document.add_paragraph()
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, text, TITLE, by.TITLE_PT)
    document.add_paragraph()


def heading(document, text: str, level: int):
    """一、 in 黑体, （一） in 楷体; never the last line of a page."""
    paragraph = indented(document, text, HEADING if level == 1 else SUBHEADING)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def indented(document, text: str = "", face: str = FANGSONG):
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(by.INDENT * 100))
    paragraph.paragraph_format.first_line_indent = Pt(by.INDENT * by.CHARACTER_PT)
    if text:
        write(paragraph, text, face)
    return paragraph


def close(document, organ: str, day: str) -> None:
    """Name over day, both centred on one axis whose longer line ends four characters from the right. The seal is
    pressed over both by hand: room stays above and below, and nothing is drawn. What is written last goes with them:
    a signature alone on a page could be put under any text."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    widest = max(_width(organ), _width(day))
    for number, text in enumerate((organ, day)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        aside = by.CLOSE_RIGHT + (widest - _width(text)) / 2
        paragraph.paragraph_format.right_indent = Pt(aside * by.CHARACTER_PT)
        paragraph.paragraph_format.keep_with_next = number == 0
        paragraph.paragraph_format.keep_together = True
        if number == 0:
            paragraph.paragraph_format.space_before = LINE * 2
        write(paragraph, text)


def _width(text: str) -> float:
    """In characters; Arabic digits are half as wide."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def page_numbers(document) -> None:
    """— 2 —: odd at the right, even at the left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(by.NUMBER_PT)
        paragraph.paragraph_format.line_spacing = Pt(by.NUMBER_PT)
        below = by.BOTTOM - by.RULE_ABOVE_EDGE - by.PAGE_NUMBER_BELOW_BLOCK - by.NUMBER_PT * by.POINT_MM
        paragraph.paragraph_format.space_after = Mm(below)
        write(paragraph, "— ", SONG, by.NUMBER_PT)
        _page_field(write(paragraph, "", SONG, by.NUMBER_PT))
        write(paragraph, " —", SONG, by.NUMBER_PT)


def _page_field(run) -> None:
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)


def write(paragraph, text: str, face: str = FANGSONG, size: float = by.TEXT_PT):
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    typeface(run._r.get_or_add_rPr(), face)
    return run


def typeface(properties, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)


def _properties(document, title: str, organ: str, subject: str) -> None:
    about = document.core_properties
    about.author = about.last_modified_by = organ
    about.title, about.subject, about.comments, about.keywords = title, subject, "", ""
    about.created = about.modified = timezone.now()
    about.revision = 1
    rels = document.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[key]  # a picture of the library's own empty page


def _page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in by.PAGE)
    section.top_margin, section.bottom_margin = Mm(by.TOP), Mm(by.BOTTOM)
    section.left_margin, section.right_margin = Mm(by.LEFT), Mm(by.RIGHT)
    section.header_distance, section.footer_distance = Mm(by.HEAD_TOP), Mm(by.RULE_ABOVE_EDGE)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(int(by.LINE_PT * 20)))


def count_characters(document) -> None:
    """28 to a line, as the letter form has it. LibreOffice gives each its own wide box: not for a paper with tables."""
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "linesAndChars")
    # How much each character of the base size is widened, in 1/4096 of a point: here a little narrower.
    grid.set(qn("w:charSpace"), str(round((by.CHARACTER_PT - by.TEXT_PT) * 4096)))


def _base_style(document) -> None:
    style = document.styles["Normal"]
    style.font.size = Pt(by.TEXT_PT)
    typeface(style.element.get_or_add_rPr(), FANGSONG)
    spacing = style.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.widow_control = True


def _typefaces(document) -> None:
    """Say what stands in for a typeface that a machine does not have."""
    table = next(
        (part for part in document.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml"), None
    )
    if table is None:
        return
    named = "".join(f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in INSTEAD.items())
    table._blob = table.blob.replace(b"</w:fonts>", named.encode() + b"</w:fonts>")
