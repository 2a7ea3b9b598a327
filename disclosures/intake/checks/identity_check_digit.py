"""A mistyped identity number: wrong length, no such day, wrong check digit. Area codes are not looked up."""

from django.utils.translation import gettext_lazy as _

from .. import identities
from ..columns import Field
from ..problems import Problem, error, warning
from ..tables import Table
from .identity_as_number import is_typed_as_number

WRONG_SHAPE = error(
    "identity_wrong_shape", _("%(cell)s（第 %(row)s 行“%(heading)s”）不是 18 位身份证号。请核对后重新填写。")
)
WRONG_DIGIT = error(
    "identity_wrong_digit", _("%(cell)s（第 %(row)s 行“%(heading)s”）的校验位不对，可能输错了一位。请对照证件核对。")
)
NO_SUCH_DAY = error(
    "identity_no_such_day", _("%(cell)s（第 %(row)s 行“%(heading)s”）里的出生日期不存在。请对照证件核对。")
)
MASKED = error("identity_masked", _("%(cell)s（第 %(row)s 行“%(heading)s”）被隐去了几位，无法查重。请换成原始名册。"))
OLD = warning("identity_old", _("%(cell)s（第 %(row)s 行“%(heading)s”）是 15 位的旧号码。请换成 18 位的现行号码。"))


def check(table: Table) -> list[Problem]:
    if not table.has(Field.IDENTITY):
        return []
    problems = []
    has_shape, digit = identities.has_shape, identities.has_valid_check_digit
    for line in table.lines:
        number = line.identity
        if not number:
            continue
        if has_shape(number) and digit(number):
            if identities.birthday(number) is None:
                problems.append(line.problem(NO_SUCH_DAY, Field.IDENTITY))
            continue
        kind = what_is_wrong(line)
        if kind is not None:
            problems.append(line.problem(kind, Field.IDENTITY))
    return problems


def what_is_wrong(line):
    """The kind of problem; None where identity_as_number has already named it."""
    number = line.identity
    if is_typed_as_number(line) or identities.lost_digits(number):
        return None
    if identities.is_old(number):
        return OLD if identities.birthday(number) else NO_SUCH_DAY
    if "*" in number or "×" in number:
        return MASKED
    return WRONG_DIGIT if identities.has_shape(number) else WRONG_SHAPE
