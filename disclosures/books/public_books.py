"""What everybody may read of the books: aid as released, funds by period, payments by month. Sums of five and more."""

from collections.abc import Iterable

from django.db.models import QuerySet

from ..models import AidFigure, FundPeriod, PaymentNotice
from ..release import small
from .sheets import Sheet, public_sheet, schemes_with_moves


def published_sheets(year: int) -> list[Sheet]:
    """Each scheme's year, from where it began to what its roster says."""
    found = [public_sheet(scheme, year) for scheme in schemes_with_moves(year)]
    return [sheet for sheet in found if not sheet.is_empty]


def published_aid(year: int) -> QuerySet[AidFigure]:
    """The lines of the quarters' releases that stand now."""
    return AidFigure.objects.filter(release__is_current=True, period_end__year=year).order_by(
        "period_end", "kind", "cause"
    )


def published_funds(year: int) -> QuerySet[FundPeriod]:
    """社会救助暂行办法 art 62: what came in, from whom, what was spent, what is left."""
    found = FundPeriod.objects.current().filter(period_end__year=year)
    return found.select_related("scheme").order_by("period_start", "scheme")


def published_payments(year: int) -> QuerySet[PaymentNotice]:
    """Months in which so few were paid that their money could be told stay out."""
    found = PaymentNotice.objects.current().filter(month__year=year, households__gte=small.K)
    return found.select_related("scheme").prefetch_related("totals__village").order_by("month", "scheme")


def village_lines(payment: PaymentNotice) -> Iterable[small.Line]:
    """A month's money by village; villages with fewer than five households are one line."""
    return small.merge(
        small.Line(total.village, total.households, total.persons, total.amount) for total in payment.totals.all()
    )
