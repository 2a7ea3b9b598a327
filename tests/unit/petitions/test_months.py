"""Frozen months: counted from events, written down once, counted again to the same figures."""

import json
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from petitions.errors import Fixed, Refused
from petitions.matters import Matter
from petitions.models import CaseEvent, MonthFigures
from petitions.services import handling, replies, statistics, tending
from petitions.services.entering import Person
from petitions.statistics import reading
from petitions.statistics.periods import Month
from petitions.vocabulary import Action, Channel, Ending, Kind, Outcome, State
from portal.kept import editions
from portal.ledger.models import LedgerEntry
from portal.orgs.models import OrgUnit

CROWD = Person("钱进宝", "13800138000", "杜村一组", (Person("钱进宝", "13800138000"),))


def at(moment):
    return time_machine.travel(f"{moment}+08:00", tick=False)


@pytest.fixture
def spring(town):
    """January to April of an invented year: enough of some, few of others."""
    with at("2026-01-15 10:00"):
        for _ in range(6):
            town.submit(channel=Channel.LETTER)
        for _ in range(7):
            town.submit(channel=Channel.CALL, kind=Kind.CONSULTATION)
        town.submit(channel=Channel.VISIT, kind=Kind.CONSULTATION, persons_count=7, petitioner=CROWD)
        town.submit(kind=Kind.ACCUSATION)
    with at("2026-02-10 10:00"):
        for _ in range(5):
            case = town.submit(channel=Channel.CALL, kind=Kind.CONSULTATION, village=town.other_village).petition
            handling.answer_at_once(petition=case, by=town.worker, answer="已当面说明。")
    with at("2026-03-02 10:00"):
        town.at(State.CLOSED, channel=Channel.LETTER)
        town.submit(channel=Channel.LETTER)
    with at("2026-04-08 10:00"):
        yield town


def test_a_month_is_what_its_events_say(spring):
    frozen = statistics.freeze_ended()
    assert [str(month) for month in frozen] == ["2026-01", "2026-02", "2026-03"]
    january, february, march = (month.figures for month in frozen)
    assert (january["registered"], january["finished"]) == (15, 0)
    # One visit and one web letter are too few: the six letters cover them, the seven calls need not.
    assert {name: count for name, count in january["channels"].items() if count is not None} == {"call": 7}
    assert {name: count for name, count in january["kinds"].items() if count is not None} == {"consultation": 8}
    assert february["endings"]["at_once"] == 5
    assert (february["finished"], february["late"], february["on_time_rate"]) == (5, 0, 100)
    assert february["median_days"] == 0
    assert (march["finished"], march["on_time_rate"], march["median_days"]) == (1, None, None)


def test_villages_stand_by_quarter_alone_and_accusations_in_none(spring):
    january, february, march = (month.figures for month in statistics.freeze_ended())
    assert "quarter" not in january
    assert "quarter" not in february
    assert march["quarter"]["registered"] == 22
    true = reading.count_months(Month(2026, 1), Month(2026, 3)).villages
    assert true == {spring.village.code: 16, spring.other_village.code: 5, "": 1}
    # One matter without a village hides, and takes the smallest village with it.
    shown = march["quarter"]["villages"]
    assert shown == {spring.village.code: 16, spring.other_village.code: None, "": None}


def test_frozen_again_it_is_the_same_record(spring):
    first = statistics.freeze_ended()
    assert statistics.freeze_ended() == []
    assert statistics.freeze(year=2026, month=1) == first[0]
    assert LedgerEntry.objects.filter(action="month.frozen").count() == 3
    assert [entry.facts["figures_digest"] for entry in LedgerEntry.objects.order_by("number")] == [
        month.digest for month in first
    ]


def test_what_happens_later_does_not_move_a_frozen_month(spring):
    before = [month.figures for month in statistics.freeze_ended()]
    letter = CaseEvent.objects.filter(facts__channel="letter").first().petition
    with at("2026-05-20 10:00"):
        handling.classify(petition=letter, by=spring.worker, kind=Kind.SUGGESTION)
        handling.withdraw(petition=letter, by=spring.worker, reason="本人撤回")
        spring.submit(channel=Channel.LETTER, received_on=letter.received_on)
        assert list(statistics.find_differences()) == []
        assert [month.figures for month in MonthFigures.objects.all()[:3]] == before
    with at("2026-06-02 10:00"):
        statistics.freeze_ended()
        assert list(statistics.find_differences()) == []


def test_a_month_still_running_and_one_out_of_turn_are_refused(spring):
    edition = editions.current()
    with pytest.raises(Refused, match="没有过完"):
        statistics.freeze(year=2026, month=4)
    with pytest.raises(Refused, match="2026-01"):
        statistics.freeze(year=2026, month=3)
    assert not MonthFigures.objects.exists()
    assert editions.current() == edition
    statistics.freeze(year=2026, month=1)
    assert editions.current() > edition


def test_a_late_end_is_counted_once_and_never_hidden(town):
    with at("2026-03-02 10:00"):
        case = town.at(State.ACCEPTED)
    with at("2026-06-02 10:00"):
        town.at(State.ACCEPTED)
        for _reached, step in list(town._way(case))[1:]:
            step()
    with at("2026-07-01 01:00"):
        june = statistics.freeze_ended()[-1].figures
    assert (june["finished"], june["late"]) == (1, 1)


