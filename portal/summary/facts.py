"""A year's numbers, gathered from the doors of disclosure, petitions and content. Nothing is counted here anew.

For everybody (`by` None) only what is public goes in; for staff also what they may count, less the matters that must not
be found by a count (信访工作条例 art 30).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from cms import selectors as content
from disclosures import selectors as disclosures
from disclosures.books import yearly
from disclosures.books.balances import Balance
from disclosures.models import FundPeriod, PaymentNotice, SchemeKind
from disclosures.release import small
from disclosures.supervision.objections import Result
from petitions import selectors as petitions
from petitions.permissions import walled_off
from petitions.statistics import reports
from petitions.statistics.year import written_answers
from portal.home import figures as home
from portal.ledger import selectors as ledger

Value = int | Decimal | None


@dataclass(frozen=True)
class Facts:
    """`values` by the keys of definitions.py; None: nothing was written down or posted yet."""

    year: int
    at: datetime
    by: Any
    values: Mapping[str, Value]
    balance: Balance
    villages: tuple[small.Line, ...]
    rounds: tuple[yearly.VillageRounds, ...]
    payments: tuple[PaymentNotice, ...]
    funds: tuple[FundPeriod, ...]
    months: tuple[int, ...]
    listed_villages: int

    @property
    def is_for_all(self) -> bool:
        return self.by is None

    @property
    def has_ended(self) -> bool:
        return self.year < timezone.localdate(self.at).year


def gather(*, year: int, by=None) -> Facts:
    overview, balance = home.overview(year), home.rural_balance(year)
    counts = disclosures.village_counts(year)
    payments = [one for one in disclosures.published_payments(year) if one.scheme.kind == SchemeKind.RURAL]
    funds = [one for one in disclosures.published_funds(year) if one.scheme.kind == SchemeKind.RURAL]
    frozen = list(petitions.month_figures(year))
    values: dict[str, Value] = {
        **_rosters(overview.notices, balance, has_roster=bool(counts)),
        **_work(year),
        **_money(overview.notices, payments, funds),
        **_matters(overview.matters, frozen),
        **_texts(year),
    }
    if by is None:
        values |= _veiled(values)
    else:
        values |= _for_staff(year, by)
    return Facts(
        year=year,
        at=timezone.now(),
        by=by,
        values=values,
        balance=balance,
        villages=tuple(disclosures.shown_village_counts(year) if by is None else map(_line, counts)),
        rounds=tuple(yearly.rounds_by_village(year)),
        payments=tuple(payments),
        funds=tuple(funds),
        months=tuple(one.month for one in frozen),
        listed_villages=len(counts),
    )


def _line(count: disclosures.VillageCount) -> small.Line:
    return small.Line(count.village, count.households, count.persons, count.amount)


def _rosters(figures: disclosures.Figures, balance: Balance, *, has_roster: bool) -> dict[str, Value]:
    ends = {"opening": balance.opening, "added": balance.added, "left": balance.left, "expected": balance.expected}
    found: dict[str, Value] = {"villages": figures.villages}
    found["households"] = figures.households if has_roster else None
    found["persons"] = figures.persons if has_roster else None
    for name, counted in ends.items():
        found[f"{name}_households"] = counted.households if counted else None
        found[f"{name}_persons"] = counted.persons if counted else None
    for name, count in (("added", balance.added), ("left", balance.left)):  # nought is known, not missing
        found |= {f"{name}_households": count.households, f"{name}_persons": count.persons}
    for name, moved in (("exits", figures.exits), ("investigated", figures.investigated)):
        found |= {f"{name}_households": moved.households, f"{name}_persons": moved.persons}
    return found


def _work(year: int) -> dict[str, Value]:
    over, files, rechecks = yearly.over_limit(year), yearly.files(year), yearly.rechecks(year)
    posted, results = yearly.rounds_posted(year), yearly.objection_results(year)
    return {
        "over_households": over.households,
        "over_persons": over.persons,
        "notices": posted.total(),
        **{f"round_{kind}": count for kind, count in posted.items()},
        **{f"result_{result}": results[result] for result in Result.values if results[result]},
        "files_received": files.received,
        "files_villages": files.villages,
        "files_confirmed": files.confirmed,
        "files_sent_back": files.sent_back,
        "files_again": files.handed_in_again,
        "rechecks": rechecks.done,
        "rechecked_households": rechecks.households,
        "rechecks_overdue": rechecks.overdue,
    }


def _money(figures: disclosures.Figures, payments: list[PaymentNotice], funds: list[FundPeriod]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, aid in (("medical", figures.medical_aid), ("temporary", figures.temporary_aid)):
        found |= {f"{name}_households": aid.households, f"{name}_persons": aid.persons, f"{name}_amount": aid.amount}
    return {
        **found,
        "paid_months": len(payments),
        "paid_amount": sum((one.amount for one in payments), Decimal(0)),
        "paid_in_month": sum(map(yearly.is_in_its_month, payments)),
        "fund_periods": len(funds),
        "fund_received": sum((one.received for one in funds), Decimal(0)) if funds else None,
        "fund_spent": sum((one.spent for one in funds), Decimal(0)) if funds else None,
        "fund_balance": funds[-1].balance if funds else None,
    }


def _matters(matters: Mapping[str, int], frozen: list) -> dict[str, Value]:
    names = ("visits", "visitors", "letters", "suggestions", "consultations", "objections", "replies")
    return {
        **{name: matters[name] for name in names},
        "answers": matters["answers_published"],
        "finished": sum(one.figures["finished"] for one in frozen) if frozen else None,
        "late": sum(one.figures["late"] for one in frozen) if frozen else None,
    }


def _texts(year: int) -> dict[str, Value]:
    first = {"first_published_at__year": year}
    return {
        "policies": content.public_policies().filter(**first).count(),
        "explanations": content.public_explanations().filter(**first).count(),
        "log_entries": ledger.entries().filter(at__year=year).count(),
    }


def _for_staff(year: int, by) -> dict[str, Value]:
    written = written_answers(year=year, by=by)
    found: dict[str, Value] = {
        "written_received": written.received,
        "written_answered": written.answered,
        "written_on_time": written.on_time,
        "followups_overdue": yearly.followups_overdue(year),
    }
    if year == timezone.localdate().year:
        found["cases_overdue"] = reports.standing(walled_off(by)).overdue
    return found


def _veiled(values: Mapping[str, Value]) -> dict[str, Value]:
    """The rest of the exits stands beside the part: neither may be a handful. Nor may the re-checked households."""
    veiled: dict[str, Value] = {}
    exits, over = int(values["exits_households"] or 0), int(values["over_households"] or 0)
    if any(small.is_small(count) for count in (over, exits - over)):
        veiled |= {"over_households": None, "over_persons": None}
    if small.is_small(int(values["rechecked_households"] or 0)):
        veiled["rechecked_households"] = None
    return veiled
