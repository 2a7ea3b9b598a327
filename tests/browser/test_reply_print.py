"""The reply as Chromium prints it, measured against GB/T 9704-2012 in the PDF itself. No server: the page as it is."""

import io
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import normalize
from urllib.parse import urlsplit

import pypdf
import pytest
from django.conf import settings
from django.template.loader import render_to_string

from petitions.letters import measures as by
from petitions.letters.paper import Paper, Section

MM = by.POINT_MM
STATIC = settings.BASE_DIR / "portal" / "static"
PARAGRAPH = "镇里两名工作人员入户核实家庭收入财产和共同生活成员的情况核对了工资流水和补贴发放记录并请本人签字确认" * 6
REMEDY = "如不服本意见，可以自收到之日起30日内，向青石县人民政府书面申请复查。"
RADICALS = str.maketrans("⺠⻅⻘⼾", "民见青户")
PAPER = Paper(
    "柳政信〔2026〕3号",
    "关于低保待遇事项的答复意见",
    "钱进宝同志",
    "柳河镇人民政府",
    "2026年3月10日",
    [
        Section("一、查明的事实", [PARAGRAPH] * 6),
        Section("二、不服本答复的办法", [REMEDY]),
    ],
)


@dataclass
class Line:
    """Words on one base line, in millimetres from the upper left corner of the page."""

    x: float
    y: float
    size: float
    text: str


@dataclass
class Sheet:
    lines: list[Line] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)  # x, y, width, height
    images: int = 0

    def line(self, text: str) -> Line:
        return next(line for line in self.lines if text in line.text)


def as_read(text: str) -> str:
    """A PDF may name a character by its radical's code."""
    return normalize("NFKC", text.translate(RADICALS))


def read(page: pypdf.PageObject) -> Sheet:
    """The words with their places, and the long thin boxes: the rules."""
    sheet, height = Sheet(images=len(page.images)), float(page.mediabox[3])
    runs: dict[float, list[tuple[float, float, str]]] = {}

    def word(text, cm, tm, font, size):
        if not text.strip():
            return
        _a, b, _c, d, e, f = _times(tm, cm)
        runs.setdefault(round((height - f) * MM, 1), []).append((e * MM, abs(size * (d or b)), text))

    def box(operator, operands, cm, tm):
        if operator == b"re":
            x, y, width, tall = (float(value) for value in operands)
            a, _b, _c, d, e, f = cm
            width, tall, left, top = width * a * MM, abs(tall * d) * MM, (x * a + e) * MM, y * d + f
            if width > 100 and tall < 3:
                sheet.rules.append((left, (height - max(top, top + float(operands[3]) * d)) * MM, width, tall))

    page.extract_text(visitor_text=word, visitor_operand_before=box)
    for y, words in sorted(runs.items()):
        words.sort()
        sheet.lines.append(
            Line(words[0][0], y, words[0][1], as_read("".join(text.strip("\n") for *_place, text in words)))
        )
    return sheet


def _times(one, other):
    a, b, c, d, e, f = one
    m, n, o, p, q, r = other
    return a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r


@pytest.fixture(scope="module")
def printed(chromium):
    html = render_to_string("petitions/reply_print.html", {"paper": PAPER, "back_url": "/"})
    page = chromium.new_page()

    def serve(route):
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(path=STATIC / path.removeprefix("/static/"))

    page.route("http://paper.test/**", serve)
    page.goto("http://paper.test/")
    yield page.pdf(prefer_css_page_size=True)
    page.close()


@pytest.fixture(scope="module")
def sheets(printed):
    return [read(page) for page in pypdf.PdfReader(io.BytesIO(printed)).pages]


def near(value, asked, tolerance=0.5):
    assert value == pytest.approx(asked, abs=tolerance)


def body(sheet: Sheet) -> list[Line]:
    """The lines of running text: full ones begin at the edge of the block or two characters in."""
    return [line for line in sheet.lines if round(line.size) == by.TEXT_PT and len(line.text) > 20]


def test_a4(printed):
    for page in pypdf.PdfReader(io.BytesIO(printed)).pages:
        width, height = (float(side) * MM for side in page.mediabox[2:])
        near(width, 210)
        near(height, 297)


def test_the_head_begins_at_30_mm_and_is_as_wide_as_it_is_centred(sheets):
    organ = sheets[0].lines[0]
    assert organ.text == as_read(PAPER.organ)
    near(organ.size, by.HEAD_PT, 0.1)
    em = by.HEAD_PT * MM
    near(organ.y - 0.88 * em, by.HEAD_TOP, 1)  # the base line less the height of a character
    near(organ.x + len(PAPER.organ) * em / 2, 105)


