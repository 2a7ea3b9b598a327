"""What a year's summary asks of disclosure beside the main figures: rounds, sent-back files, re-checks, payments.

The first half is public knowledge (posted notices, released sums); the second half is for staff.
"""

import calendar
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count as Number
from django.db.models import F, Q, QuerySet
from django.db.models import Sum as Add
from django.utils import timezone

from portal.orgs.models import Level, OrgUnit
from portal.orgs.selectors import villages

from ..models import (
    AidKind,
    AidSummary,
    Batch,
    BatchState,
    ChangeKind,
    ChangeReason,
    ChangeRecord,
    Followup,
    PaymentNotice,
    Publication,
    PublicationTotal,
    RecheckPlan,
    Roster,
    RoundKind,
    SchemeKind,
)
from .figures import Aid, Count

RURAL = SchemeKind.RURAL
OVER_LIMIT = (ChangeReason.INCOME_OVER, ChangeReason.ASSETS_OVER)


@dataclass(frozen=True)
class VillageRounds:
    """How many notices of each kind listed this village."""

    village: OrgUnit
    rounds: Counter[str]

    @property
    def total(self) -> int:
        return self.rounds.total()


def rounds_posted(year: int) -> Counter[str]:
    """Rural notices posted in the year, by kind of round; one taken down does not count."""
    found = _posted(year).order_by().values_list("round__kind").annotate(Number("pk"))
    return Counter({RoundKind(kind): count for kind, count in found})


def rounds_by_village(year: int) -> list[VillageRounds]:
    """The same notices under each village that they list; the villages in their own order."""
    rows = (
        PublicationTotal.objects.filter(publication__in=_posted(year), households__gt=0)
        .order_by()
        .values_list("village", "publication__round__kind")
        .annotate(Number("publication"))
    )
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for village, kind, count in rows:
        counted[village][RoundKind(kind)] += count
    return [VillageRounds(village, counted[village.pk]) for village in villages()]


def _posted(year: int) -> QuerySet[Publication]:
    return Publication.objects.standing().filter(scheme__kind=RURAL, posted_on__year=year, opens_at__lte=timezone.now())


def objection_results(year: int) -> Counter[str]:
    """What came of the objections to notices posted in the year, as the notices themselves say it."""
    results: Counter[str] = Counter()
    found = Publication.objects.filter(posted_on__year=year).exclude(outcome="")
    for told in found.order_by().values_list("objection_results", flat=True):
        results.update({name: count for name, count in told.items() if count})
    return results


def over_limit(year: int) -> Count:
    """Of the rural exits those whose reason is income or assets above the limit."""
    sums = (
        ChangeRecord.objects.current()
        .filter(kind=ChangeKind.EXITED, scheme__kind=RURAL, decided_on__year=year, reason__in=OVER_LIMIT)
        .aggregate(households=Add("households"), persons=Add("persons"))
    )
    return Count(sums["households"] or 0, sums["persons"] or 0)


def is_in_its_month(payment: PaymentNotice) -> bool:
    """57号 art 25 asks for money every month: paid by the last day of the month that it is for."""
    last = calendar.monthrange(payment.month.year, payment.month.month)[1]
    return payment.paid_on <= payment.month.replace(day=last)


# --- staff ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Files:
    """The files that villages and the office handed in, and what was sent back."""

    received: int
    villages: int
    sent_back: int
    handed_in_again: int
    confirmed: int


def files(year: int) -> Files:
    """Rosters of every kind of help by the day of handing in; sent back by who checked the file or decided on it."""
    handed_in = Batch.objects.filter(uploaded_at__year=year, follows=None)
    returned = Roster.objects.filter(batch__in=handed_in, returned_at__isnull=False)
    counted = handed_in.aggregate(
        received=Number("pk"),
        villages=Number("unit", filter=Q(unit__level=Level.VILLAGE), distinct=True),
        sent_back=Number("pk", filter=Q(state=BatchState.RETURNED) | Q(pk__in=returned.values("batch"))),
        handed_in_again=Number("pk", filter=Q(replaces__isnull=False)),
        confirmed=Number("pk", filter=Q(state=BatchState.CONFIRMED)),
    )
    return Files(**counted)


@dataclass(frozen=True)
class Rechecks:
    done: int
    households: int
    overdue: int


def rechecks(year: int) -> Rechecks:
    """Rural re-checks finished in the year, and those whose day in it has passed without one."""
    mine = RecheckPlan.objects.filter(scheme__kind=RURAL)
    results = F("unchanged") + F("raised") + F("reduced") + F("stopped")
    done = mine.filter(done_on__year=year).aggregate(number=Number("pk"), households=Add(results))
    overdue = mine.filter(done_on=None, due_on__year=year, due_on__lt=timezone.localdate())
    return Rechecks(done["number"], done["households"] or 0, overdue.count())


def followups_overdue(year: int) -> int:
    """Deaths, moves and ends of easing-out of the year that nobody has settled by their day."""
    found = Followup.objects.filter(scheme__kind=RURAL, due_on__year=year, due_on__lt=timezone.localdate(), result="")
    return found.count()


def aid_recorded(kind: AidKind, year: int) -> Aid:
    """What the office wrote down, released or not."""
    sums = (
        AidSummary.objects.current()
        .filter(kind=kind, period_end__year=year)
        .aggregate(households=Add("households"), persons=Add("persons"), amount=Add("amount"))
    )
    return Aid(sums["households"] or 0, sums["persons"] or 0, sums["amount"] or Decimal(0))
