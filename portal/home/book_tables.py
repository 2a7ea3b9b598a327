"""The year's books as tables of the statistics page: villages, quarters of aid, periods of funds, months of payment."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures import selectors as disclosures
from disclosures.books.balances import Sum
from disclosures.books.quarters import say_month, say_period
from disclosures.wording import say_day, say_money

from .words import say_count


@dataclass(frozen=True)
class Line:
    """One line of a table: its head, and its cells as text."""

    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Books:
    """Everything beside the year's main figures. `others`: the sentences of the schemes that are not the rural one."""

    villages: tuple[Line, ...]
    others: tuple[tuple[str, str, bool], ...]
    aid: tuple[Line, ...]
    funds: tuple[Line, ...]
    payments: tuple[Line, ...]
    # Whether any village's coming and going may be told; columns that say nothing are left out.
    shows_moves: bool = True

    @property
    def is_empty(self) -> bool:
        return not (self.aid or self.funds or self.payments)


def compose(year: int) -> Books:
    sheets = disclosures.published_sheets(year)
    rural = [sheet for sheet in sheets if sheet.scheme.kind == "rural"]
    return Books(
        villages=tuple(village_line(line) for sheet in rural[:1] for line in sheet.villages),
        others=tuple(
            (sheet.scheme.name, sheet.total.sentence, sheet.total.contradicts)
            for sheet in sheets
            if sheet not in rural[:1]
        ),
        aid=tuple(aid_line(figure) for figure in disclosures.published_aid(year)),
        funds=tuple(fund_line(funds) for funds in disclosures.published_funds(year)),
        payments=tuple(payment_line(payment) for payment in disclosures.published_payments(year)),
        shows_moves=any(line.shows_moves for sheet in rural[:1] for line in sheet.villages),
    )


def village_line(line) -> Line:
    few = _("不单列")
    balance = line.balance
    ends = [say_sum(one) if line.shows_ends else few for one in (balance.opening, balance.closing)]
    moves = [say_sum(one) if line.shows_moves else few for one in (balance.added, balance.left)]
    return Line(line.village.name, (ends[0], *moves, ends[1]))


def say_sum(counted: Sum | None) -> str:
    if counted is None:
        return _("没有公布")
    return _("%(households)s 户 %(persons)s 人") % {
        "households": say_count(counted.households),
        "persons": say_count(counted.persons),
    }


def aid_line(figure) -> Line:
    cause = figure.get_cause_display() if figure.cause else _("各种事由合计")
    period = say_period(figure.period_start, figure.period_end)
    return Line(
        f"{period} {figure.get_kind_display()}",
        (cause, say_count(figure.households), say_count(figure.persons), say_money(figure.amount)),
    )


def fund_line(funds) -> Line:
    levels = _("中央 %(central)s，省 %(province)s，市 %(city)s，县 %(county)s") % {
        name: say_money(getattr(funds, name)) for name in ("central", "province", "city", "county")
    }
    return Line(
        f"{say_period(funds.period_start, funds.period_end)} {funds.scheme.name}",
        (
            say_money(funds.carried_over),
            say_money(funds.received),
            levels,
            say_money(funds.spent),
            say_money(funds.balance),
        ),
    )


def payment_line(payment) -> Line:
    return Line(
        f"{say_month(payment.month)} {payment.scheme.name}",
        (
            say_count(payment.households),
            say_count(payment.persons),
            say_money(payment.amount),
            _("%(day)s，%(channel)s") % {"day": say_day(payment.paid_on), "channel": payment.get_channel_display()},
        ),
    )
