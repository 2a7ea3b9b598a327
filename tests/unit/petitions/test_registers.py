"""The registers: what stands in which book, and what stays closed in it."""

import datetime as dt

import pytest

from petitions import registers
from petitions.errors import Refused
from petitions.registers import Book, Sheet
from petitions.services import handling
from petitions.services import registers as opening
from petitions.vocabulary import Action, Channel, Kind, State
from portal.accounts.permissions import NotAllowed


@pytest.fixture(autouse=True)
def _march(time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00")


MARCH = {"year": 2026, "month": 3}


def lines(town, by=None, book=Book.ALL, people=None, **values):
    sheet = Sheet(book=book, **{**MARCH, **values})
    reader = by or town.worker
    return registers.rows(registers.entries(sheet, reader), reader, people)


def test_each_book_holds_its_channels(town):
    for channel in Channel:
        town.submit(channel=channel)
    shown = {book: [row[8] for row in lines(town, book=book)] for book in Book}
    assert shown[Book.VISITS] == ["来访"]
    assert set(shown[Book.LETTERS]) == {"来信", "传真", "上级转送", "支部和村来函建议"}
    assert len(shown[Book.ALL]) == len(Channel)


def test_by_month_and_by_village(town):
    here = town.submit(channel=Channel.VISIT).petition
    there = town.submit(channel=Channel.VISIT, village=town.other_village).petition
    old = town.submit(channel=Channel.VISIT, received_on=dt.date(2026, 2, 28)).petition
    assert [row[0] for row in lines(town)] == [here.number, there.number]
    assert [row[0] for row in lines(town, month=2)] == [old.number]
    assert [row[0] for row in lines(town, month=None)] == [old.number, here.number, there.number]
    assert [row[0] for row in lines(town, village=town.other_village)] == [there.number]


def test_the_line_of_a_case_that_was_answered(town):
    case = town.at(State.SERVED, channel=Channel.VISIT)
    handling.close(petition=case, by=town.worker, note="核对完毕")
    row = dict(zip(registers.heads(), lines(town)[0], strict=True))
    assert row["性别"] == ""
    assert row["接待人"] == town.receptionist.display_name
    assert (row["人数"], row["处理意见"], row["办结时间"]) == (1, "受理", "2026-03-10")
    assert "柳政信〔2026〕1号" in row["答复情况"]
    assert "当面送达" in row["答复情况"]
    assert "代为登记" in row["备注"]


def test_the_endings_have_their_words(town):
    town.at(State.RECEIVED)
    handling.decline(petition=town.submit().petition, by=town.worker, reason="不归我们")
    handling.answer_at_once(petition=town.submit(kind=Kind.CONSULTATION).petition, by=town.worker, answer="可以")
    opinions = {(row[10], row[13]) for row in lines(town)}
    assert opinions == {("待定", ""), ("不予受理，告知去向", ""), ("受理", "当场答复")}


def test_without_a_reason_nobody_is_named_and_nothing_sealed_is_fetched(town, django_assert_max_num_queries):
    town.submit(channel=Channel.VISIT)
    town.submit(channel=Channel.VISIT, is_anonymous=True)
    with django_assert_max_num_queries(20) as asked:
        rows = lines(town)
    assert [row[2] for row in rows] == [registers.CLOSED_BOX, "匿名"]
    text = str(rows)
    for secret in ("钱进宝", "13800138000", "杜村一组12号"):
        assert secret not in text
    assert not any("petitions_petitioner" in query["sql"] for query in asked.captured_queries)


def test_names_cost_a_reason_and_leave_a_line_in_every_case(town):
    named = [town.submit(channel=Channel.VISIT).petition for _ in range(3)]
    nobody = town.submit(channel=Channel.VISIT, is_anonymous=True).petition
    sheet = Sheet(book=Book.VISITS, **MARCH)
    with pytest.raises(Refused, match="为什么"):
        opening.open_people(sheet=sheet, by=town.worker, reason="  ")
    cases, people = opening.open_people(sheet=sheet, by=town.worker, reason="年度检查装订")
    assert [row[2] for row in registers.rows(cases, town.worker, people)] == ["钱进宝"] * 3 + ["匿名"]
    for case in named:
        event = case.events.get(action=Action.VIEW_PETITIONER)
        assert (event.by, event.internal_note, event.facts) == (town.worker, "年度检查装订", {"register": "visits"})
    assert not nobody.events.filter(action=Action.VIEW_PETITIONER).exists()


def test_who_may_not_see_persons_opens_none(town):
    town.submit(channel=Channel.VISIT)
    with pytest.raises(NotAllowed):
        opening.open_people(sheet=Sheet(book=Book.VISITS, **MARCH), by=town.publisher, reason="看看")


def test_accusations_stand_only_in_the_book_of_those_who_read_them(town):
    """信访工作条例 art 30."""
    town.submit(kind=Kind.ACCUSATION, accused_unit=town.village)
    assert len(lines(town)) == 1
    assert lines(town, by=town.receptionist) == []
    assert lines(town, by=town.staff("case_worker", unit=town.village)) == []


def test_a_book_too_thick_is_asked_for_by_month(town, monkeypatch):
    monkeypatch.setattr(registers, "MOST_ROWS", 1)
    for _ in range(2):
        town.submit(channel=Channel.VISIT)
    with pytest.raises(Refused, match="月份"):
        opening.open_people(sheet=Sheet(book=Book.VISITS, year=2026), by=town.worker, reason="检查")


def test_more_names_than_a_days_looks_are_a_leaders_to_print(town, settings):
    settings.PERSON_LOOKS_PER_DAY = 2
    cases = [town.submit().petition for _ in range(2)]
    april = Sheet(book=Book.ALL, year=2026, month=4)
    sheet = Sheet(book=Book.ALL, **MARCH)
    opening.open_people(sheet=sheet, by=town.worker, reason="装订")
    opening.open_people(sheet=sheet, by=town.worker, reason="再装订一次")
    opening.open_people(sheet=april, by=town.worker, reason="装订")
    cases.append(town.submit().petition)
    with pytest.raises(Refused, match="最多2件"):
        opening.open_people(sheet=sheet, by=town.worker, reason="装订")
    assert not cases[2].events.filter(action=Action.VIEW_PETITIONER).exists()
    handling.view_petitioner(petition=cases[2], by=town.worker, reason="核实")  # the single looks are counted apart
    opened, people = opening.open_people(sheet=sheet, by=town.leader, reason="装订")
    assert len(opened) == len(people) == 3
