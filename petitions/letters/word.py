"""A paper as a Word file: page, lines and typefaces by GB/T 9704-2012, under the red head of the letter form."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from . import measures as by
from . import sheet
from .paper import Paper

RED = "C00000"


def write(paper: Paper) -> bytes:
    document = sheet.new(title=paper.title, organ=paper.organ, subject=paper.number)
    sheet.count_characters(document)
    _head(document, paper)
    sheet.page_numbers(document)
    _body(document, paper)
    return sheet.save(document)


def _head(document, paper: Paper) -> None:
    """The organ's name and the first rule head the first page alone; the second rule closes it."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head = section.first_page_header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.line_spacing = Pt(by.HEAD_PT)
    run = sheet.write(head, paper.organ, sheet.TITLE, by.HEAD_PT)
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


def _body(document, paper: Paper) -> None:
    if paper.number:
        number = document.add_paragraph()
        number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        sheet.write(number, paper.number)
    sheet.title(document, paper.title)
    if paper.addressee:
        sheet.write(document.add_paragraph(), f"{paper.addressee}：")
    for section in paper.sections:
        if section.heading:
            sheet.heading(document, section.heading, section.level)
        for text in section.paragraphs:
            sheet.indented(document, text)
    sheet.close(document, paper.organ, paper.day)