def test_two_rules_of_170_mm_stand_on_the_first_page_alone(sheets):
    rules = sorted(sheets[0].rules, key=lambda rule: rule[1])
    assert len(rules) == 4
    for x, _y, width, _height in rules:
        near(width, by.RULE)
        near(x, (by.PAGE[0] - by.RULE) / 2)
    thick, thin, upper, lower = rules
    near(thick[1], by.HEAD_TOP + by.HEAD_PT * MM + by.RULE_BELOW_HEAD)
    assert thick[3] > 2 * thin[3]  # above: thick, then thin
    near(lower[1] + lower[3], by.PAGE[1] - by.RULE_ABOVE_EDGE)
    assert lower[3] > 2 * upper[3]  # below: thin, then thick
    assert not any(sheet.rules for sheet in sheets[1:])


def test_the_number_stands_at_the_right_below_the_first_rule(sheets):
    number = sheets[0].line("〔2026〕")
    assert number.text == as_read(PAPER.number)
    near(number.size, by.TEXT_PT, 0.1)
    wide = 6 + 5 * 0.55  # hanzi and brackets, and digits of about half their width
    near(number.x + wide * by.CHARACTER_MM, by.LEFT + by.BLOCK[0], 2)
    rule = max(y + height for _x, y, _width, height in sheets[0].rules if y < 100)
    near(number.y - 0.88 * by.TEXT_PT * MM - rule, by.TEXT_PT * MM * 7 / 8, 1)


def test_the_title_is_centred_two_lines_below(sheets):
    title, number = sheets[0].line("关于低保"), sheets[0].line("〔2026〕")
    near(title.size, by.TITLE_PT, 0.1)
    near(title.x + len(PAPER.title) * by.TITLE_PT * MM / 2, by.LEFT + by.BLOCK[0] / 2)
    near(title.y - number.y, 3 * by.LINE_MM, 1.5)


def test_the_text_block_and_its_grid(sheets):
    """156 × 225 mm at 28 and 37 mm: 22 lines of 28 characters in 16 pt, indents of two characters."""
    for sheet in sheets[1:]:
        first, last = body(sheet)[0], body(sheet)[-1]
        near(first.y - 0.88 * by.TEXT_PT * MM, by.TOP + (by.LINE_MM - by.TEXT_PT * MM) / 2, 1)
        assert last.y < by.TOP + by.BLOCK[1]
    for sheet in sheets:
        lines = [line for line in sheet.lines if round(line.size) == by.TEXT_PT]
        assert len(lines) <= by.LINES
        for above, below in pairwise(body(sheet)):
            lines_between = (below.y - above.y) / by.LINE_MM
            near(lines_between, round(lines_between), 0.04)
        for line in body(sheet):
            near(line.size, by.TEXT_PT, 0.1)
            assert len(line.text) <= by.CHARACTERS
            indented = len(line.text) <= by.CHARACTERS - by.INDENT and line.x > by.LEFT + 5
            near(line.x, by.LEFT + (by.INDENT * by.CHARACTER_MM if indented else 0))
    full = [line for sheet in sheets for line in body(sheet) if len(line.text) == by.CHARACTERS]
    assert len(full) > 40
    assert len([line for line in sheets[1].lines if round(line.size) == by.TEXT_PT]) == by.LINES


def test_page_numbers_from_the_second_page_on(sheets):
    assert not any("—" in line.text for line in sheets[0].lines)
    for number, sheet in enumerate(sheets[1:], 2):
        line = sheet.line("—")
        assert line.text.replace(" ", "") == f"—{number}—"
        near(line.size, by.NUMBER_PT, 0.1)
        near(line.y - 0.88 * by.NUMBER_PT * MM, by.TOP + by.BLOCK[1] + by.PAGE_NUMBER_BELOW_BLOCK, 1)
        side = by.LEFT + by.NUMBER_PT * MM
        if number % 2 == 0:
            near(line.x, side, 1)
        else:
            assert line.x > 105


def test_the_remedy_then_name_and_day_with_room_for_the_seal_and_none_drawn(sheets, printed):
    last = sheets[-1]
    assert as_read("30日内，向青石县人民") in last.line("如不服").text
    organ, day = (
        next(line for line in last.lines if line.text == text) for text in (as_read(PAPER.organ), as_read(PAPER.day))
    )
    near(organ.x + len(PAPER.organ) * by.CHARACTER_MM, by.LEFT + by.BLOCK[0] - by.CLOSE_RIGHT * by.CHARACTER_MM)
    near(day.y - organ.y, by.LINE_MM, 0.4)
    above = max(line.y for line in last.lines if line.y < organ.y)
    assert organ.y - above > (by.SEAL_MM - 2 * by.LINE_MM) / 2 + by.LINE_MM
    assert not any(sheet.images for sheet in sheets)
    assert b"/Subtype /Image" not in printed
