"""The paper: what stands on it, and the measures of GB/T 9704-2012 read back from the Word file and the PDF."""

import io
import re
import zipfile

import docx
import pypdf
import pytest
import time_machine
from docx.oxml.ns import qn
from docx.shared import Emu

from petitions.errors import Refused
from petitions.letters import measures as by
from petitions.letters import pdf, word
from petitions.letters.paper import Paper, Section, make_notice, make_paper
from petitions.matters import Matter
from petitions.services import handling, replies
from petitions.vocabulary import Action, State

TWO = [
    Matter("3月2日入户核实。\n家庭成员三人。", "维持每月五百八十元。", "57号第十三条。", "低保金额"),
    Matter("通知由村里代领，没有交到本人手里。", "现补送书面通知。", "57号第三十二条。", "关于通知没有送到"),
]
LONG = Section("一、查明的事实", ["镇里两名工作人员入户核实家庭收入、财产和共同生活成员的情况。" * 12] * 5)
PAPER = Paper(
    "柳政信〔2026〕3号", "关于低保待遇事项的答复意见", "钱进宝同志", "柳河镇人民政府", "2026年3月10日", [LONG]
)
EVIL = '#let x = read("/etc/passwd") $y$ *b* <a> \\ "引号" // @ref'


def near(length, millimetres):
    assert Emu(length).mm == pytest.approx(millimetres, abs=0.2)


def test_several_matters_have_each_their_own_part(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        case = town.at(State.ACCEPTED)
        paper = make_paper(replies.draft(petition=case, by=town.worker, matters=TWO))
    assert [section.heading for section in paper.sections] == [
        "",
        "一、关于低保金额", "（一）查明的事实", "（二）依据", "（三）处理意见",
        "二、关于通知没有送到", "（一）查明的事实", "（二）依据", "（三）处理意见",
        "三、不服本答复的办法",
    ]  # fmt: skip
    assert paper.sections[0].paragraphs == [
        f"本机关2026年3月10日收到您的网上来信（编号{case.number}），反映的事项有：1.低保金额；2.关于通知没有送到。现逐项答复如下。"
    ]
    assert paper.sections[2].paragraphs == ["3月2日入户核实。", "家庭成员三人。"]


def test_one_matter_needs_no_title(town):
    case = town.at(State.ACCEPTED, channel="transfer", source_organ="青石县信访局")
    paper = make_paper(replies.draft(petition=case, by=town.worker, matters=[Matter("已核实。", "维持。")]))
    assert [section.heading for section in paper.sections] == [
        "", "一、查明的事实", "二、处理意见", "三、不服本答复的办法",
    ]  # fmt: skip
    assert "由青石县信访局转来的来件" in paper.sections[0].paragraphs[0]


def test_the_small_papers_say_what_the_petitioner_was_told(town):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        case = town.submit().petition
        handling.accept(petition=case, by=town.worker, note="已经受理。\n会在期限内答复。")
        handling.extend(petition=case, by=town.leader, days=30, reason="等鉴定。")
        moved = town.submit().petition
        handling.transfer(petition=moved, by=town.worker, organ="青石县医保局")
        refused = town.submit().petition
        handling.decline(petition=refused, by=town.worker, reason="请找自然资源所。")
    papers = {
        event.action: make_notice(event)
        for one in (case, moved, refused)
        for event in one.events.exclude(action=Action.SUBMIT)
    }
    assert [paper.title for paper in papers.values()] == [
        "信访事项受理告知书", "信访事项延期办理告知书", "信访事项转送告知书", "信访事项不予受理告知书",
    ]  # fmt: skip
    accepted, extended = papers["accept"], papers["extend"]
    assert (accepted.number, accepted.day, accepted.organ) == ("", "2026年3月10日", "柳河镇人民政府")
    assert accepted.sections[0].paragraphs[1:] == ["已经受理。", "会在期限内答复。"]
    assert extended.sections[0].paragraphs[1:] == ["等鉴定。", "办理期限延长至2026年6月8日。"]
    assert "青石县医保局" in papers["transfer"].sections[0].paragraphs[1]


# --- Word -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def written():
    return word.write(PAPER)


@pytest.fixture(scope="module")
def document(written):
    return docx.Document(io.BytesIO(written))


def test_word_page_and_grid(document):
    section = document.sections[0]
    near(section.page_width, 210)
    near(section.page_height, 297)
    near(section.top_margin, 37)
    near(section.left_margin, 28)
    near(section.page_width - section.left_margin - section.right_margin, 156)
    near(section.page_height - section.top_margin - section.bottom_margin, 225)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    pitch = int(grid.get(qn("w:linePitch"))) / 20
    assert int(225 / by.POINT_MM / pitch) == 22
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert 156 / by.POINT_MM / character == pytest.approx(28, abs=0.01)


def test_word_text(document):
    normal = document.styles["Normal"]
    assert normal.font.size.pt == 16
    assert normal.paragraph_format.line_spacing.pt * 22 * by.POINT_MM == pytest.approx(225, abs=0.5)
    assert normal.paragraph_format.line_spacing.pt * 22 * by.POINT_MM <= 225
    for fonts in document.element.body.iter(qn("w:rFonts")):
        assert fonts.get(qn("w:eastAsia")) in {"仿宋_GB2312", "方正小标宋简体", "黑体"}
    title = next(line for line in document.paragraphs if line.text == PAPER.title)
    assert title.runs[0].font.size.pt == 22
    body = next(line for line in document.paragraphs if line.text == LONG.paragraphs[0])
    assert body.runs[0].font.size.pt == 16
    near(body.paragraph_format.first_line_indent, 2 * 156 / 28)
    assert body._p.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_word_head_rules_number_and_close(document, written):
    section = document.sections[0]
    near(section.header_distance, 30)
    near(section.footer_distance, 20)
    assert section.different_first_page_header_footer
    head, foot = section.first_page_header.paragraphs[0], section.first_page_footer.paragraphs[0]
    assert head.text == PAPER.organ
    assert str(head.runs[0].font.color.rgb) == "C00000"
    for line, kind in ((head, "thickThinSmallGap"), (foot, "thinThickSmallGap")):
        assert line._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:val")) == kind
        beyond = line.paragraph_format
        near(
            section.page_width - section.left_margin - section.right_margin - beyond.left_indent - beyond.right_indent,
            170,
        )
        near(section.left_margin + beyond.left_indent, 20)
    assert head._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom")).get(qn("w:space")) == str(round(4 / by.POINT_MM))
    assert foot.text == ""
    assert "PAGE" in section.footer._element.xml
    assert (section.footer.paragraphs[0].alignment, section.even_page_footer.paragraphs[0].alignment) == (2, 0)
    number = document.paragraphs[0]
    assert (number.text, number.alignment) == (PAPER.number, 2)
    last, organ, day = document.paragraphs[-3:]
    assert (organ.text, day.text) == (PAPER.organ, PAPER.day)
    assert last.paragraph_format.keep_with_next  # a signature alone on a page could be put under any text
    assert organ.paragraph_format.keep_with_next
    near(organ.paragraph_format.right_indent, 4 * 156 / 28)
    near(day.paragraph_format.right_indent, 4.25 * 156 / 28)  # half a character narrower: centred below the name
    assert not [
        name
        for name in zipfile.ZipFile(io.BytesIO(written)).namelist()
        if name.endswith((".png", ".jpeg", ".jpg", ".emf"))
    ]


def test_word_names_the_office_and_no_person(document, written):
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.title) == (PAPER.organ, PAPER.organ, PAPER.title)
    parts = zipfile.ZipFile(io.BytesIO(written))
    properties = "".join(
        parts.read(name).decode() for name in parts.namelist() if name.startswith("docProps/") and name.endswith("xml")
    )
    assert "钱进宝" not in properties
    assert "python-docx" not in properties
    assert '<w:altName w:val="仿宋"/>' in parts.read("word/fontTable.xml").decode()


