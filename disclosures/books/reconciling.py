"""Money held against people: what was paid in a month against who was on the roster, village by village. For staff."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count
from django.db.models import Sum as Add

from portal.orgs.models import OrgUnit
from portal.orgs.selectors import villages

from ..models import EFFECTS, ChangeKind, ChangeRecord, FundPeriod, OpeningBalance, PaymentNotice, RosterEntry

NOUGHT = Decimal(0)


@dataclass(frozen=True)
class Tally:
    households: int = 0
    persons: int = 0
    amount: Decimal = NOUGHT

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.households + other.households, self.persons + other.persons, self.amount + other.amount)

    def __sub__(self, other: "Tally") -> "Tally":
        return Tally(self.households - other.households, self.persons - other.persons, self.amount - other.amount)

    def __bool__(self) -> bool:
        return bool(self.households or self.persons or self.amount)


@dataclass(frozen=True)
class VillagePaid:
    village: OrgUnit
    paid: Tally
    expected: Tally | None

    @property
    def difference(self) -> Tally | None:
        return None if self.expected is None else self.paid - self.expected


@dataclass(frozen=True)
class FundCheck:
    """A period's money beside its neighbours: what it was handed, and what the months paid."""

    funds: FundPeriod
    before: Decimal | None
    paid: Decimal
    months: int

    @property
    def carried_gap(self) -> Decimal:
        return NOUGHT if self.before is None else self.funds.carried_over - self.before

    @property
    def paid_gap(self) -> Decimal:
        return self.funds.spent - self.paid if self.months else NOUGHT


def check_payment(payment: PaymentNotice) -> list[VillagePaid]:
    """Each village's payment beside the roster of that month; villages that only one of the two knows included."""
    paid = {total.village_id: Tally(total.households, total.persons, total.amount) for total in payment.totals.all()}
    expected = roster_of_month(payment)
    lines = []
    for village in villages():
        if village.pk in paid or expected.get(village.pk):
            due = expected.get(village.pk, Tally()) if expected else None
            lines.append(VillagePaid(village, paid.get(village.pk, Tally()), due))
    return lines


def roster_of_month(payment: PaymentNotice) -> dict[int, Tally]:
    """Who was due by village: the last whole roster before the payment, or the opening figure, and the changes since."""
    bases: dict[int, tuple[dt.date, Tally]] = {}
    for row in OpeningBalance.objects.current().filter(scheme=payment.scheme, year=payment.month.year):
        bases[row.village_id] = (dt.date(row.year - 1, 12, 31), Tally(row.households, row.persons, row.amount))
    for village, day, counted in _posted_before(payment):
        if village not in bases or day >= bases[village][0]:
            bases[village] = (day, counted)
    if not bases:
        return {}
    found = defaultdict(Tally, {village: counted for village, (_day, counted) in bases.items()})
    since = min(day for day, _counted in bases.values())
    changes = ChangeRecord.objects.current().filter(
        scheme=payment.scheme, effective_month__lte=payment.month, effective_month__gt=since
    )
    for change in changes:
        base = bases.get(change.village_id)
        if base is None or change.effective_month > base[0]:
            found[change.village_id] += effect_of(change)
    return dict(found)


def effect_of(change: ChangeRecord) -> Tally:
    sign = EFFECTS[ChangeKind(change.kind)].roster
    return Tally(sign * change.households, sign * change.persons, change.amount)


def _posted_before(payment: PaymentNotice):
    """Village sums of the whole rosters up to the day of payment, oldest first."""
    rows = (
        RosterEntry.objects.filter(
            roster__publication__scheme=payment.scheme,
            roster__publication__is_whole_roster=True,
            roster__publication__withdrawn_at__isnull=True,
            roster__publication__posted_on__lte=payment.paid_on,
            roster__publication__posted_on__gte=payment.month - dt.timedelta(days=400),
        )
        .order_by("roster__publication__posted_on", "roster__publication__sequence")
        .values_list("village", "roster__publication__posted_on", "roster__publication__sequence")
        .annotate(Count("pk"), Add("persons"), Add("amount"))
    )
    for village, day, _sequence, households, persons, amount in rows:
        yield village, day, Tally(households, persons, amount)


def check_funds(funds: FundPeriod) -> FundCheck:
    """The period's opening beside the last one's balance, its spending beside the payments of its months."""
    earlier = (
        FundPeriod.objects.current()
        .filter(scheme=funds.scheme_id, period_end__lt=funds.period_start)
        .order_by("-period_end")
        .first()
    )
    paid = PaymentNotice.objects.current().filter(
        scheme=funds.scheme_id, month__gte=funds.period_start.replace(day=1), month__lte=funds.period_end
    )
    sums = paid.aggregate(amount=Add("amount"), months=Count("pk"))
    return FundCheck(funds, earlier.balance if earlier else None, sums["amount"] or NOUGHT, sums["months"])
