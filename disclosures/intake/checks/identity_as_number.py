"""A spreadsheet keeps 15 digits of a number: the last three of an identity number typed as one are gone."""

from django.utils.translation import gettext_lazy as _

from .. import identities
from ..columns import Field
from ..problems import Problem, error
from ..tables import Table

AS_NUMBER = error(
    "identity_as_number",
    _(
        "%(cell)s（第 %(row)s 行“%(heading)s”）是数字格式，末三位可能已经丢失。"
        "请把该列设为文本，从原始资料重新填写后再上传。"
    ),
)


def check(table: Table) -> list[Problem]:
    problems = []
    for line in table.lines:
        number = line.identity
        if not number:
            continue
        if is_typed_as_number(line) or identities.lost_digits(number):
            problems.append(line.problem(AS_NUMBER, Field.IDENTITY))
    return problems


def is_typed_as_number(line) -> bool:
    """Typed so in the workbook, or read from a CSV that a workbook wrote: 18 digits that end in 000."""
    if line.layout.long_numbers and (line.row, line.layout.columns[Field.IDENTITY].index) in line.layout.long_numbers:
        return True
    number = line.identity
    return number.endswith("000") and identities.has_shape(number) and not identities.has_valid_check_digit(number)
