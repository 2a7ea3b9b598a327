"""The year's bookkeeping: where it began, what came and went, the money, the aid, and what is due to be looked at.

The yearly summary keeps 1549 people through 52 households in and 10 out. The demo begins its year with the same 1549,
so that its statistics say what the summary does not: that its figures cannot all be true.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import groupby

from django.db.models import Sum
from django.utils import timezone

from disclosures.books import reconciling
from disclosures.books.quarters import Quarter, add_months
from disclosures.models import (
    AidCause,
    AidKind,
    ChangeKind,
    ChangeReason,
    FollowupKind,
    Frequency,
    OpeningSource,
    PaymentChannel,
    PaymentNotice,
    RecheckPlan,
    Scheme,
)
from disclosures.services import aid, changes, followups, payments, rechecks, relatives
from disclosures.services.rechecks import Part
from portal.demo import households
from portal.orgs.models import OrgUnit
from portal.orgs.selectors import find_village

from .clock import Year, at_hour
from .ground import staff

# Households and persons that went out after the yearly check, by village: 10 households, 30 people.
EXITS = (("杜村", 2, 6), ("柳庄村", 1, 3), ("上河村", 2, 6), ("石桥村", 1, 4), ("南坡村", 1, 2),
         ("枣林村", 1, 3), ("西岗村", 1, 3), ("新桥村", 1, 3))  # fmt: skip
LEVELS = (("central", "0.62"), ("province", "0.2"), ("city", "0.08"), ("county", "0.11"))


def plan(year: Year) -> None:
    year.add(year.moment(160, 16), record_exits)
    year.add(year.moment(97, 16), record_additions)
    year.add(year.moment(85, 10), give_aid)
    year.add(year.moment(110, 9), file_relatives)
    year.add(year.ago(324, 10), lambda: plan_checks(year.today))
    year.add(year.ago(150, 16), lambda: finish_checks(Frequency.HALF_YEARLY, 8))
    year.add(year.ago(20, 16), lambda: finish_checks(Frequency.YEARLY, 5))
    year.add(year.ago(120, 10), lambda: ease_out(year.today))
    year.add(year.ago(19, 10), lambda: hear(year.today))
    keep_books(year)


def keep_books(year: Year) -> None:
    """What has its own day in the calendar, from the year's beginning to today: openings, money, what each level sent."""
    first = dt.date(year.number, 1, 1)
    months = [add_months(first, count) for count in range(12 + year.today.month)]
    dated: list[tuple[dt.date, int, Callable[[], None]]] = []
    for month in months:
        pay_day = month.replace(day=10)
        dated.append((pay_day, 15, partial(pay, pay_day)))
        if month.month == 1:
            dated.append((month.replace(day=5), 10, partial(open_year, month.year)))
        if month.month % 3 == 1:
            quarter = Quarter.of(month)
            dated.append((quarter.end + dt.timedelta(days=5), 11, partial(count_funds, quarter)))
    for day, hour, do in dated:
        if day < year.today:
            year.add(at_hour(day, hour), do)


def rural() -> Scheme:
    return Scheme.objects.get(code="rural-dibao")


def by_village(found: list[households.Household]) -> list[dict]:
    """Households, people and money of each village."""
    rows = []
    for name, group in groupby(found, key=lambda one: one.village):
        them = list(group)
        rows.append(
            {
                "village": find_village(name),
                "households": len(them),
                "persons": sum(one.persons for one in them),
                "amount": sum((one.amount for one in them), Decimal(0)),
            }
        )
    return rows


def open_year(year: int) -> None:
    """Last year's roster was kept on paper; its sums are where this year begins."""
    changes.record_openings(
        by=staff("jingban2"),
        scheme=rural(),
        year=year,
        source=OpeningSource.ROSTER,
        rows=by_village(households.roster()),
    )


def record_exits() -> None:
    rows = [
        {"village": find_village(name), "households": count, "persons": persons, "amount": Decimal(290 * persons)}
        for name, count, persons in EXITS
    ]
    _record(ChangeKind.EXITED, ChangeReason.INCOME_OVER, rows)


def record_additions() -> None:
    rows = by_village(households.applicants(52, seed=52))
    _record(ChangeKind.ADDED, ChangeReason.NEW_APPLICATION, rows)


def _record(kind: ChangeKind, reason: ChangeReason, rows: list[dict]) -> None:
    """57号 art 21: money follows in the month after the decision."""
    day = timezone.localdate()
    changes.record_month(
        by=staff("jingban2"),
        kind=kind,
        reason=reason,
        scheme=rural(),
        decided_on=day,
        effective_month=add_months(day.replace(day=1), 1),
        rows=rows,
    )


