"""The reports that a county asks for: counts by the book, and no case to be found in them by whoever it accuses."""

import pytest
import time_machine

from petitions import permissions
from petitions.matters import Matter
from petitions.services import handling, replies, statistics
from petitions.services.entering import Person
from petitions.statistics import reports
from petitions.statistics.periods import Month
from petitions.vocabulary import Channel, Kind, Outcome, State
from portal.accounts.permissions import NotAllowed

MARCH = Month(2026, 3)
CROWD = Person("钱进宝", "13800138000", "杜村一组", (Person("钱进宝", "13800138000"),))


def at(moment):
    return time_machine.travel(f"{moment}+08:00", tick=False)


def table(report, place):
    return {row[0]: row[1:] for row in report.tables[place].rows}


@pytest.fixture
def march(town):
    with at("2026-03-10 10:00"):
        town.submit(channel=Channel.VISIT, persons_count=6, petitioner=CROWD)
        town.submit(channel=Channel.VISIT, persons_count=2)
        town.submit(channel=Channel.LETTER, kind=Kind.SUGGESTION)
        town.submit(kind=Kind.ACCUSATION, accused_unit=town.village)
        declined = town.submit(village=town.other_village).petition
        handling.decline(petition=declined, by=town.worker, reason="请向法院提出。")
        yield town


def test_visits_are_batches_and_persons_and_crowds_are_told_apart(march):
    channels = table(reports.monthly(month=MARCH, by=march.leader), 0)
    assert channels["来访"] == (2, 8)
    assert channels["其中：集体访（5人及以上）"] == (1, 6)
    assert channels["来信"] == (1, 1)
    assert channels["传真"] == (0, 0)
    assert channels["合计"] == (5, 11)
    kinds = table(reports.monthly(month=MARCH, by=march.leader), 1)
    assert kinds["检举控告"] == (1, 1)
    assert kinds["合计"] == (5, 11)


def test_handling_says_what_was_done_on_time_and_late(march):
    with at("2026-06-20 10:00"):
        march.at(State.CLOSED)
    told = table(reports.monthly(month=MARCH, by=march.leader), 2)
    assert [told[name][0] for name in ("不予受理", "办结", "其中按期办结", "其中超期办结")] == [1, 1, 1, 0]
    assert told["按期办结率（%）"] == (100,)
    assert told["满意度（满分5分）"] == ("—",)


def test_an_adopted_suggestion_is_counted_when_the_reply_is_numbered(town):
    with at("2026-03-10 10:00"):
        case = town.at(State.ACCEPTED, kind=Kind.SUGGESTION)
        reply = replies.draft(
            petition=case, by=town.worker, matters=[Matter("已核实。", "采纳。", "")], outcome=Outcome.ADOPTED
        )
        for service, by in ((replies.submit, town.worker), (replies.approve, town.leader)):
            service(reply=reply, by=by)
            reply.petition.refresh_from_db()
        assert table(reports.monthly(month=MARCH, by=town.leader), 2)["建议采纳"] == (0,)
        replies.issue(reply=reply, by=town.worker)
        assert table(reports.monthly(month=MARCH, by=town.leader), 2)["建议采纳"] == (1,)


def test_the_year_has_its_months_and_counts_looks_at_persons(march):
    case = march.submit().petition
    handling.view_petitioner(petition=case, by=march.worker, reason="电话核实")
    report = reports.annual(year=2026, by=march.leader)
    assert table(report, 2)["查看申请人信息（次）"] == (1,)
    assert table(report, 3)["3月"][:2] == (6, 12)
    assert table(report, 3)["4月"] == (0, 0, 0, 0, 0)


def test_villages_are_exact_for_those_who_see_the_cases(march):
    villages = table(reports.monthly(month=MARCH, by=march.leader), 3)
    assert villages == {"杜村": (3,), "上河村": (1,), "全镇的事、检举控告、没写明村的": (1,)}


def test_a_supervisor_reads_villages_as_everybody_does(march):
    supervisor = march.staff("supervisor")
    assert reports.monthly(month=MARCH, by=supervisor).tables[3].rows == ()
    for _ in range(6):
        march.submit(village=march.village)
        march.submit(village=march.other_village)
    with at("2026-04-01 02:00"):
        statistics.freeze_ended()
        report = reports.annual(year=2026, by=supervisor)
    assert table(report, 4) == {
        "杜村": (9,),
        "上河村": ("不单列",),
        "全镇的事、检举控告、没写明村的": ("不单列",),
    }


def test_whoever_s_people_are_accused_does_not_find_the_case_by_a_count(march):
    cadre = march.staff("leader", unit=march.village)
    assert permissions.walled_off(march.leader) == set()
    assert len(permissions.walled_off(cadre)) == 1
    report = reports.monthly(month=MARCH, by=cadre)
    assert table(report, 1)["检举控告"] == (0, 0)
    assert table(report, 0)["合计"] == (4, 10)
    annual = reports.annual(year=2026, by=cadre)
    assert table(annual, 1)["检举控告"] == (0, 0)
    assert table(annual, 3)["3月"][0] == 4


def test_a_matter_accusing_the_township_is_no_count_for_anybody_of_it(town):
    with at("2026-03-10 10:00"):
        town.submit(kind=Kind.ACCUSATION, accused_unit=town.unit)
        for user in (town.leader, town.staff("leader", unit=town.village)):
            report = reports.monthly(month=MARCH, by=user)
            assert table(report, 0)["合计"] == (0, 0)


def test_what_stands_today_is_told_beside_the_running_period_alone(march):
    told = table(reports.monthly(month=MARCH, by=march.leader), 4)
    assert told == {"没有办结的来件": (4,), "其中已超期": (0,), "其中7天内到期": (0,)}
    with at("2026-03-20 10:00"):
        assert table(reports.monthly(month=MARCH, by=march.leader), 4)["其中7天内到期"] == (4,)
    with at("2026-04-20 10:00"):
        assert len(reports.monthly(month=MARCH, by=march.leader).tables) == 4
        assert table(reports.annual(year=2026, by=march.leader), 5)["其中已超期"] == (4,)
    cadre = march.staff("leader", unit=march.village)
    assert table(reports.monthly(month=MARCH, by=cadre), 4)["没有办结的来件"] == (3,)


def test_who_may_ask(march):
    for user in (march.worker, march.receptionist, march.publisher):
        with pytest.raises(NotAllowed):
            reports.monthly(month=MARCH, by=user)
        with pytest.raises(NotAllowed):
            reports.annual(year=2026, by=user)


def test_as_a_sheet_each_table_stands_under_its_title(march):
    rows = reports.monthly(month=MARCH, by=march.leader).as_rows()
    assert rows[0] == ["2026年3月信访月报"]
    assert ["方式", "件（批）次", "人次"] in rows
