"""The power goes at any moment of a letter's way: every code that was shown opens its case, and no step is half done."""

import random
import time
from collections.abc import Callable

import pytest
from django.db import connection

from petitions import codes
from petitions.models import Attachment, CaseEvent, NumberSeries, Petition, Petitioner, Reply
from petitions.numbers import number_for
from petitions.services import intake
from petitions.vocabulary import Action, ReplyStatus, State
from tests.factories.petitions import Town

from .letter import Desk, go

pytestmark = pytest.mark.django_db(transaction=True)
WHOLE = [
    Action.SUBMIT, Action.ACCEPT, Action.DRAFT_REPLY, Action.SUBMIT_REPLY, Action.APPROVE_REPLY, Action.ISSUE_REPLY,
    Action.MARK_SERVED, Action.SUPPLEMENT,
]  # fmt: skip


@pytest.fixture
def desk() -> Desk:
    town = Town()
    return Desk(town.worker.pk, town.leader.pk)


@pytest.fixture
def die(desk, send) -> Callable[..., dict]:
    def die(key: str, *, at: int | None = None, after: float | None = None) -> dict:
        return send({"way": "letter", "desk": desk.as_json(), "key": key, "at": at, "after": after})

    return die


def check_shown(told: dict) -> None:
    """What the resident has in hand opens the case."""
    for line in told["shown"]:
        number, code = line.split()
        found = intake.look_up(number, code)
        assert found is not None, line
        assert found.number == number


def check_whole(desk: Desk, key: str) -> None:
    """Nothing is half there; the form sent again ends in the same one case, its record whole and in order."""
    for _again in range(2):
        petition = go(desk, key)
        assert petition.state == State.SERVED
        assert list(petition.events.order_by("pk").values_list("action", flat=True)) == WHOLE
        assert Petitioner.objects.filter(petition=petition).count() == 1
        assert Attachment.objects.filter(petition=petition).count() == 0
        assert petition.replies.get().status == ReplyStatus.SERVED
        assert petition.reviews.count() == 1
        assert intake.look_up(petition.number, codes.code_for(key)) == petition


def check_all(letters: int) -> None:
    """One case a form, and numbers without a gap behind them, of cases and of replies."""
    year = Petition.objects.first().entered_at.year
    assert set(Petition.objects.values_list("number", flat=True)) == {number_for(year, n + 1) for n in range(letters)}
    assert NumberSeries.objects.get(name="petition").last == letters
    assert NumberSeries.objects.get(name="reply").last == letters == Reply.objects.count()
    assert CaseEvent.objects.count() == letters * len(WHOLE)


def kill_at(moments, *, desk, die) -> None:
    for moment in moments:
        key = codes.new_key()
        told = die(key, at=moment)
        assert told["killed"], (moment, told)
        check_shown(told)
        check_whole(desk, key)


def count_moments(desk, die) -> int:
    for _warm in range(2):
        key = codes.new_key()
        whole = die(key)
        assert (whole["killed"], whole["failed"], len(whole["shown"])) == (False, False, 1)
        check_whole(desk, key)
    return whole["moments"]


def test_a_kill_loses_no_code_that_was_shown(desk, die):
    moments = count_moments(desk, die)
    points = sorted({round(place * (moments - 1) / 7) for place in range(8)})
    kill_at(points, desk=desk, die=die)
    check_all(2 + len(points))


@pytest.mark.soak
def test_kills_at_five_hundred_moments(desk, die, say):
    """Every statement and every commit of the way, then by the clock, between statements too."""
    moments = count_moments(desk, die)
    kill_at(range(moments), desk=desk, die=die)
    started = time.perf_counter()
    die(key := codes.new_key())
    check_whole(desk, key)
    seconds, chance = time.perf_counter() - started, random.Random(11)
    by_clock = max(500 - moments, 50)
    for _kill in range(by_clock):
        key = codes.new_key()
        check_shown(die(key, after=chance.uniform(0, seconds)))
        check_whole(desk, key)
    check_all(3 + moments + by_clock)
    say(
        f"letters, kill -9, {connection.vendor}: {moments} moments and {by_clock} by the clock, "
        "every shown code resolves, 0 half-done"
    )
