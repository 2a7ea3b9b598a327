"""The frozen months of petitions in plain parts: what was counted, hidden cells as words, a sentence for each table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petitions import selectors as petitions
from petitions.models import MonthFigures
from petitions.statistics.suppression import row_total
from petitions.vocabulary import Channel, Ending, Kind
from portal.orgs.models import OrgUnit

from .words import say_count

QUARTERS = (gettext_lazy("第一季度"), gettext_lazy("第二季度"), gettext_lazy("第三季度"), gettext_lazy("第四季度"))


@dataclass(frozen=True)
class MonthLine:
    """A month's main figures as text."""

    head: str
    registered: str
    finished: str
    late: str
    on_time: str
    median: str
    satisfaction: str


@dataclass(frozen=True)
class Line:
    """A month of a split: each cell beside its head, for the card that it becomes on a phone."""

    head: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Split:
    """How each month's (quarter's) matters divide. Rows that no month prints are named in a sentence, not in cells."""

    key: str
    title: str
    sentence: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    unlisted: tuple[str, ...]


@dataclass(frozen=True)
class Matters:
    months: tuple[MonthLine, ...]
    splits: tuple[Split, ...]
    waiting: str

    @property
    def is_empty(self) -> bool:
        return not self.months


def compose(year: int) -> Matters:
    frozen = list(petitions.month_figures(year))
    quarters = [month for month in frozen if "quarter" in month.figures]
    return Matters(
        months=tuple(month_line(month) for month in frozen),
        splits=tuple(split for split in (*splits_of(frozen), split_of_villages(quarters)) if split.lines),
        waiting=say_waiting(year, frozen),
    )


def month_line(month: MonthFigures) -> MonthLine:
    figures = month.figures
    few = _("件数太少")
    return MonthLine(
        head=say_month(month),
        registered=say_count(figures["registered"]),
        finished=say_count(figures["finished"]),
        late=say_count(figures["late"]),
        on_time=few if figures["on_time_rate"] is None else f"{figures['on_time_rate']}%",
        median=few if figures["median_days"] is None else say_number(figures["median_days"]),
        satisfaction=_("评价太少")
        if figures["satisfaction"] is None
        else _("%(score)s 分（%(count)s 人评）")
        % {"score": say_number(figures["satisfaction"]), "count": say_count(figures["ratings"])},
    )


def splits_of(frozen: list[MonthFigures]) -> Iterable[Split]:
    tables = (
        ("channels", _("怎么来的"), _("每个月登记的来件，按来信、来访、来电等分开。"), name_of(Channel), "registered"),
        ("kinds", _("什么事"), _("每个月登记的来件，按登记时的类别分开；后来改了类别的，数字不动。"), name_of(Kind), "registered"),
        ("endings", _("怎么办结的"), _("每个月办结的来件，按结果分开。办结的有的是以前月份登记的。"), name_of(Ending), "finished"),
    )  # fmt: skip
    for key, title, sentence, name, total in tables:
        columns = [(say_month(month), month.figures[total], month.figures[key]) for month in frozen]
        yield split(key, title, sentence, name, columns)


def split_of_villages(quarters: list[MonthFigures]) -> Split:
    names = village_names()
    columns = [
        (say_quarter(month), month.figures["quarter"]["registered"], month.figures["quarter"]["villages"])
        for month in quarters
    ]
    sentence = _("每个季度登记的来件，按涉及的村分开。检举控告不分村。村的数字只按季度公布，免得认出是谁。")
    return split("villages", _("哪个村的事"), sentence, lambda code: names.get(code, code), columns)


def split(key: str, title: str, sentence: str, name: Callable[[str], str], columns: list) -> Split:
    """Months down, classes across: only classes with a number to print, then what is left of each month's total."""
    rows = sorted({row for _head, _total, cells in columns for row in cells})
    listed = [row for row in rows if any(cells.get(row) for _head, _total, cells in columns)]
    heads = (_("合计"), *map(name, listed), _("其余合在一起"))
    told = [(head, total, [cells.get(row, 0) for row in listed]) for head, total, cells in columns]
    if len(told) > 1:
        sums = [row_total([shown[place] for _head, _total, shown in told]) for place in range(len(listed))]
        told.append((_("合计"), sum(total for _head, total, _shown in told), sums))
    lines = [Line(head, tuple(zip(heads, say_cells(total, shown), strict=True))) for head, total, shown in told]
    return Split(
        key=key,
        title=title,
        sentence=sentence,
        heads=heads,
        lines=tuple(lines) if any(total for _head, total, _cells in columns) else (),
        unlisted=tuple(name(row) for row in rows if row not in listed),
    )


def say_cells(total: int, shown: list[int | None]) -> list[str]:
    rest = total - sum(cell or 0 for cell in shown)
    return [say_count(total), *map(say_cell, shown), say_count(rest)]


def say_waiting(year: int, frozen: list[MonthFigures]) -> str:
    """Which months of the year are not told yet, and when they will be."""
    today = timezone.localdate()
    if year != today.year or len(frozen) >= today.month:
        return ""
    return _("一个月过完以后数字固定下来，以后不再变动。%(month)d月过完以后才公布，还没有的月份不先报。") % {
        "month": today.month
    }


def name_of(choices) -> Callable[[str], str]:
    labels = {value: str(label) for value, label in choices.choices}
    return lambda value: labels.get(value, value)


def village_names() -> dict[str, str]:
    names = dict(OrgUnit.objects.villages().values_list("code", "name"))
    return {**names, "": _("全镇的事、检举控告、没写明村的")}


def say_month(month: MonthFigures) -> str:
    return _("%(month)d月") % {"month": month.month}


def say_quarter(month: MonthFigures) -> str:
    return str(QUARTERS[(month.month - 1) // 3])


def say_cell(count: int | None) -> str:
    return _("不单列") if count is None else say_count(count)


def say_number(value: float) -> str:
    return f"{value:g}"
