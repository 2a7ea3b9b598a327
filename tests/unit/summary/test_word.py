"""The Word file, opened again: its chapters, its marks, its annex, and the standard's page."""

import io
import re

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Emu

from portal.summary import services, word
from portal.summary.draft import compose

from .conftest import go_too_many


@pytest.fixture
def document(year):
    go_too_many(year)
    return docx.Document(io.BytesIO(services.write_word(year=2026, by=year.worker)))


def text(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_chapters_doubts_and_close(document):
    said = text(document)
    assert "柳河镇人民政府2026年低保工作总结" in said
    for heading in ("一、工作推动", "二、工作开展情况", "三、存在的主要问题", "四、数据核对", "附表：数据来源与口径"):
        assert heading in said
    assert any("1.【对不上】数字对不上：年初 28 户" in line for line in said)
    assert any(re.search(r"30\[\d+\]户、60\[\d+\]人（见数据核对第1、2条）。", line) for line in said)
    assert said.index("柳河镇人民政府") < said.index("2026年11月20日") < said.index("附表：数据来源与口径")


def test_the_signature_never_stands_alone_on_a_page(document):
    signed = text(document).index("柳河镇人民政府")
    assert all(document.paragraphs[place].paragraph_format.keep_with_next for place in (signed - 1, signed))


def test_every_mark_has_its_line_in_the_annex_and_the_other_way_round(document):
    marks = {
        int(run.text.strip("[]")) for paragraph in document.paragraphs for run in paragraph.runs if run.font.superscript
    }
    annex = document.tables[-1]
    assert [cell.text for cell in annex.rows[0].cells] == ["序号", "指标", "数值", "数的是什么", "期间", "来源"]
    lines = {int(row.cells[0].text): [cell.text for cell in row.cells] for row in annex.rows[1:]}
    assert marks == set(lines)
    assert all(all(line) for line in lines.values())
    values = {line[1]: line[2] for line in lines.values()}
    assert (values["农村低保在保户数"], values["医疗救助金额"], values["来访人次"]) == ("30", "30,000", "4")


def test_tables_of_villages(document):
    villages, rounds, _annex = document.tables
    assert [cell.text for cell in villages.rows[1].cells] == ["杜村", "18", "36", "11,160"]
    assert [cell.text for cell in rounds.rows[0].cells] == ["村（居）", "初审公示", "长期公示", "合计"]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in document.tables[-1].rows]
    assert heads[0]
    assert not any(heads[1:])


def test_the_page_is_the_standard_s_and_names_the_organ_alone(document):
    section = document.sections[0]
    assert Emu(section.page_width).mm == pytest.approx(210, abs=0.2)
    assert Emu(section.top_margin).mm == pytest.approx(37, abs=0.2)
    assert document.core_properties.author == "柳河镇人民政府"
    assert document.core_properties.last_modified_by == "柳河镇人民政府"


def test_a_year_without_anything_is_written_too(year):
    document = docx.Document(io.BytesIO(word.write(compose(year=2020, by=year.worker))))
    assert any("【请补充：农村低保在保户数】" in line for line in text(document))