def plan_checks(today: dt.date) -> None:
    """Four in ten households twice a year, the others once; three villages' yearly check is now overdue."""
    counts = by_village(households.roster())
    for frequency, days_ago, tenths in ((Frequency.HALF_YEARLY, 146, 4), (Frequency.YEARLY, 8, 6)):
        rechecks.plan_rechecks(
            by=staff("jingban2"),
            scheme=rural(),
            frequency=frequency,
            due_on=today - dt.timedelta(days=days_ago),
            rows=[{"village": row["village"], "households": row["households"] * tenths // 10} for row in counts],
        )


def finish_checks(frequency: Frequency, count: int) -> None:
    """Most stay as they are; one or two in a village get more or less."""
    found = RecheckPlan.objects.filter(frequency=frequency, done_on=None).select_related("village")
    for place, one in enumerate(found[:count]):
        raised, reduced = place % 3, (place + 1) % 2
        parts = {
            "raised": Part(raised, 2 * raised, Decimal(160 * raised), ChangeReason.INCOME_CHANGED),
            "reduced": Part(reduced, reduced, Decimal(90 * reduced), ChangeReason.INCOME_CHANGED),
        }
        rechecks.finish_recheck(
            plan=one,
            by=staff("jingban2"),
            done_on=timezone.localdate(),
            unchanged=one.households - raised - reduced,
            parts=parts,
        )


def give_aid() -> None:
    """Six households each: medical aid, and temporary aid for two causes, too few of one to be told apart."""
    quarter = Quarter.of(timezone.localdate()).before
    for kind, cause, count, amount in (
        (AidKind.MEDICAL, AidCause.EXPENSE, 6, 30000),
        (AidKind.TEMPORARY, AidCause.EXPENSE, 4, 3600),
        (AidKind.TEMPORARY, AidCause.URGENT, 2, 1800),
    ):
        aid.record_aid(
            by=staff("jingban2"),
            kind=kind,
            cause=cause,
            period_start=quarter.start,
            period_end=quarter.end,
            households=count,
            persons=count,
            amount=Decimal(amount),
        )
    aid.release_quarter(by=staff("fabu"), quarter=quarter)


def ease_out(today: dt.date) -> None:
    """A household over the limit keeps its money for some months; its last day is near."""
    day = timezone.localdate()
    changes.record_change(
        by=staff("jingban2"),
        kind=ChangeKind.EASED_OUT,
        reason=ChangeReason.INCOME_OVER,
        scheme=rural(),
        village=find_village("上河村"),
        households=1,
        persons=2,
        decided_on=day,
        effective_month=add_months(day.replace(day=1), 1),
        ends_on=today + dt.timedelta(days=6),
    )


def hear(today: dt.date) -> None:
    """Two deaths and a move that the office has heard of: one is overdue, two have time."""
    for kind, village, days_ago in (
        (FollowupKind.DEATH, "枣林村", 100),
        (FollowupKind.DEATH, "杜村", 31),
        (FollowupKind.MOVE, "西岗村", 24),
    ):
        followups.open_followup(
            by=staff("jingban2"),
            kind=kind,
            scheme=rural(),
            village=find_village(village),
            households=0,
            persons=1,
            since=today - dt.timedelta(days=days_ago),
        )


def pay(day: dt.date) -> None:
    """The month's money, as many as were due; in May one account in 石桥村 was wrong and the bank sent it back."""
    month = day.replace(day=1)
    due = reconciling.roster_of_month(PaymentNotice(scheme=rural(), month=month, paid_on=day))
    units = OrgUnit.objects.in_bulk(list(due))
    rows = []
    for pk, tally in due.items():
        returned = month.month == 5 and units[pk].name == "石桥村"
        paid = tally - reconciling.Tally(1, 1, Decimal(310)) if returned else tally
        rows.append({"village": units[pk], **vars(paid)})
    payments.record_payment(
        by=staff("jingban2"), scheme=rural(), month=month, paid_on=day, channel=PaymentChannel.CARD, rows=rows
    )


def count_funds(quarter: Quarter) -> None:
    """What each level sent and what the months of the quarter paid; the balance goes on to the next."""
    paid = PaymentNotice.objects.current().filter(month__gte=quarter.start, month__lte=quarter.end)
    sums = paid.aggregate(amount=Sum("amount"))
    if not sums["amount"]:
        return
    last = rural().fund_periods.filter(is_current=True).order_by("-period_end").first()
    newest = paid.order_by("-month").first()
    received = {level: (sums["amount"] * Decimal(share)).quantize(Decimal(1000)) for level, share in LEVELS}
    payments.record_funds(
        by=staff("jingban2"),
        scheme=rural(),
        period_start=quarter.start,
        period_end=quarter.end,
        carried_over=last.balance if last else Decimal(126000),
        spent=sums["amount"],
        households=newest.households,
        persons=newest.persons,
        **received,
    )


def file_relatives() -> None:
    """Two recipients are near relatives of committee members; one has been visited by the county."""
    for village, applicant, official, relation, visited in (
        ("杜村", "杜长贵", "杜长顺", "sibling", True),
        ("新桥村", "冯秀兰", "冯立新", "parent", False),
    ):
        filing = relatives.file_relative(
            by=staff("lingdao"),
            scheme=rural(),
            village=find_village(village),
            official_kind="committee",
            applicant=applicant,
            official=official,
            relation=relation,
        )
        if visited:
            relatives.record_visit(filing=filing, by=staff("lingdao"), visited_on=timezone.localdate())
