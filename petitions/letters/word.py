"""A paper as a Word file: page, lines and typefaces by GB/T 9704-2012, and nobody's name in its properties."""

import io

from django.utils import timezone
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from . import measures as by
from .paper import Paper

FANGSONG, TITLE, HEADING, SUBHEADING, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
# What a machine without the first typeface uses instead; Word reads it from the table of typefaces.
INSTEAD = {FANGSONG: "仿宋", TITLE: "华文中宋", SUBHEADING: "楷体"}
RED = "C00000"
LINE = Pt(int(by.LINE_PT * 20) / 20)  # 22 of them never exceed the text block


def write(paper: Paper) -> bytes:
    document = Document()
    _properties(document, paper)
    _page(document)
    _base_style(document)
    _head(document, paper)
    _page_numbers(document)
    _body(document, paper)
    _typefaces(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _properties(document, paper: Paper) -> None:
    about = document.core_properties
    about.author = about.last_modified_by = paper.organ
    about.title, about.subject, about.comments, about.keywords = paper.title, paper.number, "", ""
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
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(int(by.LINE_PT * 20)))
    # How much each character of the base size is widened, in 1/4096 of a point: here a little narrower.
    grid.set(qn("w:charSpace"), str(round((by.CHARACTER_PT - by.TEXT_PT) * 4096)))


def _base_style(document) -> None:
    style = document.styles["Normal"]
    style.font.size = Pt(by.TEXT_PT)
    _typeface(style.element.get_or_add_rPr(), FANGSONG)
    spacing = style.paragraph_format
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.widow_control = True


def _head(document, paper: Paper) -> None:
    """The organ's name and the first rule head the first page alone; the second rule closes it."""
    section = document.sections[0]
    head = section.first_page_header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.line_spacing = Pt(by.HEAD_PT)
    run = _write(head, paper.organ, TITLE, by.HEAD_PT)
    run.font.color.rgb = RGBColor.from_string(RED)
    _rule(head, "thickThinSmallGap", Mm(by.RULE_BELOW_HEAD))
    foot = section.first_page_footer.paragraphs[0]
    foot.paragraph_format.line_spacing = Pt(1)
    _rule(foot, "thinThickSmallGap", Pt(0))


def _rule(paragraph, kind: str, space: Length) -> None:
    """A double rule below the paragraph, 170 mm wide and in the middle of the page."""
    beyond = (by.PAGE[0] - by.RULE) / 2
    paragraph.paragraph_format.left_indent = Mm(beyond - by.LEFT)
    paragraph.paragraph_format.right_indent = Mm(beyond - by.RIGHT)
    borders, border = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", kind), ("sz", "24"), ("space", str(round(space.pt))), ("color", RED)):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
        "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
        "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:rPr",
    )  # fmt: skip


def _page_numbers(document) -> None:
    """— 2 — from the second page on: odd at the right, even at the left, one character in."""
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
        _write(paragraph, "— ", SONG, by.NUMBER_PT)
        _page_field(_write(paragraph, "", SONG, by.NUMBER_PT))
        _write(paragraph, " —", SONG, by.NUMBER_PT)


def _page_field(run) -> None:
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)


def _body(document, paper: Paper) -> None:
    if paper.number:
        number = document.add_paragraph()
        number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _write(number, paper.number)
    for _line in range(2):
        document.add_paragraph()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(title, paper.title, TITLE, by.TITLE_PT)
    document.add_paragraph()
    if paper.addressee:
        _write(document.add_paragraph(), f"{paper.addressee}：")
    for section in paper.sections:
        if section.heading:
            heading = _indented(document, section.heading, HEADING if section.level == 1 else SUBHEADING)
            heading.paragraph_format.keep_with_next = True
        for text in section.paragraphs:
            _indented(document, text)
    _close(document, paper)


def _indented(document, text: str, typeface: str = FANGSONG):
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(by.INDENT * 100))
    paragraph.paragraph_format.first_line_indent = Pt(by.INDENT * by.CHARACTER_PT)
    _write(paragraph, text, typeface)
    return paragraph


def _close(document, paper: Paper) -> None:
    """Name over day, both centred on one axis whose longer line ends four characters from the right. The seal is
    pressed over both by hand: room stays above and below, and nothing is drawn."""
    widest = max(_width(paper.organ), _width(paper.day))
    for number, text in enumerate((paper.organ, paper.day)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        aside = by.CLOSE_RIGHT + (widest - _width(text)) / 2
        paragraph.paragraph_format.right_indent = Pt(aside * by.CHARACTER_PT)
        paragraph.paragraph_format.keep_with_next = number == 0
        paragraph.paragraph_format.keep_together = True
        if number == 0:
            paragraph.paragraph_format.space_before = LINE * 2
        _write(paragraph, text)


def _width(text: str) -> float:
    """In characters; Arabic digits are half as wide."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def _write(paragraph, text: str, typeface: str = FANGSONG, size: int = by.TEXT_PT):
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    _typeface(run._r.get_or_add_rPr(), typeface)
    return run


def _typeface(properties, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)


def _typefaces(document) -> None:
    """Say what stands in for a typeface that a machine does not have."""
    table = next(
        (part for part in document.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml"), None
    )
    if table is None:
        return
    named = "".join(f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in INSTEAD.items())
    table._blob = table.blob.replace(b"</w:fonts>", named.encode() + b"</w:fonts>")
