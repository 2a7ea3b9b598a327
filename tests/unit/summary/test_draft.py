"""The draft keeps the chapters of the clerks' own report, its numbers are the records', and it makes nothing up."""

import time_machine

from petitions.services import statistics
from petitions.vocabulary import Kind
from portal.summary.draft import compose
from portal.summary.figures import words_of
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OrgUnitFactory

from .conftest import go_too_many

SECTIONS = [
    "一、工作推动", "（一）核实保障对象", "（二）管好用好资金", "（三）按程序审核确认", "（四）健全制度和档案", "（五）宣传政策、公开信息",
    "二、工作开展情况", "（一）保障对象", "（二）动态管理", "（三）医疗救助", "（四）新申请对象的调查和公示", "（五）临时救助",
    "（六）信息核对", "（七）资金发放", "（八）村级材料审核", "（九）来访来信和政策解答",
    "三、存在的主要问题", "（一）数字核对", "（二）办理期限", "（三）政策知晓", "（四）收入和财产核实", "（五）应保未保、不应保而保的情况",
    "（六）人员和经费",
]  # fmt: skip


def text_of(draft) -> str:
    return "\n".join(words_of(sentence) for part in draft.parts for sentence in part.paragraphs)


def part(draft, heading, place=0):
    return [one for one in draft.parts if one.heading.endswith(heading)][place]


def test_the_chapters_are_those_of_the_clerks_report(year):
    assert [one.heading for one in compose(year=2026).parts] == SECTIONS


def test_the_small_year_in_numbers(year):
    draft = compose(year=2026, by=year.worker)
    told = {
        "villages": 2, "households": 30, "persons": 60, "exits_households": 2, "exits_persons": 4, "over_households": 2,
        "investigated_households": 4, "opening_households": 28, "added_households": 4, "expected_persons": 60,
        "medical_households": 6, "medical_amount": 30000, "temporary_persons": 6, "temporary_amount": 5400,
        "paid_months": 10, "paid_in_month": 9, "paid_amount": 86800, "fund_received": 100_000, "fund_balance": 13200,
        "visits": 2, "visitors": 4, "letters": 2, "suggestions": 1, "replies": 1, "explanations": 1,
        "written_received": 2, "written_answered": 1, "written_on_time": 1, "contradictions": 0, "notices": 3,
    }  # fmt: skip
    stated = {figure.key: figure.value for figure in draft.figures} | {"contradictions": draft.contradictions}
    assert {key: stated[key] for key in told} == told


def test_visits_and_persons_are_two_counts(year):
    assert "接待来访2批、4人次" in text_of(compose(year=2026))


def test_villages_stand_in_a_table_and_small_ones_together_for_everybody(year):
    for name in ("新桥村", "西岗村"):
        village = OrgUnitFactory(name=name, parent=year.unit)
        PublicationFactory(scheme=year.scheme, village=village, long_term=True, rows=3)
    staff, everybody = (part(compose(year=2026, by=by), "保障对象", 1).grid.rows for by in (year.worker, None))
    assert ("新桥村", "3", "6", "1860") in staff
    assert [row[0] for row in everybody] == ["杜村", "上河村", "其他村（各不足5户）", "合计"]
    assert everybody[-1] == staff[-1]


def test_rounds_are_counted_village_by_village(year):
    grid = part(compose(year=2026), "新申请对象的调查和公示").grid
    assert grid.heads == ("村（居）", "初审公示", "长期公示", "合计")
    assert grid.rows == (("杜村", "1", "1", "2"), ("上河村", "0", "1", "1"))


def test_a_doubt_stands_at_its_number_and_among_the_problems(year):
    go_too_many(year)
    draft = compose(year=2026)
    doubted = [
        piece for one in draft.parts for sentence in one.paragraphs for piece in sentence
        if piece.figure and piece.figure.key == "households"
    ]  # fmt: skip
    assert [piece.checks for piece in doubted] == [(1,), ()]
    assert "本总结的数字里有1处对不上" in text_of(draft)


def test_what_the_records_do_not_know_is_left_to_the_clerk(year):
    draft = compose(year=2026)
    assert draft.blanks >= 9
    assert "【请补充：从事低保工作的人数、经费和需要上级支持的事项】" in text_of(draft)
    assert "名额" not in text_of(draft)


def test_ended_months_are_told_as_they_were_fixed(year):
    statistics.freeze_ended()
    assert "办结各类来件" not in text_of(compose(year=2026))
    with time_machine.travel("2026-12-02 10:00+08:00", tick=False):
        statistics.freeze_ended()
        assert "11月至11月办结各类来件0件，其中超期0件" in text_of(compose(year=2026))


def test_a_year_that_is_over_speaks_of_its_end(year):
    assert "目前农村低保在保" in text_of(compose(year=2026))
    with time_machine.travel("2027-01-10 10:00+08:00", tick=False):
        draft = compose(year=2026)
        assert "年末农村低保在保30户" in text_of(draft)
        periods = {figure.key: figure.period for figure in draft.figures}
        assert periods["households"] == "截至2026年12月31日"
        assert periods["visits"] == "2026年1月1日至12月31日"


def test_an_empty_year_is_all_blanks_and_says_why(year):
    draft = compose(year=2025)
    assert "全镇2个村（居）共有农村低保对象【请补充：农村低保在保户数】户" in text_of(draft)
    assert any("没有年初数，也没有公布过名册" in one.sentence for one in draft.findings)


def test_whoever_is_accused_learns_of_no_letter(year):
    year.submit(channel="letter", kind=Kind.ACCUSATION, accused_unit=year.village)
    accused = year.staff("case_worker")
    sealed = year.submit(channel="letter", kind=Kind.ACCUSATION).petition
    sealed.accused.add(accused)
    told = {by: compose(year=2026, by=by) for by in (accused, year.worker)}
    written = {by: {f.key: f.value for f in draft.figures}["written_received"] for by, draft in told.items()}
    assert (written[accused], written[year.worker]) == (3, 4)


def test_the_page_for_everybody_has_no_count_that_only_staff_may_read(year):
    staff = {figure.key for figure in compose(year=2026, by=year.worker).figures}
    everybody = {figure.key for figure in compose(year=2026).figures}
    hidden = {"written_received", "written_answered", "written_on_time"}
    assert hidden <= staff
    assert not hidden & everybody
    assert not any(figure.url for figure in compose(year=2026).figures)


def test_a_handful_of_exits_for_one_reason_is_not_told_to_everybody(year):
    """Two of two went over the limit: fewer than five, so neither the part nor the rest is printed."""
    assert "over_households" in {figure.key for figure in compose(year=2026, by=year.worker).figures}
    assert "over_households" not in {figure.key for figure in compose(year=2026).figures}
