"""What the public may read of disclosure. Pages, API, feed and search all come through here.

Nothing in this file touches a batch, an import row or a member of staff; staff screens read staff_selectors.py.
"""

import datetime as dt

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from portal.kept.copies import is_copy
from portal.orgs.models import OrgUnit

# The year's figures live in a file of their own; callers find them at this door.
from .books.figures import Aid, Figures, VillageCount, figures, shown_village_counts, village_counts
from .books.public_books import published_aid, published_funds, published_payments, published_sheets, village_lines
from .books.sheets import public_sheet
from .models import (
    Publication,
    PublicationCell,
    PublicationTotal,
    RosterEntry,
    Round,
    Scheme,
    WebLevel,
    WithdrawalReason,
)
from .models.publication import PublicationQuerySet
from .release import small
from .states import AFTER_WITHDRAWAL, State, state_of

__all__ = [
    "Aid",
    "Figures",
    "NoRows",
    "RowsGone",
    "VillageCount",
    "cells_of",
    "count_by_state",
    "entries_of",
    "figures",
    "find_notice",
    "next_change",
    "notices_about",
    "notices_in",
    "open_notices",
    "public_notices",
    "public_sheet",
    "published_aid",
    "published_entries",
    "published_funds",
    "published_payments",
    "published_sheets",
    "rounds_of",
    "rows_by_village",
    "schemes_with_notices",
    "shown_village_counts",
    "shows_rows",
    "shows_totals",
    "sums_of",
    "totals_of",
    "village_counts",
    "village_lines",
    "villages_with_notices",
    "years_with_notices",
]


class RowsGone(LookupError):  # noqa: N818
    """The rows were public once; the posting has ended (PIPL art 47)."""


class NoRows(LookupError):  # noqa: N818
    """This notice shows no rows here: totals only, not open yet, or a copy that leaves this machine."""


def public_notices() -> PublicationQuerySet:
    """Every notice ever posted, in whatever state, without its rows; newest first."""
    notices: PublicationQuerySet = Publication.objects.all()
    return notices.select_related("scheme", "unit", "round").order_by("-opens_at", "-sequence")


def notices_in(state: State, *, now: dt.datetime | None = None) -> PublicationQuerySet:
    now = now or timezone.now()
    notices = public_notices()
    return {
        State.SCHEDULED: notices.scheduled_at,
        State.OPEN: notices.open_at,
        State.CLOSED: notices.closed_at,
        State.WITHDRAWN: lambda _now: notices.withdrawn(),
    }[state](now)


def notices_about(village: OrgUnit) -> PublicationQuerySet:
    """Notices of the village itself and those of the township that list it."""
    listed = PublicationTotal.objects.filter(publication=OuterRef("pk"), village=village)
    return public_notices().filter(Exists(listed))


def open_notices() -> PublicationQuerySet:
    """What can be read and objected to now; what closes first stands first."""
    return notices_in(State.OPEN).order_by(F("ends_at").asc(nulls_last=True), "-sequence")


def find_notice(number: str) -> Publication | None:
    return (
        public_notices()
        .select_related("round__procedure", "supersedes", "superseded_by__correction", "correction", "follows")
        .filter(number=number)
        .first()
    )


def published_entries(number: str) -> QuerySet[RosterEntry]:
    """The rows of a notice that may be shown at this moment; none for any other."""
    notice = find_notice(number)
    try:
        return entries_of(notice) if notice else RosterEntry.objects.none()
    except LookupError:
        return RosterEntry.objects.none()


def entries_of(notice: Publication, *, now: dt.datetime | None = None) -> QuerySet[RosterEntry]:
    """The rows of a notice in the order of their serials. Raises RowsGone after the window, NoRows without one."""
    state = state_of(notice, now or timezone.now())
    if notice.web_level != WebLevel.MASKED or state is State.SCHEDULED or is_copy():
        raise NoRows(notice.number)
    if state is not State.OPEN:
        raise RowsGone(notice.number)
    return RosterEntry.objects.filter(roster_id=notice.roster_id).select_related("village").order_by("serial")


