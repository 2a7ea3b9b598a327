"""The power goes at any moment of an import or a publication: all of a step stands or none, and the way goes on.

Every child here truly dies by SIGKILL, at a statement or a commit that it counts, or when the clock says.
"""

import base64
import hashlib
import random
import time
from collections.abc import Callable

import pytest
from django.db import connection

from disclosures.models import Batch, BatchState, ImportRow, Publication, Roster, RosterEntry, RosterState
from portal.ledger import selectors as ledger
from portal.ledger.models import LedgerEntry
from portal.search.models import SearchDocument
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import RoundFactory
from tests.factories.orgs import OrgUnitFactory

from .way import HOUSEHOLDS, Scene, go, workbook

WARM = 2  # whole ways before the first kill

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene() -> Scene:
    township = OrgUnitFactory(township=True)
    OrgUnitFactory(parent=township, name="杜村", code="990101101201")
    people = [StaffFactory(role=role, unit=township).pk for role in ("case_worker", "leader", "publisher")]
    return Scene(*people, unit=township.pk, round=RoundFactory().pk)


@pytest.fixture
def die(scene, send) -> Callable[..., dict]:
    """Send a roster on its way in a child of its own; ``at`` a moment or ``after`` so many seconds it is killed."""

    def die(number: int, *, at: int | None = None, after: float | None = None, queued: bool = False) -> dict:
        return send({
            "way": "way",
            "scene": scene.as_json(),
            "data": base64.b64encode(workbook(number)).decode(),
            "period": f"第{number}期",
            "at": at,
            "after": after,
            "queued": queued,
        })  # fmt: skip

    return die


def find_broken(number: int) -> str:
    """What is half there of a roster; nothing, if each step stands whole or not at all."""
    batches = Batch.objects.live().filter(file_digest=hashlib.sha256(workbook(number)).hexdigest())
    if len(batches) > 1:
        return "two batches of one file"
    rows = ImportRow.objects.filter(batch__in=batches).count()
    roster = Roster.objects.filter(batch__in=batches).first()
    entries = RosterEntry.objects.filter(roster=roster).count() if roster else 0
    is_confirmed = bool(batches) and batches[0].state == BatchState.CONFIRMED
    expected = HOUSEHOLDS if is_confirmed else 0
    if (rows, entries, roster is not None) != (expected, expected, is_confirmed):
        return f"{rows} rows and {entries} entries of a batch that is confirmed: {is_confirmed}"
    notice = Publication.objects.filter(roster=roster).first() if roster else None
    if (roster is not None and roster.state == RosterState.PUBLISHED) != (notice is not None):
        return "roster and notice disagree"
    if notice is None:
        return ""
    told = LedgerEntry.objects.filter(subject=notice.number, action="notice.published").count()
    found = SearchDocument.objects.filter(section="notices", key=notice.number).count()
    counted = sum(notice.totals.values_list("households", flat=True))
    return "" if (told, found, counted) == (1, 1, HOUSEHOLDS) else f"{told} lines, {found} in search, {counted} counted"


def check_whole(scene: Scene, number: int) -> None:
    """Nothing is half there; the same file sent again ends in one notice; a third time changes nothing."""
    assert find_broken(number) == ""
    for _again in range(2):
        notice = go(scene, workbook(number), period=f"第{number}期")
        assert (notice.households, find_broken(number)) == (HOUSEHOLDS, "")


def check_all(numbers: int) -> None:
    """One notice a roster, numbered without a gap, and an unbroken ledger."""
    assert sorted(Publication.objects.values_list("sequence", flat=True)) == list(range(1, numbers + 1))
    assert LedgerEntry.objects.filter(action="notice.published").count() == numbers
    assert ledger.verify() is None


def count_moments(die, *, queued: bool) -> int:
    """How many moments the way has, once the year's first number has been given out."""
    for number in range(WARM):
        whole = die(number, queued=queued)
        assert (whole["killed"], whole["failed"]) == (False, False)
    return whole["moments"]


def kill_at(moments: list[int], *, scene: Scene, die, queued: bool = False) -> None:
    for number, moment in enumerate(moments, start=WARM):
        told = die(number, at=moment, queued=queued)
        assert told["killed"], (moment, told)
        check_whole(scene, number)


def spread(moments: int, points: int) -> list[int]:
    """So many moments of all, the first and the last among them."""
    return sorted({round(place * (moments - 1) / (points - 1)) for place in range(points)})


@pytest.mark.parametrize("queued", [False, True], ids=["small file", "large file"])
def test_a_kill_leaves_all_or_nothing_and_the_way_goes_on(scene, die, queued):
    points = spread(count_moments(die, queued=queued), 8)
    kill_at(points, scene=scene, die=die, queued=queued)
    check_all(WARM + len(points))


@pytest.mark.soak
@pytest.mark.parametrize("queued", [False, True], ids=["small file", "large file"])
def test_a_kill_at_every_moment(scene, die, queued, say):
    points = list(range(count_moments(die, queued=queued)))
    assert len(points) >= 40
    kill_at(points, scene=scene, die=die, queued=queued)
    check_all(WARM + len(points))
    kind = "large" if queued else "small"
    say(f"kill -9, {kind} file, {connection.vendor}: {len(points)} moments, 0 half-done, all resumed")


@pytest.mark.soak
def test_a_kill_at_any_time(scene, die, say):
    """Between statements too: in the parser's child, in the disk's own work."""
    started = time.perf_counter()
    die(0)
    seconds = time.perf_counter() - started
    chance, kills = random.Random(7), 100
    for number in range(1, kills + 1):
        die(number, after=chance.uniform(0, seconds), queued=number % 2 == 0)
        check_whole(scene, number)
    check_all(1 + kills)
    say(f"kill -9 at any time, {connection.vendor}: {kills} kills, 0 half-done, all resumed")
