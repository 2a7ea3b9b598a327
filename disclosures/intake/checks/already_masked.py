"""A name that comes in masked (张*三, 张某某, 张××) cannot be posted on the board, nor told apart."""

import re

from django.utils.translation import gettext_lazy as _

from ..columns import Field
from ..problems import Problem, error
from ..tables import Table

MASKED = error(
    "already_masked",
    _("%(cell)s（第 %(row)s 行）的姓名已经被隐去一部分。请换成写有全名的原始名册，隐名由系统来做。"),
)
SIGNS = re.compile(r"[*\uff0a×✕○\u3007●□■_#?\uff1f]|某|(?<=[^\x00-\x7f])[xX]+$|(?<=[^\x00-\x7f])[xX]+(?=[^\x00-\x7f])")


def check(table: Table) -> list[Problem]:
    return [line.problem(MASKED, Field.NAME) for line in table.lines if line.name and SIGNS.search(line.name)]
