"""What staff read of the books: changes, what is due, money, aid. Only villages of their own unit and below."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from portal.orgs.models import OrgUnit
from portal.orgs.selectors import villages

from ..models import (
    AidRelease,
    AidSummary,
    ChangeRecord,
    Followup,
    FundPeriod,
    PaymentNotice,
    RecheckPlan,
    RelativeFiling,
    Scheme,
)
from ..staff_selectors import units_of

SOON = dt.timedelta(days=30)


def villages_of(user) -> QuerySet[OrgUnit]:
    return villages().filter(pk__in=units_of(user).values("pk"))


def changes_for(user) -> QuerySet[ChangeRecord]:
    """Every record ever written, corrected ones too; newest month first."""
    return (
        ChangeRecord.objects.filter(village__in=units_of(user))
        .select_related("village", "scheme", "recorded_by", "corrects", "corrected_by")
        .order_by("-effective_month", "-pk")
    )


def newest_year(changes: QuerySet[ChangeRecord]) -> int:
    """What the ledger opens with; in December that is the year to come once something was decided for January."""
    newest = changes.order_by().aggregate(month=Max("effective_month"))["month"]
    return (newest or timezone.localdate()).year


def followups_for(user) -> QuerySet[Followup]:
    return Followup.objects.filter(village__in=units_of(user)).select_related("village", "scheme")


def rechecks_for(user) -> QuerySet[RecheckPlan]:
    return RecheckPlan.objects.filter(village__in=units_of(user)).select_related("village", "scheme")


@dataclass(frozen=True)
class Due:
    """What waits, parted by urgency: past its day, due within a month, later."""

    overdue: list
    soon: list
    later: list

    @property
    def count(self) -> int:
        return len(self.overdue) + len(self.soon)


def parted(found: QuerySet) -> Due:
    today = timezone.localdate()
    waiting = list(found.order_by("due_on", "pk")[:500])
    return Due(
        [one for one in waiting if one.due_on < today],
        [one for one in waiting if today <= one.due_on <= today + SOON],
        [one for one in waiting if one.due_on > today + SOON],
    )


def past_due[Rows: QuerySet](found: Rows) -> Rows:
    return found.filter(due_on__lt=timezone.localdate())


def due_soon[Rows: QuerySet](found: Rows) -> Rows:
    today = timezone.localdate()
    return found.filter(due_on__gte=today, due_on__lte=today + SOON)


def open_followups(user) -> QuerySet[Followup]:
    return followups_for(user).filter(result="")


def open_rechecks(user) -> QuerySet[RecheckPlan]:
    return rechecks_for(user).filter(done_on__isnull=True)


def due_followups(user) -> Due:
    return parted(open_followups(user))


def due_rechecks(user) -> Due:
    return parted(open_rechecks(user))


def villages_without_recheck(user, scheme: Scheme) -> list[OrgUnit]:
    """Villages for which nothing is planned and nothing was checked within a year: 57号 art 31 wants both known."""
    year_ago = timezone.localdate() - dt.timedelta(days=366)
    seen = RecheckPlan.objects.filter(scheme=scheme).filter(Q(done_on=None) | Q(done_on__gte=year_ago))
    return list(villages_of(user).exclude(pk__in=seen.values("village")))


def payments() -> QuerySet[PaymentNotice]:
    found = PaymentNotice.objects.select_related("scheme", "recorded_by", "corrects")
    return found.prefetch_related("totals__village").order_by("-month", "scheme", "-pk")


def funds() -> QuerySet[FundPeriod]:
    return FundPeriod.objects.select_related("scheme", "recorded_by", "corrects").order_by(
        "-period_start", "scheme", "-pk"
    )


def aid_records() -> QuerySet[AidSummary]:
    return AidSummary.objects.select_related("recorded_by", "corrects").order_by(
        "-period_start", "kind", "cause", "-pk"
    )


def aid_releases() -> QuerySet[AidRelease]:
    return AidRelease.objects.current().prefetch_related("figures").order_by("-period_start")


def filings_for(user) -> QuerySet[RelativeFiling]:
    """Without their sealed part: a list needs no name."""
    return (
        RelativeFiling.objects.filter(village__in=units_of(user))
        .select_related("village", "scheme", "filed_by")
        .defer("sealed")
    )
