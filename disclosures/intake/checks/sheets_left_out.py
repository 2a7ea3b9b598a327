"""Hidden sheets and sheets without a roster are not read; nobody should have to guess which were."""

from django.utils.translation import gettext_lazy as _

from ..problems import Problem, warning
from ..tables import Table

HIDDEN = warning("hidden_sheet", _("隐藏的工作表“%(sheet)s”没有读入。如果名册在里面，请取消隐藏后重新上传。"))
WITHOUT = warning("sheet_without_heading", _("工作表“%(sheet)s”里没有找到名册的表头，没有读入。"))


def check(table: Table) -> list[Problem]:
    problems = [HIDDEN.at(sheet=name) for name in table.hidden_sheets]
    if table.layouts:
        problems += [WITHOUT.at(sheet=name) for name in table.without_heading]
    return problems
