"""Columns that help to read a roster and are never kept: who belongs to whom, what the row's state is, for which month.

They are dropped like every other unlisted column (57号 art 24); before that, they answer a question about the row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .columns import Field, meaning, plain_heading
from .headings import Column, shown


class Aid(StrEnum):
    RELATION = "relation"  # 与户主关系: one row a member
    MEMBER = "member"  # 成员姓名 beside 户主姓名: one row a member
    FAMILY = "family"  # a number that all rows of one household share
    STATUS = "status"  # 评议结果, 当前状态: a row that is not to be posted
    MONTH = "month"  # 发放月份
    UNTIL = "until"  # 截止保障年月
    COUNT = "count"  # 户数 in a row: more than one is no household
    CAUSE = "cause"  # 救助类型: 急难型 or 支出型


NAMES: dict[Aid, re.Pattern] = {
    Aid.RELATION: re.compile(r"与?(户主|申请人|本人|家庭)?(之)?关系|与(户主|申请人)的关系|家庭成员关系"),
    Aid.MEMBER: re.compile(r"(家庭|共同生活)?(家庭)?成员姓名|家庭成员|保障人员姓名|享受人员姓名|保障对象姓名|人员姓名"),
    Aid.FAMILY: re.compile(r"家庭编号|家庭编码|户编号|户号|低保证号码?|低保证编号"),
    Aid.STATUS: re.compile(
        r"(民主|村级)?评议(结果|意见)|评审结果|审[核批](结果|意见)|(当前|保障|享受|救助)?状态|享受低保标识|是否享受(低保)?|是否(通过|同意)"
    ),
    Aid.MONTH: re.compile(r"(发放|享受|所属)(月份|年月)|月份"),
    Aid.UNTIL: re.compile(r"截止(保障)?(年月|日期|时间)|(享受|保障)(结束|截止)(日期|年月|时间)|终止(年月|日期)"),
    Aid.COUNT: re.compile(r"户数"),
    Aid.CAUSE: re.compile(r"(临时)?救助(类型|类别|种类|事由|原因)"),
}

MEDICAL = re.compile(r"医疗(总)?费用|医疗总?支出|医保报销|大病报销|(个人)?自付(费用|金额)?|住院费用?|统筹支付|合规费用")
MEDICAL_ENOUGH = 2

NUMBER = r"([一二三四五六七八九十]{1,2}|[0-9]{1,2})"
WIDE_NAME = re.compile(rf"(?:家庭)?成员{NUMBER}(?:姓名)?")
WIDE_IDENTITY = re.compile(rf"(?:家庭)?成员{NUMBER}(?:身份证号码?|身份证|证件号码?)")


@dataclass(frozen=True, slots=True)
class WideMember:
    """成员一姓名 and 成员一身份证号码: one further member in the household's own row."""

    name: int
    identity: int | None


def find_aids(labels: tuple[str, ...], columns: dict[Field, Column]) -> dict[Aid, Column]:
    """The first column of each kind. A plain 姓名 beside 户主姓名 is a member's."""
    found: dict[Aid, Column] = {}
    kept = {column.index for column in columns.values()}
    for index, label in enumerate(labels):
        aid = aid_of(label)
        if aid is None and is_second_name(label, index, columns):
            aid = Aid.MEMBER
        if aid is not None and (aid is Aid.FAMILY or index not in kept):
            found.setdefault(aid, Column(index, shown(label), aid))
    return found


def aid_of(label: str) -> Aid | None:
    plain = plain_heading(label)
    return next((aid for aid, names in NAMES.items() if names.fullmatch(plain)), None) if plain else None


def is_second_name(label: str, index: int, columns: dict[Field, Column]) -> bool:
    name = columns.get(Field.NAME)
    return name is not None and index != name.index and meaning(label) == meaning("姓名")


def wide_members(labels: tuple[str, ...]) -> list[WideMember]:
    """The numbered members of a wide sheet (H3), each with the column of its identity number."""
    plain = [plain_heading(label) if label else "" for label in labels]
    identities = {found[1]: at for at, label in enumerate(plain) if (found := WIDE_IDENTITY.fullmatch(label))}
    return [
        WideMember(at, identities.get(found[1]))
        for at, label in enumerate(plain)
        if (found := WIDE_NAME.fullmatch(label))
    ]


def is_medical(labels: tuple[str, ...]) -> bool:
    """Whether the heading counts medical bills: who is on such a list was ill (PIPL art 28)."""
    return sum(1 for label in labels if label and MEDICAL.fullmatch(plain_heading(label))) >= MEDICAL_ENOUGH


def used_indexes(aids: dict[Aid, Column], wide: list[WideMember]) -> Iterator[int]:
    yield from (column.index for column in aids.values())
    for member in wide:
        yield member.name
        if member.identity is not None:
            yield member.identity
