"""Medical and temporary aid: written down by quarter and cause, made public by quarter in lines of five and more."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import permissions
from portal.words import in_chinese

from ..books.quarters import Quarter
from ..models import AidFigure, AidKind, AidRelease, AidSummary
from ..permissions import PUBLISH
from ..refusals import Declined
from ..release.small import K
from . import recording

ADD, CORRECT = "disclosures.add_aidsummary", "disclosures.change_aidsummary"


@dataclass(frozen=True)
class Line:
    """One line that may be published. An empty cause stands for all of them."""

    kind: str
    cause: str
    households: int
    persons: int
    amount: Decimal


@transaction.atomic
def record_aid(*, by, **values) -> AidSummary:
    """Aid of one kind and cause in one quarter. Inside until the quarter is released."""
    permissions.require(by, ADD)
    return recording.store(AidSummary(**values), by=by)


@transaction.atomic
def correct_aid(*, summary: AidSummary, by, because: str, **values) -> AidSummary:
    permissions.require(by, CORRECT)
    return recording.replace(summary, AidSummary(**values), by=by, because=because)


@transaction.atomic
def cancel_aid(*, summary: AidSummary, by, because: str) -> AidSummary:
    permissions.require(by, CORRECT)
    return recording.cancel(summary, by=by, because=because)


@transaction.atomic
def release_quarter(*, by, quarter: Quarter, because: str = "") -> AidRelease:
    """Make a quarter's aid public; again, with a reason, when it has to be corrected.

    医疗救助基金 rules art 16: quarterly. A kind with fewer than five household times waits for the next quarter; a
    cause with fewer than five is published together with the other (PIPL art 28: no health by inference).
    """
    permissions.require(by, PUBLISH)
    if quarter.start > timezone.localdate():
        raise Declined(_("%(quarter)s还没有开始，不能发布。") % {"quarter": quarter})
    earlier = AidRelease.objects.current().filter(period_start=quarter.start).first()
    if earlier and not because:
        raise Declined(_("%(quarter)s已经发布过。要更正请选择原因后重新发布。") % {"quarter": quarter})
    release = AidRelease(period_start=quarter.start, period_end=quarter.end)
    figures = pending_figures(quarter)
    if earlier:
        recording.replace(earlier, release, by=by, because=because)
    else:
        recording.store(release, by=by)
    for figure in figures:
        figure.release = release
    AidFigure.objects.bulk_create(figures)
    _tell(quarter, figures, because if earlier else "")
    return release


def pending_figures(quarter: Quarter) -> list[AidFigure]:
    """What releasing this quarter would publish: also what earlier quarters were too small to."""
    found: list[AidFigure] = []
    for kind in AidKind:
        published = AidFigure.objects.filter(release__is_current=True, kind=kind)
        if published.filter(period_end__gt=quarter.end, period_start__lte=quarter.end).exists():
            raise Declined(
                _("%(quarter)s的%(kind)s已并入后面季度的发布，请更正那个季度。")
                % {"quarter": quarter, "kind": kind.label}
            )
        last = published.filter(period_end__lt=quarter.start).aggregate(last=Max("period_end"))["last"]
        waiting = AidSummary.objects.current().filter(kind=kind, period_end__lte=quarter.end)
        if last:
            waiting = waiting.filter(period_start__gt=last)
        start = waiting.aggregate(first=Min("period_start"))["first"]
        for line in lines_of(kind, waiting):
            found.append(AidFigure(period_start=start, period_end=quarter.end, **vars(line)))
    return found


def lines_of(kind: str, summaries: Iterable[AidSummary]) -> list[Line]:
    """By cause when each has five household times or more; together when one has fewer; nothing below five."""
    causes: dict[str, Line] = {}
    for one in summaries:
        causes[one.cause] = _add(causes.get(one.cause), one, one.cause)
    whole: Line | None = None
    for line in causes.values():
        whole = _add(whole, line, "")
    if whole is None or whole.households < K:
        return []
    if any(line.households < K for line in causes.values()):
        return [whole]
    return [causes[cause] for cause in sorted(causes)]


def _add(line: Line | None, more, cause: str) -> Line:
    if line is None:
        return Line(more.kind, cause, more.households, more.persons, more.amount)
    return Line(
        line.kind,
        cause,
        line.households + more.households,
        line.persons + more.persons,
        line.amount + more.amount,
    )


@in_chinese
def _tell(quarter: Quarter, figures: list[AidFigure], reason: str) -> None:
    title = _("更正%(quarter)s救助汇总") if reason else _("发布%(quarter)s救助汇总")
    recording.tell(
        recording.CORRECTED if reason else recording.RELEASED,
        f"aid:{quarter.year}-{quarter.number}",
        title % {"quarter": quarter},
        reason=reason,
        lines=[
            [figure.kind, figure.cause, figure.households, figure.persons, str(figure.amount)] for figure in figures
        ],
    )