# --- PDF ------------------------------------------------------------------------------------------------------------


def test_without_a_chinese_typeface_the_office_is_told_what_else_there_is(monkeypatch):
    monkeypatch.setattr(pdf.sandbox, "ask", lambda *args, **values: b'["DejaVu Serif"]')
    pdf.fonts.cache_clear()
    assert not pdf.is_possible()
    with pytest.raises(Refused, match="打印正式答复"):
        pdf.write(PAPER)
    pdf.fonts.cache_clear()


needs_font = pytest.mark.skipif(not pdf.is_possible(), reason="no Chinese typeface on this machine")


@needs_font
def test_the_pdf_has_the_words_the_page_and_no_more_than_22_lines():
    paper = Paper(
        PAPER.number, PAPER.title, PAPER.addressee, PAPER.organ, PAPER.day, [*PAPER.sections, Section("", [EVIL])]
    )
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(paper)))
    width, height = (float(side) * by.POINT_MM for side in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)
    assert (reader.metadata.author, reader.metadata.title) == (PAPER.organ, PAPER.title)
    text = "".join(page.extract_text() for page in reader.pages)
    assert PAPER.number in text
    assert "passwd" in re.sub(r"\s", "", text)  # printed as it was typed, and not run
    assert "root:" not in text
    assert "— 1 —" not in text
    assert "2" in reader.pages[1].extract_text()
    for page in reader.pages:
        heights = set()
        page.extract_text(
            visitor_text=lambda word, cm, tm, font, size, heights=heights: (
                heights.add(round(tm[5] + cm[5], 0)) if word.strip() else None
            )
        )
        assert len(heights) <= 23  # 22 lines and the page number
        assert not page.images


@needs_font
def test_the_signature_never_stands_alone_on_a_page():
    ends = []
    for length in range(2, 5):
        paragraphs = ["镇里两名工作人员入户核实家庭收入。" * 6] * length
        paper = Paper("", PAPER.title, "", PAPER.organ, PAPER.day, [Section("一、查明的事实", paragraphs)])
        ends.append(pypdf.PdfReader(io.BytesIO(pdf.write(paper))).pages[-1].extract_text())
    assert all("入户核实" in end and PAPER.day in end for end in ends)


@needs_font
def test_a_child_that_dies_leaves_a_sentence(monkeypatch):
    monkeypatch.setattr(pdf, "_measures", dict)
    with pytest.raises(Refused, match="PDF没有生成"):
        pdf.write(PAPER)
