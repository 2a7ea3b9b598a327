"""Each table of the statistics page as a file: it holds what the page holds and no more."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from disclosures import selectors as disclosures
from disclosures.books.balances import Sum
from disclosures.books.quarters import say_month, say_period
from disclosures.exports import write_csv
from petitions import selectors as petitions
from petitions.vocabulary import Channel, Ending, Kind

from . import figures, matters
from .statistics import matters_named

type Rows = Iterator[list[object]]


def write(name: str, year: int) -> bytes:
    return write_csv(TABLES[name](year))


def villages(year: int) -> Rows:
    yield [_("村（居）"), _("户数"), _("人数"), _("月金额（元）")]
    for line in disclosures.shown_village_counts(year):
        name = line.village.name if line.village else _("其他村（各不足5户）")
        yield [name, line.households, line.persons, line.amount]


def changes(year: int) -> Rows:
    """The township's year, then each village as far as its moves may be told."""
    yield [_("范围"), _("项目"), _("户数"), _("人数")]
    for sheet in disclosures.published_sheets(year):
        yield from moves(sheet.scheme.name, sheet.total, shows_ends=True, shows_moves=True)
        for line in sheet.villages:
            name = f"{sheet.scheme.name} {line.village.name}"
            yield from moves(name, line.balance, shows_ends=line.shows_ends, shows_moves=line.shows_moves)


def moves(name: str, balance, *, shows_ends: bool, shows_moves: bool) -> Rows:
    for title, counted, shown in (
        (_("年初在保"), balance.opening, shows_ends),
        (_("新增"), balance.added, shows_moves),
        (_("退出和停发"), balance.left, shows_moves),
        (_("名册在保"), balance.closing, shows_ends),
    ):
        yield [name, title, *(two(counted) if shown else (told(None), told(None)))]


def two(counted: Sum | None) -> tuple[object, object]:
    return (_("没有公布"), _("没有公布")) if counted is None else (counted.households, counted.persons)


def aid(year: int) -> Rows:
    yield [_("期间"), _("项目"), _("事由"), _("户次"), _("人次"), _("金额（元）")]
    for figure in disclosures.published_aid(year):
        period = say_period(figure.period_start, figure.period_end)
        cause = figure.get_cause_display() if figure.cause else _("各种事由合计")
        yield [period, figure.get_kind_display(), cause, figure.households, figure.persons, figure.amount]


def money(year: int) -> Rows:
    yield [_("期间"), _("救助项目"), _("数字"), _("数值")]
    for funds in disclosures.published_funds(year):
        period = say_period(funds.period_start, funds.period_end)
        for title, amount in (
            (_("上期结转"), funds.carried_over),
            (_("本期到位"), funds.received),
            (_("支出"), funds.spent),
            (_("结余"), funds.balance),
        ):
            yield [period, funds.scheme.name, title, amount]
    for payment in disclosures.published_payments(year):
        for title, number in (
            (_("发放户数"), payment.households),
            (_("发放人数"), payment.persons),
            (_("发放金额"), payment.amount),
        ):
            yield [say_month(payment.month), payment.scheme.name, title, number]


def visits(year: int) -> Rows:
    counted = figures.overview(year).matters
    yield [_("项目"), _("数量"), _("单位")]
    for name, key, unit in matters_named():
        yield [name, counted[key], unit]


def months(year: int) -> Rows:
    """The frozen months as one long table: month, figure, part, number."""
    yield [_("期间"), _("数字"), _("分项"), _("数值")]
    names = matters.village_names()
    for month in petitions.month_figures(year):
        period, numbers = f"{month.year}-{month.month:02d}", month.figures
        yield [period, _("登记"), "", numbers["registered"]]
        yield [period, _("办结"), "", numbers["finished"]]
        yield [period, _("其中超期办结"), "", numbers["late"]]
        yield [period, _("按期办结率（%）"), "", told(numbers["on_time_rate"])]
        yield [period, _("办理天数（中位数）"), "", told(numbers["median_days"])]
        yield [period, _("评价人数"), "", told(numbers["ratings"])]
        yield [period, _("满意度（满分5分）"), "", told(numbers["satisfaction"])]
        for key, title, name in (
            ("channels", _("登记，按来件方式"), matters.name_of(Channel)),
            ("kinds", _("登记，按类别"), matters.name_of(Kind)),
            ("endings", _("办结，按结果"), matters.name_of(Ending)),
        ):
            yield from ([period, title, name(row), told(count)] for row, count in sorted(numbers[key].items()))
        if quarter := numbers.get("quarter"):
            period = f"{month.year}-Q{(month.month + 2) // 3}"
            yield [period, _("登记"), "", quarter["registered"]]
            for code, count in sorted(quarter["villages"].items()):
                yield [period, _("登记，按村"), names.get(code, code), told(count)]


def told(value: object) -> object:
    return _("不单列") if value is None else value


TABLES: dict[str, Callable[[int], Rows]] = {
    "villages": villages,
    "changes": changes,
    "aid": aid,
    "money": money,
    "visits": visits,
    "matters": months,
}
