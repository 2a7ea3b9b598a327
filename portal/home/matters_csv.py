"""The frozen months as one long table: month, figure, part, number. It holds what the page holds and no more."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from disclosures.exports import write_csv
from petitions import selectors as petitions
from petitions.vocabulary import Channel, Ending, Kind

from . import matters


def write(year: int) -> bytes:
    return write_csv([[_("期间"), _("数字"), _("分项"), _("数值")], *rows(year)])


def rows(year: int) -> Iterator[list[object]]:
    names = matters.village_names()
    for month in petitions.month_figures(year):
        period, figures = f"{month.year}-{month.month:02d}", month.figures
        yield [period, _("登记"), "", figures["registered"]]
        yield [period, _("办结"), "", figures["finished"]]
        yield [period, _("其中超期办结"), "", figures["late"]]
        yield [period, _("按期办结率（%）"), "", told(figures["on_time_rate"])]
        yield [period, _("办理天数（中位数）"), "", told(figures["median_days"])]
        yield [period, _("评价人数"), "", told(figures["ratings"])]
        yield [period, _("满意度（满分5分）"), "", told(figures["satisfaction"])]
        for key, title, name in (
            ("channels", _("登记，按来件方式"), matters.name_of(Channel)),
            ("kinds", _("登记，按类别"), matters.name_of(Kind)),
            ("endings", _("办结，按结果"), matters.name_of(Ending)),
        ):
            yield from ([period, title, name(row), told(count)] for row, count in sorted(figures[key].items()))
        if quarter := figures.get("quarter"):
            period = f"{month.year}-Q{(month.month + 2) // 3}"
            yield [period, _("登记"), "", quarter["registered"]]
            for code, count in sorted(quarter["villages"].items()):
                yield [period, _("登记，按村"), names.get(code, code), told(count)]


def told(value: object) -> object:
    return _("不单列") if value is None else value