def test_a_matter_taken_up_again_leaves_the_month_of_its_first_end_alone(town):
    with at("2026-04-02 10:00"):
        case = town.at(State.CLOSED)
    with at("2026-05-01 01:00"):
        statistics.freeze_ended()
    with at("2026-05-06 10:00"):
        tending.reopen(petition=case, by=town.worker, reason="有新的事实")
    with at("2026-08-06 10:00"):
        replies.draft(
            petition=case,
            by=town.worker,
            matters=[Matter("再查属实。", "从四月起补发差额。", "57号")],
            outcome=Outcome.SUPPORTED,
        )
        for service, by in (
            (replies.submit, town.worker),
            (replies.approve, town.leader),
            (replies.issue, town.worker),
        ):
            service(reply=case.replies.last(), by=by)
        replies.mark_served(reply=case.replies.last(), by=town.worker, method="in_person", proof="本人签收")
        case.refresh_from_db()
        handling.close(petition=case, by=town.worker, note="核对完毕")
    assert list(statistics.find_differences()) == []
    first, second = (reading.count_months(Month(2026, month), Month(2026, month)) for month in (4, 8))
    assert (first.late, dict(first.endings)) == (0, {Ending.EXPLAINED: 1})
    assert (second.late, dict(second.endings)) == (1, {Ending.SUPPORTED: 1})
    whole = reading.count_months(Month(2026, 1), Month(2026, 12))
    assert (whole.late, dict(whole.endings)) == (1, {Ending.EXPLAINED: 1, Ending.SUPPORTED: 1})


def test_ratings_count_when_there_are_five(spring):
    case = CaseEvent.objects.first().petition

    def rate(score):
        CaseEvent.objects.create(
            petition=case, action=Action.RATE, from_state=case.state, to_state=case.state, facts={"score": score}
        )

    with at("2026-04-20 10:00"):
        for score in (5, 5, 4, 3):
            rate(score)
        counts = reading.count_months(Month(2026, 4), Month(2026, 4))
        assert (counts.scores, counts.satisfaction) == ([5, 5, 4, 3], 4.2)
    with at("2026-05-20 10:00"):
        for score in (5, 5, 4, 3, 5):
            rate(score)
    with at("2026-06-01 00:30"):
        april, may = statistics.freeze_ended()[-2:]
    assert (april.figures["ratings"], april.figures["satisfaction"]) == (None, None)
    assert (may.figures["ratings"], may.figures["satisfaction"]) == (5, 4.4)


def test_a_known_channel_hidden_once_stays_hidden_for_the_year(town):
    for month, letters in ((1, 2), (2, 9)):
        with at(f"2026-{month:02}-05 10:00"):
            for _ in range(letters):
                town.submit(channel=Channel.LETTER)
            for _ in range(6):
                town.submit(channel=Channel.CALL)
            for _ in range(7):
                town.submit(channel=Channel.FAX)
    with at("2026-03-01 10:00"):
        january, february = statistics.freeze_ended()
    assert january.figures["channels"]["letter"] is None
    assert february.figures["channels"]["letter"] is None


def test_a_village_that_comes_or_goes_later_does_not_disturb_the_recount(spring):
    statistics.freeze_ended()
    OrgUnit.objects.filter(pk=spring.other_village.pk).update(valid_until="2026-01-01")
    assert list(statistics.find_differences()) == []


def test_the_commands_freeze_and_verify(spring):
    out = StringIO()
    call_command("freeze_month", stdout=out)
    assert "3 months frozen" in out.getvalue()
    call_command("verify_months", stdout=out)
    assert "3 frozen months agree" in out.getvalue()


def test_a_forged_month_is_named_with_its_first_differing_figure(spring):
    months = statistics.freeze_ended()
    forged = {**months[1].figures, "late": 3}
    with lifted_guard(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE petitions_monthfigures SET figures = %s WHERE id = %s", [json.dumps(forged), months[1].pk]
        )
    with pytest.raises(CommandError, match="2026-02: the figures do not have their own digest"):
        call_command("verify_months")
    with lifted_guard(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE petitions_monthfigures SET digest = %s WHERE id = %s",
            [statistics.digest_of(forged), months[1].pk],
        )
    with pytest.raises(CommandError, match="2026-02: the ledger has no such digest"):
        call_command("verify_months")
    again = statistics.publish(Month(2026, 2), 1, statistics.Rows.of_frozen(forged), [months[0].figures])
    assert statistics.first_difference(forged, again) == "late: 3 was frozen, 0 is counted"


def lifted_guard():
    from tests.guards import _asleep

    return _asleep(connection)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE petitions_monthfigures SET digest = 'x'",
        "UPDATE petitions_monthfigures SET year = year",
        "DELETE FROM petitions_monthfigures",
    ],
)
def test_the_database_refuses_to_touch_a_frozen_month(spring, statement):
    statistics.freeze_ended()
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert "append-only" in str(refusal.value)


def test_nor_is_it_replaced_or_emptied(spring):
    statistics.freeze_ended()
    statement = "INSERT OR REPLACE INTO petitions_monthfigures SELECT * FROM petitions_monthfigures"
    if connection.vendor == "postgresql":
        statement = "TRUNCATE petitions_monthfigures"
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert "append-only" in str(refusal.value)


def test_the_model_refuses_with_a_sentence(spring):
    month = statistics.freeze_ended()[0]
    with pytest.raises(Fixed):
        month.save()
    with pytest.raises(Fixed):
        month.delete()
