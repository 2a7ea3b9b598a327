import pytest
import time_machine

from petitions import statistics
from petitions.services import handling
from petitions.vocabulary import Channel, Kind, State
from portal.accounts.permissions import NotAllowed
from portal.kept import editions


@pytest.fixture
def year(town):
    """Two months of invented work."""
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        town.at(State.SERVED, channel=Channel.LETTER)
        town.submit(channel=Channel.VISIT, kind=Kind.CONSULTATION, persons_count=3)
        town.submit(channel=Channel.VISIT, kind=Kind.CONSULTATION)
        town.at(State.ISSUED, channel=Channel.SUGGESTION, kind=Kind.SUGGESTION)
    with time_machine.travel("2026-03-31 23:59+08:00", tick=False):
        town.submit(channel=Channel.WEB)
    with time_machine.travel("2026-04-01 00:01+08:00", tick=False):
        town.submit(channel=Channel.CALL)
    return town


def test_public_figures(year):
    figures = statistics.public_figures(2026)
    expected = {"visits": 2, "visitors": 4, "letters": 1, "replies": 2, "suggestions": 1, "calls": 1, "web": 1}
    assert {name: figures[name] for name in expected} == expected
    assert figures["registered"] == 6
    assert set(statistics.public_figures(2025).values()) == {0}


def test_a_past_month_does_not_move(year):
    before = statistics.staff_figures(year=2026, by=year.leader).months[3]
    from petitions.models import Petition

    with time_machine.travel("2026-05-10 10:00+08:00", tick=False):
        visit = Petition.objects.filter(channel=Channel.VISIT).first()
        handling.classify(petition=visit, by=year.worker, kind=Kind.CLAIM)
        handling.withdraw(petition=visit, by=year.worker, reason="撤回")
        year.submit(channel=Channel.LETTER, received_on=before_march())
    after = statistics.staff_figures(year=2026, by=year.leader)
    assert after.months[3] == before
    assert (before.registered, before.kinds[Kind.CONSULTATION]) == (5, 2)
    assert after.months[5].registered == 1
    assert after.months[5].finished == 1


def before_march():
    from datetime import date

    return date(2026, 3, 20)


def test_months_are_local(year):
    months = statistics.staff_figures(year=2026, by=year.leader).months
    assert (months[3].channels[Channel.WEB], months[4].channels[Channel.CALL]) == (1, 1)


def test_late_work_is_counted_in_the_month_it_was_done(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        petition = town.submit().petition
    with time_machine.travel("2026-04-02 10:00+08:00", tick=False):
        handling.accept(petition=petition, by=town.worker)
    figures = statistics.staff_figures(year=2026, by=town.leader)
    assert [figures.months[number].overrun for number in (3, 4)] == [0, 1]
    assert figures.whole.late == 0  # told too late, but not finished too late


def test_average_days_from_receipt_to_the_end(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        petition = town.submit().petition
    with time_machine.travel("2026-03-06 10:00+08:00", tick=False):
        handling.decline(petition=petition, by=town.worker, reason="不归我们")
    figures = statistics.staff_figures(year=2026, by=town.leader)
    assert (figures.whole.average_days, figures.whole.median_days) == (4.0, 4.0)
    assert figures.whole.finished == figures.months[3].finished == 1
    assert figures.whole.kinds == {"claim": 1}
    assert figures.whole.endings == {"declined": 1}


def test_who_may_read_them(town):
    for user in (town.worker, town.receptionist):
        with pytest.raises(NotAllowed):
            statistics.staff_figures(year=2026, by=user)
    assert statistics.staff_figures(year=2026, by=town.staff("supervisor")).whole.average_days is None


def test_whatever_moves_a_public_figure_makes_kept_pages_new(town):
    seen = editions.current()

    def moved():
        nonlocal seen
        before, seen = seen, editions.current()
        return seen > before

    petition = town.submit(channel=Channel.VISIT, kind=Kind.CONSULTATION).petition
    assert moved()
    handling.accept(petition=petition, by=town.worker)
    handling.record(petition=petition, by=town.worker, note="来电")
    assert not moved()
    handling.answer_at_once(petition=petition, by=town.worker, answer="好。")
    assert moved()
