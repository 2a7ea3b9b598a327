"""The charts of the statistics page: the same public numbers as its tables, hidden ones left out of both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures import selectors as disclosures
from disclosures.books.balances import Balance
from disclosures.books.quarters import say_period
from disclosures.models import AidKind
from petitions.models import MonthFigures
from portal.charts import Chart, Number, Series, columns, rows


@dataclass(frozen=True)
class Charts:
    """One field for each place of the page; None or nothing where there is too little to draw."""

    villages: Chart | None
    village_money: Chart | None
    changes: Chart | None
    aid: Chart | None
    payments: tuple[Chart, ...]
    matters: Chart | None
    months: Chart | None
    on_time: Chart | None


def compose(year: int, balance: Balance, matters: Sequence[tuple[str, int]], frozen: Sequence[MonthFigures]) -> Charts:
    counts = disclosures.shown_village_counts(year)
    names = [count.village.name if count.village else _("其他村（各不足5户）") for count in counts]
    return Charts(
        villages=in_rows(
            "villages",
            _("各村在保户数和人数"),
            names,
            (_("户数"), [count.households for count in counts]),
            (_("人数"), [count.persons for count in counts]),
        ),
        village_money=in_rows(
            "money", _("各村月保障金额（元）"), names, (_("金额"), [count.amount for count in counts])
        ),
        changes=changes(balance),
        aid=aid(list(disclosures.published_aid(year))),
        payments=tuple(payments(list(disclosures.published_payments(year)))),
        matters=in_rows(
            "matters",
            _("来访、来信和答复的数量"),
            [name for name, _count in matters],
            (_("数量"), [count for _name, count in matters]),
        ),
        months=months(frozen),
        on_time=on_time(frozen),
    )


def in_rows(key: str, title: str, labels: Sequence[str], *series: tuple[str, Sequence[Number]]) -> Chart | None:
    """Lying bars; none where every value is nought."""
    if not any(value for _name, values in series for value in values):
        return None
    return rows(key, title, labels, [Series(name, values) for name, values in series])


def changes(balance: Balance) -> Chart | None:
    named = (
        (_("年初在保"), balance.opening),
        (_("新增"), balance.added),
        (_("退出和停发"), balance.left),
        (_("名册在保"), balance.closing),
    )
    known = [(name, counted) for name, counted in named if counted is not None]
    return in_rows(
        "changes",
        _("年初、新增、退出、现在"),
        [name for name, _counted in known],
        (_("户数"), [counted.households for _name, counted in known]),
        (_("人数"), [counted.persons for _name, counted in known]),
    )


def aid(figures: Iterable) -> Chart | None:
    """Yuan by quarter; a kind that a quarter's release does not name was too rare in it, or came later."""
    figures = list(figures)
    periods = list(dict.fromkeys((figure.period_start, figure.period_end) for figure in figures))
    if not periods:
        return None
    series = []
    for kind in AidKind:
        sums: dict[tuple, Number] = {}
        for figure in figures:
            if figure.kind == kind:
                period = (figure.period_start, figure.period_end)
                sums[period] = sums.get(period, 0) + figure.amount
        if sums:
            series.append(Series(str(kind.label), [sums.get(period) for period in periods]))
    labels = [say_period(*period) for period in periods]
    return rows("aid", _("按季度公布的救助金额（元）"), labels, series, untold=_("没有单独公布"))


def payments(paid: Sequence) -> Iterable[Chart]:
    """Two charts for each scheme: how many were paid by month, and how much."""
    by_scheme: dict = {}
    for payment in paid:
        by_scheme.setdefault(payment.scheme, []).append(payment)
    for number, (scheme, months) in enumerate(by_scheme.items(), 1):
        labels = [str(payment.month.month) for payment in months]
        yield columns(
            f"paid-{number}",
            _("%(scheme)s：每月发放的户数和人数（横着看是月份）") % {"scheme": scheme.name},
            labels,
            [
                Series(_("户数"), [payment.households for payment in months]),
                Series(_("人数"), [payment.persons for payment in months]),
            ],
        )
        yield columns(
            f"yuan-{number}",
            _("%(scheme)s：每月发放的金额（元，横着看是月份）") % {"scheme": scheme.name},
            labels,
            [Series(_("金额"), [payment.amount for payment in months])],
        )


def months(frozen: Sequence[MonthFigures]) -> Chart | None:
    if not frozen:
        return None
    named = ((_("登记"), "registered"), (_("办结"), "finished"), (_("其中超期"), "late"))
    return columns(
        "months",
        _("各月登记、办结和超期的件数（横着看是月份）"),
        [str(month.month) for month in frozen],
        [Series(name, [month.figures[key] for month in frozen]) for name, key in named],
    )


def on_time(frozen: Sequence[MonthFigures]) -> Chart | None:
    rates = [month.figures["on_time_rate"] for month in frozen]
    if all(rate is None for rate in rates):
        return None
    return columns(
        "on-time",
        _("各月按期办结率（%，横着看是月份）"),
        [str(month.month) for month in frozen],
        [Series(_("按期办结率"), rates)],
        top=100,
        untold=_("件数太少，不写"),
    )
