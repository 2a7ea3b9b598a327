"""The monthly and the annual report on petitions as a county asks for them, as tables for page, print and file.

Counts alone, never a case. By village they are exact only for those who may see the cases; a supervisor reads the
frozen quarters, the same that everybody reads, because a second table with other holes would fill the first one's.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.models import Deadline, MonthFigures, Petition
from petitions.permissions import walled_off
from petitions.vocabulary import Action, Channel, Kind, Outcome
from petitions.workflow import VIEW
from portal.accounts.permissions import allows, require
from portal.orgs.models import OrgUnit

from . import reading
from .counting import CROWD, NOWHERE, Counts
from .periods import Month, months_of
from .year import STATISTICS, staff_figures

Cell = str | int | Decimal
SOON_DAYS = 7


@dataclass(frozen=True)
class Table:
    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Report:
    title: str
    tables: tuple[Table, ...]

    def as_rows(self) -> list[list[Cell]]:
        """One sheet: each table under its title, an empty line between."""
        rows: list[list[Cell]] = [[self.title], []]
        for table in self.tables:
            rows += [[table.title, table.note], list(table.heads), *map(list, table.rows), []]
        return rows


def monthly(*, month: Month, by) -> Report:
    """A month, less the cases that this person must not find by a count."""
    require(by, STATISTICS)
    hidden = walled_off(by)
    counts = reading.count_months(month, month, hidden=hidden)
    title = _("%(year)d年%(month)d月信访月报") % {"year": month.year, "month": month.number}
    return Report(title, (*_main_tables(counts), _villages(by, counts, [month]), *_standing([month], hidden)))


def annual(*, year: int, by) -> Report:
    figures = staff_figures(year=year, by=by)
    looks = (_("查看申请人信息（次）"), figures.looks_at_persons)
    tables = (
        *_main_tables(figures.whole, looks),
        _by_month(figures.months),
        _villages(by, figures.whole, months_of(year)),
        *_standing(months_of(year), walled_off(by)),
    )
    return Report(_("%(year)d年信访年报") % {"year": year}, tables)


def _main_tables(counts: Counts, *more: tuple[Cell, ...]) -> tuple[Table, ...]:
    heads = (_("件（批）次"), _("人次"))
    crowd = _("其中：集体访（%(count)d人及以上）") % {"count": CROWD}
    by_channel = [
        *_named(Channel.choices, counts.channels, counts.persons_by_channel),
        (crowd, counts.crowds, counts.persons_in_crowds),
        (_("合计"), counts.registered, counts.persons),
    ]
    by_kind = [
        *_named(Kind.choices, counts.kinds, counts.persons_by_kind),
        (_("合计"), counts.registered, counts.persons),
    ]
    return (
        Table(
            _("来件，按方式"),
            _("按登记的日子计。来访按批次，其他按件次；人次是各件登记的人数。"),
            (_("方式"), *heads),
            tuple(by_channel),
        ),
        Table(_("来件，按类别"), _("按登记时的类别计。"), (_("类别"), *heads), tuple(by_kind)),
        Table(
            _("办理"),
            _("按办理的日子计，有的来件是以前登记的。"),
            (_("项目"), _("数值")),
            (*_handling(counts), *more),
        ),
    )


def _handling(counts: Counts) -> Iterable[tuple[Cell, ...]]:
    moves = counts.moves
    yield _("受理"), moves[Action.ACCEPT]
    yield _("不予受理"), moves[Action.DECLINE]
    yield _("转送"), moves[Action.TRANSFER]
    yield _("退回转办单位"), moves[Action.SEND_BACK]
    yield _("当场答复"), moves[Action.ANSWER_AT_ONCE]
    yield _("书面答复"), moves[Action.ISSUE_REPLY]
    yield _("延长期限"), moves[Action.EXTEND]
    yield _("申请复查"), moves[Action.REQUEST_REVIEW]
    yield _("建议采纳"), counts.outcomes[Outcome.ADOPTED]
    yield _("办结"), counts.finished
    yield _("其中按期办结"), counts.finished - counts.late
    yield _("其中超期办结"), counts.late
    yield _("按期办结率（%）"), _number(counts.on_time_rate)
    yield _("各项期限超期完成（次）"), counts.overrun
    yield _("办理天数（平均）"), _number(counts.average_days)
    yield _("办理天数（中位数）"), _number(counts.median_days)
    yield _("评价（人）"), len(counts.scores)
    yield _("满意度（满分5分）"), _number(counts.satisfaction)


def _by_month(months: dict[int, Counts]) -> Table:
    heads = (_("月份"), _("登记"), _("人次"), _("办结"), _("其中超期"), _("书面答复"))
    rows = tuple(
        (
            _("%(month)d月") % {"month": number},
            *(counts.registered, counts.persons, counts.finished, counts.late, counts.moves[Action.ISSUE_REPLY]),
        )
        for number, counts in months.items()
    )
    return Table(_("按月"), "", heads, rows)


@dataclass(frozen=True)
class Standing:
    """The work in hand today; not counted from events, so no month keeps it."""

    open: int
    overdue: int
    soon: int


def standing(hidden: Collection[int]) -> Standing:
    today = timezone.localdate()
    open_cases = Petition.objects.open().exclude(pk__in=hidden)
    soon = Deadline.objects.due_between(today, today + timedelta(days=SOON_DAYS))
    return Standing(
        open_cases.count(),
        open_cases.filter(pk__in=Deadline.objects.overdue(today).values("petition")).count(),
        open_cases.filter(pk__in=soon.values("petition")).count(),
    )


def _standing(months: list[Month], hidden: Collection[int]) -> Iterable[Table]:
    """How the work stands today; only beside the period that is running."""
    if Month.of(timezone.localdate()) not in months:
        return
    now = standing(hidden)
    rows = (
        (_("没有办结的来件"), now.open),
        (_("其中已超期"), now.overdue),
        (_("其中7天内到期"), now.soon),
    )
    yield Table(_("今天的情况"), _("截至今天，每天不同。"), (_("项目"), _("件次")), rows)


def _villages(by, counts: Counts, months: list[Month]) -> Table:
    names = dict(OrgUnit.objects.villages().values_list("code", "name"))
    nowhere = _("全镇的事、检举控告、没写明村的")
    title = _("来件，按村")
    if allows(by, VIEW):
        codes = sorted({*names, *counts.villages} - {NOWHERE})
        rows = [(names.get(code, code), counts.villages[code]) for code in codes]
        rows.append((nowhere, counts.villages[NOWHERE]))
        return Table(title, _("检举控告不分村。"), (_("村（居）"), _("件次")), tuple(rows))
    frozen = MonthFigures.objects.filter(year=months[0].year, month__in=[one.number for one in months])
    quarters = [one for one in frozen if "quarter" in one.figures]
    columns = [one.figures["quarter"]["villages"] for one in quarters]
    codes = sorted({code for column in columns for code in column}, key=lambda code: (code == NOWHERE, code))
    few = _("不单列")
    lines = tuple(
        (
            names.get(code, code) if code != NOWHERE else nowhere,
            *(few if (count := column.get(code, 0)) is None else count for column in columns),
        )
        for code in codes
    )
    heads = tuple(_("第%(quarter)d季度") % {"quarter": one.month // 3} for one in quarters)
    note = _("按季度，过完的季度才有；不足5件的不单列，另有不单列的是免得一减就算出来。检举控告不分村。")
    return Table(title, note, (_("村（居）"), *heads), lines)


def _named(choices, counted: Counter[str], persons: Counter[str]) -> Iterable[tuple[Cell, ...]]:
    labels = dict(choices)
    for value in [*labels, *sorted(set(counted) - set(labels))]:
        yield str(labels.get(value, value)), counted[value], persons[value]


def _number(value: float | None) -> Cell:
    return "—" if value is None else Decimal(f"{value:g}")
