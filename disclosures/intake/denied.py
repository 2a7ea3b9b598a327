"""Columns that are never kept, known by their name or by what stands in them.

The law lets a notice carry name, number of members and amount (57号 art 24). All else "is unrelated", and most of
it is what leaked from township sites for ten years: numbers, accounts, telephones, illness.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .identities import OLD_SHAPE, SHAPE
from .transforms import TEXT

# Order matters: the first group whose word the heading holds gives the reason shown.
DENIED_WORDS: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("identity", _("身份证件号码"), ("身份证", "身份号", "证件号", "户口", "户籍号", "户号", "社保卡", "医保")),
    ("certificate", _("低保证号等证书编号"), ("低保证", "证号", "证书编号", "证编号")),
    ("account", _("银行账户"), ("开户", "账号", "帐号", "账户", "帐户", "银行", "卡号", "一卡通", "存折", "户名")),
    ("phone", _("联系电话"), ("电话", "手机", "联系方式", "联系号码", "联系人", "微信", "邮箱", "QQ")),
    ("address", _("详细住址"), ("住址", "地址", "门牌", "邮编", "住所", "居住地")),
    ("relation", _("家庭成员及亲属关系"), ("成员", "配偶", "子女", "关系", "监护", "近亲属", "备案", "家属", "赡养")),
    ("health", _("健康状况"), ("病", "残", "健康", "诊断", "伤", "孕", "医疗", "报销", "自付", "药", "劳动能力")),
    ("cause", _("致贫原因或救助事由"), ("原因", "事由", "理由", "致贫", "困难", "帮扶")),
    ("birth", _("出生日期和年龄"), ("出生", "生日", "年龄", "周岁")),
    ("person", _("个人身份信息"), ("性别", "民族", "婚姻", "文化程度", "学历", "面貌", "籍贯", "宗教", "照片", "相片")),
    ("school", _("就学情况"), ("学校", "在校", "就读", "年级", "学籍")),
    ("work", _("就业和收入"), ("工作单位", "职业", "就业", "务工", "收入", "在职", "工资")),
    ("assets", _("家庭财产"), ("财产", "资产", "车辆", "房产", "住房", "存款", "土地", "承包")),
    ("signature", _("签名和指印"), ("签字", "签名", "签章", "签收", "领取人", "手印", "指印", "按印", "盖章")),
    ("votes", _("评议和投诉情况"), ("评议", "票", "异议", "举报", "投诉", "反映人")),
    ("class", _("可能反映健康状况的类别"), ("类别", "类型", "档次", "三无", "五保", "ABC", "等级", "标识")),
    ("notes", _("备注等自由填写的内容"), ("备注", "说明", "情况", "附注", "备考")),
)  # fmt: skip

# What an office writes for itself: no secret of a person, and no part of a notice. A clerk may still choose it.
OFFICE = "office"
OFFICE_WORDS = (
    "乡镇", "街道", "年月", "月份", "时间", "日期", "状态", "变动", "标准", "户数", "合计", "分类施保", "金额二", "金额三",
)  # fmt: skip

REASONS = {code: reason for code, reason, _words in DENIED_WORDS} | {
    "looks_like_identity": _("内容像身份证号码"),
    "looks_like_phone": _("内容像电话号码"),
    "looks_like_account": _("内容像银行账号"),
    OFFICE: _("不公示的管理信息"),
    "unknown": _("系统不认识的列"),
    "second": _("与另一列重复"),
    "chosen": _("您选择了不导入"),
}

PHONE = re.compile(r"(\+?86)?1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}")
ACCOUNT = re.compile(r"[0-9]{16,19}")
DIGITS = re.compile(r"[0-9\uff10-\uff19]{7}")


def denied_by_name(plain: str) -> str | None:
    """The group of the deny list that a bare heading belongs to."""
    for code, _reason, words in DENIED_WORDS:
        if any(word in plain for word in words):
            return code
    return OFFICE if any(word in plain for word in OFFICE_WORDS) else None


def denied_by_content(cells: list[str]) -> str | None:
    """The group that a column's cells belong to, whatever its heading says: a third of what is filled in suffices."""
    filled = [cell for cell in cells if cell]
    long_ones = [cell for cell in filled if len(cell) >= 11]
    if len(long_ones) * 3 < len(filled) or not long_ones:
        return None
    counts = {"looks_like_identity": 0, "looks_like_phone": 0, "looks_like_account": 0}
    for cell in long_ones:
        kind = looks_like(cell)
        if kind:
            counts[kind] += 1
    code, hits = max(counts.items(), key=lambda pair: pair[1])
    return code if hits * 3 >= len(filled) else None


def looks_like(cell: str) -> str | None:
    """What kind of personal number a whole cell is."""
    plain = cell.translate(TEXT).replace(" ", "").replace("-", "").strip("'").upper()
    if SHAPE.fullmatch(plain) or OLD_SHAPE.fullmatch(plain):
        return "looks_like_identity"
    if PHONE.fullmatch(plain):
        return "looks_like_phone"
    if ACCOUNT.fullmatch(plain):
        return "looks_like_account"
    return None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A column that was seen and not kept."""

    sheet: str
    letter: str
    heading: str
    reason: str
