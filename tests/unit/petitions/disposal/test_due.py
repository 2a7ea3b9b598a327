"""What is due for disposal: old enough, finished, and needed by nothing that still runs or is kept."""

import datetime as dt

import pytest
import time_machine

from petitions.errors import Refused, WrongState
from petitions.models import DisposalBatch, Petition
from petitions.retention import latest_closing
from petitions.services import disposal, handling, petitioner, retention
from petitions.vocabulary import Action, DisposalState, Kind, State
from portal.accounts.permissions import NotAllowed
from tests.factories.petitions import PetitionFactory

from .words import sealed_words
from .years import BASIS, THEN


@pytest.mark.parametrize(
    ("closed", "years", "free"),
    [("2026-03-03", 10, "2036-03-03"), ("2024-02-29", 1, "2025-03-01"), ("2024-02-29", 4, "2028-02-29")],
)
def test_the_years_end_on_the_same_day(closed, years, free):
    day, first = dt.date.fromisoformat(closed), dt.date.fromisoformat(free)
    assert latest_closing(first, years) >= day
    assert latest_closing(first - dt.timedelta(1), years) < day


def test_nothing_is_due_where_nobody_set_years(town, later):
    with time_machine.travel(THEN, tick=False):
        town.at(State.CLOSED)
    assert retention.rules() == {}
    assert not retention.disposable(by=town.leader).exists()


def test_years_need_their_basis_and_the_leader(town, reviewer):
    with pytest.raises(Refused, match="依据"):
        retention.set_rule(kind=Kind.CLAIM, years=10, basis=" ", by=town.leader)
    with pytest.raises(Refused, match="1到100"):
        retention.set_rule(kind=Kind.CLAIM, years=0, basis=BASIS, by=town.leader)
    for person in (town.worker, reviewer):
        with pytest.raises(NotAllowed):
            retention.set_rule(kind=Kind.CLAIM, years=10, basis=BASIS, by=person)
    retention.set_rule(kind=Kind.CLAIM, years=10, basis=BASIS, by=town.leader)
    retention.set_rule(kind=Kind.CLAIM, years=None, basis="", by=town.leader)
    assert retention.rules()[Kind.CLAIM].years is None


def test_only_what_is_old_finished_and_free_is_listed(town, old, reviewer, later):
    recent = town.at(State.CLOSED)
    still_open = town.submit().petition
    assert list(retention.disposable(by=town.leader)) == [old]
    assert list(retention.disposable(by=reviewer)) == [old]
    with pytest.raises(NotAllowed):
        retention.disposable(by=town.worker)
    with pytest.raises(Refused):
        disposal.propose(cases=[old, recent], reason="保存期满", by=town.leader)
    assert not DisposalBatch.objects.exists()
    assert still_open.is_open


def test_a_case_whose_sender_added_a_word_stays_until_somebody_reads_it(town, old, later):
    petitioner.supplement(petition=old, text="钱还是没有到账。")
    assert not retention.disposable(by=town.leader).exists()
    with pytest.raises(Refused, match=old.number):
        disposal.propose(cases=[old], reason="保存期满", by=town.leader)
    handling.record(petition=old, by=town.worker, note="看过了，已电话解释")
    assert list(retention.disposable(by=town.leader)) == [old]


@pytest.mark.parametrize("link", ["repeats", "split_from", "merged_into"])
def test_a_case_that_an_open_one_needs_stays(town, old, later, link):
    values = {"state": State.RECEIVED}
    if link == "merged_into":
        # A merged case waits for the one that answers it.
        other = town.submit().petition
        merged = PetitionFactory(
            state=State.MERGED, merged_into=other, closed_at=old.closed_at, village=town.village, kind=Kind.CLAIM
        )
        assert merged not in retention.disposable(by=town.leader)
        return
    PetitionFactory(**{link: old}, village=town.village, **values)
    assert not retention.disposable(by=town.leader).exists()


def test_a_merged_case_stays_and_goes_with_the_one_that_answers_it(town, old, later):
    def due():
        return set(retention.disposable(by=town.leader))

    merged = PetitionFactory(
        state=State.MERGED, merged_into=old, closed_at=old.closed_at, village=town.village, kind=Kind.CLAIM
    )
    assert due() == {old, merged}
    retention.preserve(petition=old, by=town.leader, reason="正在诉讼")
    assert due() == set()
    retention.release(petition=old, by=town.leader, reason="判决生效")
    assert due() == {old, merged}
    Petition.objects.filter(pk=old.pk).update(closed_at=dt.datetime(2026, 3, 5, tzinfo=dt.UTC))
    assert due() == set()
    Petition.objects.filter(pk=old.pk).update(disposed_at=dt.datetime(2036, 3, 3, tzinfo=dt.UTC))
    assert due() == {merged}


def test_a_preserved_case_stays_until_it_is_released(town, old, reviewer, later):
    batch = disposal.propose(cases=[old], reason="保存期满", by=town.leader)
    with pytest.raises(Refused):
        retention.preserve(petition=old, by=town.leader, reason="")
    retention.preserve(petition=old, by=town.leader, reason="正在审计")
    assert not retention.disposable(by=town.leader).exists()
    with pytest.raises(Refused, match=old.number):
        disposal.approve(batch=batch, by=reviewer)
    with pytest.raises(WrongState):
        retention.preserve(petition=old, by=town.leader, reason="再来")
    retention.release(petition=old, by=town.leader, reason="审计完了")
    disposal.approve(batch=batch, by=reviewer)
    retention.preserve(petition=old, by=town.leader, reason="又有争议")
    with pytest.raises(Refused, match=old.number):
        disposal.execute(batch=batch, by=reviewer)
    assert sealed_words(old) != []
    disposal.cancel(batch=batch, by=reviewer, note="有争议")
    assert batch.state == DisposalState.REFUSED
    assert [event.action for event in old.events.filter(action__in=[Action.PRESERVE, Action.RELEASE])] == [
        Action.PRESERVE, Action.RELEASE, Action.PRESERVE,
    ]  # fmt: skip