def shows_rows(notice: Publication, *, now: dt.datetime | None = None) -> bool:
    state = state_of(notice, now or timezone.now())
    return notice.web_level == WebLevel.MASKED and state is State.OPEN and not is_copy()


def shows_totals(notice: Publication, *, now: dt.datetime | None = None) -> bool:
    """Sums outlive the rows, unless the notice was withdrawn because they were wrong."""
    state = state_of(notice, now or timezone.now())
    if state is State.WITHDRAWN:
        return AFTER_WITHDRAWAL[WithdrawalReason(notice.withdrawal_reason)].shows_totals
    return state is not State.SCHEDULED


def totals_of(notice: Publication, *, now: dt.datetime | None = None, lasting: bool = False) -> list[small.Line]:
    """Sums by village. Once the rows are gone, and in what outlives them (`lasting`), small villages are one line."""
    totals = PublicationTotal.objects.filter(publication=notice).select_related("village")
    lines = [small.Line(total.village, total.households, total.persons, total.amount) for total in totals]
    if notice.web_level == WebLevel.GENERALISED or (shows_rows(notice, now=now) and not lasting):
        return lines
    return [small.veil(line) for line in small.merge(lines)]


def sums_of(notice: Publication) -> small.Line:
    """The notice's own sums, as they may stand for good."""
    return small.veil(small.Line(None, notice.households, notice.persons, notice.amount))


def cells_of(notice: Publication) -> QuerySet[PublicationCell]:
    """The generalised form of the roster: counts of five and more. It outlives the window."""
    return PublicationCell.objects.filter(publication=notice).select_related("village").order_by("pk")


def rounds_of(notice: Publication) -> list[tuple[Round, list[Publication]]]:
    """Each round of the procedure with the notices that this matter had in it, in their order.

    More than one where a correction was posted again.
    """
    chain = [notice]
    while (earlier := chain[0].follows) is not None and earlier not in chain:
        chain.insert(0, earlier)
    while (later := _follower(chain[-1])) is not None and later not in chain:
        chain.append(later)
    return [
        (round, [one for one in chain if one.round_id == round.pk])
        for round in notice.round.procedure.rounds.order_by("order")
    ]


def _follower(notice: Publication) -> Publication | None:
    """The newest standing notice that took this one's matter on."""
    return notice.followed_by.standing().order_by("-sequence").first()


def schemes_with_notices() -> QuerySet[Scheme]:
    return Scheme.objects.filter(Exists(Publication.objects.filter(scheme=OuterRef("pk"))))


def villages_with_notices() -> QuerySet[OrgUnit]:
    return OrgUnit.objects.filter(Exists(PublicationTotal.objects.filter(village=OuterRef("pk"))))


def years_with_notices() -> list[int]:
    return list(Publication.objects.order_by("-year").values_list("year", flat=True).distinct())


def rows_by_village(notice: Publication) -> list[tuple[OrgUnit, int]]:
    """Villages on the roster with their number of lines, for jumping to one's own."""
    totals = PublicationTotal.objects.filter(publication=notice).select_related("village")
    return [(total.village, total.households) for total in totals]


def next_change(now: dt.datetime, *, before: dt.datetime) -> dt.datetime | None:
    """The first moment at which some notice opens or closes by itself, if one does before the given time."""
    standing = Publication.objects.standing()
    moments = standing.aggregate(
        opens=Min("opens_at", filter=Q(opens_at__gt=now, opens_at__lt=before)),
        ends=Min("ends_at", filter=Q(ends_at__gt=now, ends_at__lt=before)),
    )
    return min((moment for moment in moments.values() if moment is not None), default=None)


def count_by_state(now: dt.datetime | None = None) -> dict[State, int]:
    now = now or timezone.now()
    return {state: notices_in(state, now=now).aggregate(n=Count("pk"))["n"] for state in State}
