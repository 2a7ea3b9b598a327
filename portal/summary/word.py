"""The draft as a Word file: the standard's page, footnote marks at the numbers, the annex that they point to."""

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from petitions.letters import measures as by
from petitions.letters import sheet
from portal.words import in_chinese

from . import wording
from .draft import Draft
from .figures import Sentence
from .parts import Grid

SMALL_PT, SMALL_LINE_PT = 10.5, 15  # 五号, for tables
ANNEX_WIDTHS = (10, 30, 22, 48, 26, 20)  # millimetres; together the text block's


@in_chinese
def write(draft: Draft) -> bytes:
    document = sheet.new(title=draft.title, organ=draft.organ)
    sheet.page_numbers(document)
    sheet.title(document, draft.title)
    _say(document, draft.opening)
    for part in draft.parts:
        sheet.heading(document, part.heading, part.level)
        for sentence in part.paragraphs:
            _say(document, sentence)
        if part.grid:
            _grid(document, part.grid)
    _checks(document, draft)
    sheet.close(document, draft.organ, draft.day)
    _annex(document, draft)
    return sheet.save(document)


def _say(document, sentence: Sentence) -> None:
    paragraph = sheet.indented(document)
    for piece in wording.with_doubts(sentence):
        sheet.write(paragraph, piece.text)
        if piece.figure is not None:
            mark = sheet.write(paragraph, f"[{piece.figure.number}]")
            mark.font.superscript = True


def _checks(document, draft: Draft) -> None:
    sheet.heading(document, wording.checks_heading(), 1)
    sheet.indented(document, wording.checks_opening(draft))
    for number, finding in enumerate(draft.findings, 1):
        sheet.indented(document, wording.say_finding(number, finding))


def _annex(document, draft: Draft) -> None:
    """On a page of its own, its heads again on each further page."""
    title = sheet.heading(document, wording.annex_title(), 1)
    title.paragraph_format.page_break_before = True
    rows = tuple(wording.annex_row(figure) for figure in draft.figures)
    _table(document, wording.annex_heads(), rows, ANNEX_WIDTHS)
    _small(document.add_paragraph(), wording.say_moment(draft) + wording.say_marks())


def _grid(document, grid: Grid) -> None:
    caption = document.add_paragraph()
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    sheet.write(caption, grid.caption, sheet.HEADING, SMALL_PT)
    share = by.BLOCK[0] / len(grid.heads)
    _table(document, grid.heads, grid.rows, (share,) * len(grid.heads), numbers=True)


def _table(document, heads, rows, widths, *, numbers: bool = False) -> None:
    """`numbers`: a short table whose cells but the first are numbers, at the right; it stays on one page."""
    lines = (heads, *rows)
    table = document.add_table(rows=len(lines), cols=len(heads), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    for place, row in enumerate(table._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        _mark(properties, "w:cantSplit")
        if place == 0:
            _mark(properties, "w:tblHeader")
        # Each cell is wrapped once: the library's own row.cells looks the whole table through again for every row.
        for column, (inner, text) in enumerate(zip(row.tc_lst, lines[place], strict=True)):
            cell = _Cell(inner, table)
            cell.width = Mm(widths[column])
            paragraph = cell.paragraphs[0]
            _small(paragraph, text, sheet.HEADING if place == 0 else sheet.FANGSONG)
            paragraph.paragraph_format.keep_with_next = numbers and place + 1 < len(lines)
            if place == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif numbers and column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _small(paragraph, text: str, face: str = sheet.FANGSONG) -> None:
    free = OxmlElement("w:snapToGrid")  # closer lines than the page's own grid of 22
    free.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(free, "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph.paragraph_format.line_spacing = Pt(SMALL_LINE_PT)
    sheet.write(paragraph, text, face, SMALL_PT)


def _mark(properties, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    properties.append(mark)
