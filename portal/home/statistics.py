"""The statistics page in plain parts: a sentence that says what is counted, the charts, then the rows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures import selectors as disclosures
from disclosures.books.balances import Balance, Sum
from disclosures.wording import say_money
from petitions import selectors as petitions

from . import book_tables, charts, figures, matters
from .book_tables import Books
from .charts import Charts
from .figures import Overview
from .matters import Matters
from .words import say_count


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Year:
    """Everything that the page says about a year."""

    year: int
    years: tuple[int, ...]
    is_empty: bool
    overview: Overview
    villages: tuple[Row, ...]
    listed_villages: int
    village_total: Row
    balance: Balance
    changes: tuple[Row, ...]
    aids: tuple[Row, ...]
    matters: tuple[Row, ...]
    books: Books
    months: Matters
    charts: Charts


def compose(year: int | None) -> Year:
    overview = figures.overview(year or figures.latest_year())
    balance = figures.rural_balance(overview.year)
    villages, total = village_rows(overview.year)
    books = book_tables.compose(overview.year)
    months = matters.compose(overview.year)
    return Year(
        year=overview.year,
        years=tuple(figures.years_with_figures()),
        is_empty=overview.is_empty and books.is_empty and months.is_empty,
        overview=overview,
        villages=villages,
        listed_villages=len(disclosures.village_counts(overview.year)),
        village_total=total,
        balance=balance,
        changes=change_rows(balance),
        aids=aid_rows(overview),
        matters=matter_rows(overview),
        books=books,
        months=months,
        charts=charts.compose(
            overview.year,
            balance,
            [(name, overview.matters[key]) for name, key, _unit in matters_named()],
            list(petitions.month_figures(overview.year)),
        ),
    )


def village_rows(year: int) -> tuple[tuple[Row, ...], Row]:
    counts = disclosures.shown_village_counts(year)
    rows = tuple(
        Row(
            count.village.name if count.village else _("其他村（各不足5户）"),
            (say_count(count.households), say_count(count.persons), say_money(count.amount)),
        )
        for count in counts
    )
    sums = (
        say_count(sum(count.households for count in counts)),
        say_count(sum(count.persons for count in counts)),
        say_money(sum((count.amount for count in counts), start=figures.NOUGHT)),
    )
    return rows, Row(_("合计"), sums)


def change_rows(balance: Balance) -> tuple[Row, ...]:
    rows = [
        count_row(_("年初在保"), balance.opening),
        count_row(_("新增"), balance.added),
        count_row(_("退出和停发"), balance.left),
        count_row(_("应当在保"), balance.expected),
        count_row(_("名册在保"), balance.closing),
    ]
    if balance.contradicts and balance.difference:
        rows.append(count_row(_("相差"), balance.difference))
    return tuple(rows)


def count_row(head: str, counted: Sum | None) -> Row:
    if counted is None:
        unknown = _("没有公布")
        return Row(head, (unknown, unknown))
    return Row(head, (say_count(counted.households), say_count(counted.persons)))


def aid_rows(overview: Overview) -> tuple[Row, ...]:
    named = ((_("医疗救助"), overview.notices.medical_aid), (_("临时救助"), overview.notices.temporary_aid))
    return tuple(
        Row(name, (say_count(aid.households), say_count(aid.persons), say_money(aid.amount))) for name, aid in named
    )


def matters_named() -> tuple[tuple[str, str, str], ...]:
    """What came in and went out in a year: its name, its key, what it is counted in."""
    return (
        (_("来访"), "visits", _("次")),
        (_("来访人数"), "visitors", _("人次")),
        (_("来信"), "letters", _("封")),
        (_("来电（含热线）"), "calls", _("次")),
        (_("网上来件"), "web", _("件")),
        (_("意见建议"), "suggestions", _("件")),
        (_("公示异议"), "objections", _("件")),
        (_("书面答复"), "replies", _("件")),
    )


def matter_rows(overview: Overview) -> tuple[Row, ...]:
    return tuple(Row(name, (say_count(overview.matters[key]), unit)) for name, key, unit in matters_named())
