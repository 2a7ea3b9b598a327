"""What can be found, and how it is told to the person who must take it out."""

from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Kind(StrEnum):
    IDENTITY = "identity"
    MOBILE = "mobile"
    LANDLINE = "landline"
    ACCOUNT = "account"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    PLATE = "plate"
    LOCATION = "location"


NAMES = {
    Kind.IDENTITY: gettext_lazy("身份证号"),
    Kind.MOBILE: gettext_lazy("手机号码"),
    Kind.LANDLINE: gettext_lazy("固定电话号码"),
    Kind.ACCOUNT: gettext_lazy("银行账号"),
    Kind.ADDRESS: gettext_lazy("详细住址"),
    Kind.BIRTH_DATE: gettext_lazy("出生日期"),
    Kind.PLATE: gettext_lazy("车牌号"),
    Kind.LOCATION: gettext_lazy("拍摄地点"),
}


class Finding(NamedTuple):
    """A place in a text, as Python slices: text[start:end]."""

    kind: Kind
    start: int
    end: int


def describe(finding: Finding) -> str:
    """The kind and the place, never the value itself: the sentence may end up in a log."""
    words = {"kind": NAMES[finding.kind], "first": finding.start + 1, "last": finding.end}
    return _("%(kind)s（第%(first)d至%(last)d字）") % words
