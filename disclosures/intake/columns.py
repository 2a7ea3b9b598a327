"""What a heading means: synonym groups of real rosters, one field each. A heading not listed here is withheld."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from .denied import denied_by_name
from .transforms import TEXT


class Field(StrEnum):
    SERIAL = "serial"
    VILLAGE = "village"
    GROUP = "group"
    NAME = "name"
    IDENTITY = "identity"
    HOUSEHOLD_SIZE = "household_size"
    PERSONS = "persons"
    AMOUNT = "amount"


@dataclass(frozen=True)
class Spec:
    """One field: how people call it, best name first, and what the template says about it."""

    field: Field
    title: object
    synonyms: tuple[str, ...]
    required: bool = False
    note: object = ""
    width: int = 14


SPECS = (
    Spec(Field.SERIAL, _("序号"), ("序号", "编号", "顺序号", "家庭编号"), note=_("可不填"), width=8),
    Spec(
        Field.VILLAGE,
        _("所属村"),
        (
            "所属村", "行政村", "所在村", "村", "村名", "村居", "村居名", "村居名称", "村名称", "村委会", "村居委会",
            "村民委员会", "村社区", "社区", "社区居委会", "村别", "村组", "村屯", "所属社区", "地区", "所在地区",
        ),
        required=True,
        note=_("写村名，例如：杜村"),
    ),
    Spec(
        Field.GROUP,
        _("组别"),
        ("组别", "组", "村民小组", "小组", "所属组", "居民小组", "社别", "屯"),
        note=_("可不填"),
        width=10,
    ),
    Spec(
        Field.NAME,
        _("户主姓名"),
        (
            "户主姓名", "户主", "申请人姓名", "申请人", "家庭代表", "救助对象", "对象姓名", "保障对象", "低保户主",
            "救助对象姓名", "低保对象姓名", "保障对象姓名", "姓名",
        ),
        required=True,
        note=_("写全名，由系统隐去名字"),
    ),
    Spec(
        Field.IDENTITY,
        _("身份证号"),
        (
            "身份证号", "身份证号码", "户主身份证号", "户主身份证号码", "身份证", "公民身份号码", "公民身份证号码",
            "证件号码", "证件号", "申请人身份证号", "居民身份证号", "居民身份证号码",
        ),
        note=_("可不填；只用来查重，不保存、不公开。整列设为文本"),
        width=24,
    ),
    Spec(
        Field.HOUSEHOLD_SIZE,
        _("家庭人口"),
        (
            "家庭人口", "家庭人口数", "家庭人数", "家庭成员数", "家庭成员数量", "家庭成员人数",
            "家庭总人口", "共同生活人口", "人口",
        ),
        note=_("只写数字"),
        width=10,
    ),
    Spec(
        Field.PERSONS,
        _("保障人口"),
        (
            "保障人口", "保障人数", "保障人口数", "享受人数", "享受保障人数", "低保人口", "低保人数", "救助人数",
            "享受人口", "拟保障人口", "拟保障人数", "享受低保人数", "享受低保人口", "供养人数", "人数",
        ),
        required=True,
        note=_("只写数字，不超过家庭人口"),
        width=10,
    ),
    Spec(
        Field.AMOUNT,
        _("月保障金额（元）"),
        (
            "月保障金额", "户月保障金额", "户月保障金", "月保障金", "拟月保障金额", "拟保障金额", "当前保障金",
            "保障金额", "补差金额", "月补差", "月补差金额", "户月补差", "享受低保金额", "月发放金额", "户月发放金额",
            "低保金", "月低保金", "低保金额", "救助金额", "月保障额", "保障金", "救助金", "补助金额", "金额",
        ),
        required=True,
        note=_("每户每月的元数，只写数字"),
    ),
)  # fmt: skip

BY_FIELD = {spec.field: spec for spec in SPECS}
RANKS = {name: (spec.field, rank) for spec in SPECS for rank, name in enumerate(spec.synonyms)}
REQUIRED = tuple(spec.field for spec in SPECS if spec.required)

BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
UNIT_AT_END = re.compile(r"(元/人月|元/月|元/户|/元|元|:|\*|/)+$")


def plain_heading(text: str) -> str:
    """A heading as it is compared: no spaces, brackets, units."""
    flat = text.translate(TEXT).replace(" ", "")
    bare = BRACKETS.sub("", flat) or flat.strip("()[]")
    return UNIT_AT_END.sub("", bare)


SPAN = re.compile(
    r"[0-9]{4}年度?|[0-9]{1,2}月份?|第?[一二三四1-4]季度|上?下?半年|人均|每人|户均|每户|全年|每年|每季度|每月|季度?|年度?"
)
BEHIND_A_SPAN = 100  # 人均月补差 means the amount, and 月补差 beside it means it better


def without_span(plain: str) -> tuple[Field, int] | None:
    """人均月补差, 2026年3月发放金额, 年保障金额: an amount or a count, for a time or a head that the unit check asks about."""
    rest = plain
    while (span := SPAN.match(rest)) and span.end():
        rest = rest[span.end() :]
        found = RANKS.get(rest)
        if found and found[0] in (Field.AMOUNT, Field.PERSONS):
            return found[0], found[1] + BEHIND_A_SPAN
    return None


def meaning(heading: str) -> tuple[Field, int] | None:
    """The field that a heading names and how well it names it (0 is best)."""
    plain = plain_heading(heading)
    found = RANKS.get(plain)
    if found is None and "(" in heading.translate(TEXT):
        # 村(居)名 is 村居名 as well as 村名.
        found = RANKS.get(re.sub(r"[()\s]", "", heading.translate(TEXT)))
    return found or without_span(plain)


def is_known(heading: str) -> bool:
    """Whether a heading is one that rosters have, kept or dropped."""
    return bool(heading) and (meaning(heading) is not None or denied_by_name(plain_heading(heading)) is not None)
