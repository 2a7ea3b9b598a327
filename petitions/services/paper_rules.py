"""What a paper must have before it goes on: every matter answered, no gap left open, a number that proves the post."""

import re

from django.utils.translation import gettext as _

from petitions.errors import Refused
from petitions.matters import MOST, Matter
from petitions.vocabulary import ServiceMethod
from petitions.wording import is_filled

from .texts import need


def check_tracking_number(number: str, method: ServiceMethod) -> str:
    """Registered post is proven by its number: letters and figures as on the receipt, blanks apart."""
    number = "".join(number.split()).upper()
    if method != ServiceMethod.REGISTERED:
        return number
    if not re.fullmatch(r"[A-Z0-9]{8,20}", number):
        raise Refused(_("挂号信和EMS要填邮件号：收据上的8到20位字母和数字，例如13位的邮件号。"))
    return number


def check_matters(matters: list[Matter]) -> list[Matter]:
    """Every matter has its facts and its opinion; with several, each says what it is about."""
    written = [matter for matter in matters if not matter.is_empty]
    if len(written) > MOST:
        raise Refused(_("一份答复最多写%(most)s项。事项再多的，请分开办理、分别答复。") % {"most": MOST})
    for number, matter in enumerate(written or [Matter("", "")], 1):
        where = _("第%(number)s项") % {"number": number} if len(written) > 1 else ""
        if len(written) > 1:
            need(matter.title, _("%(where)s：请写明这一项是什么事。") % {"where": where})
        need(matter.facts, _("%(where)s请写明查明的事实。") % {"where": f"{where}：" if where else ""})
        need(matter.opinion, _("%(where)s请写明处理意见。") % {"where": f"{where}：" if where else ""})
    return written


def refuse_gaps(matters: list[Matter]) -> None:
    """A gap of a template that nobody filled must not reach anybody."""
    for matter in matters:
        if not is_filled("".join((matter.title, matter.facts, matter.law, matter.opinion))):
            raise Refused(_("答复里还有“【请填写……】”没有填。请补上以后再送审。"))
