"""What a government website is inspected for: each threshold with its rule and source. A table, not code.

The national ones are as the quarterly inspection forms print them (国办秘函〔2019〕19号). Where the rule leaves the number to
the office, `is_local` lets the leader change it; a national number is changed here, when the rule changes.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NATIONAL = "国办秘函〔2019〕19号"


class Unit(StrEnum):
    DAYS = "days"
    MONTHS = "months"
    PIECES = "pieces"
    PERCENT = "percent"


UNITS: dict[Unit, str | Promise] = {Unit.DAYS: _("日"), Unit.MONTHS: _("个月"), Unit.PIECES: _("个"), Unit.PERCENT: "%"}


@dataclass(frozen=True)
class Threshold:
    """`warn`: so many days before the limit, or from so many pieces on, it is amber. `veto`: alone it fails the site."""

    code: str
    title: Promise
    rule: Promise
    source: str | Promise
    limit: int
    unit: Unit
    warn: int
    is_veto: bool = False
    is_local: bool = False


TABLE: dict[str, Threshold] = {
    one.code: one
    for one in (
        Threshold(
            "front_page", _("首页更新"), _("首页2周没有信息更新，单项否决。"), NATIONAL, 14, Unit.DAYS, 4, is_veto=True
        ),
        Threshold(
            "columns", _("栏目更新"), _("长期不更新的栏目和空白栏目累计5个，单项否决。"), NATIONAL, 5, Unit.PIECES, 1,
            is_veto=True,
        ),
        Threshold(
            "notice_columns", _("公示公告、政策文件类栏目多久算不更新"), _("6个月内没有更新的，算不更新的栏目。"),
            NATIONAL, 6, Unit.MONTHS, 30,
        ),
        Threshold(
            "lasting_columns", _("办事指南、标准、机构类栏目多久算不更新"), _("应更新而长期没有更新，多久由本地定。"),
            _("本地确定"), 12, Unit.MONTHS, 30, is_local=True,
        ),
        Threshold(
            "oldest_message", _("网上来信答复"), _("网上有效来信超过3个月没有回应，单项否决。"), NATIONAL, 3, Unit.MONTHS,
            30, is_veto=True,
        ),
        Threshold(
            "month_table", _("来件月度统计"), _("来件受理和办理的统计每月公开，最迟在次月几日由本地定。"),
            _("国办秘函〔2019〕19号；日子由本地确定"), 10, Unit.DAYS, 5, is_local=True,
        ),
        Threshold("reply_published", _("答复选登"), _("2个月内没有公开过答复，扣分。"), NATIONAL, 2, Unit.MONTHS, 15),
        Threshold(
            "explanations", _("政策配解读"), _("政策文件和解读要互相链接；文件发布后几日内配齐由本地定。"),
            _("国办秘函〔2019〕19号；日子由本地确定"), 5, Unit.DAYS, 5, is_local=True,
        ),
        Threshold(
            "orphans", _("解读连着文件"), _("解读要链接到它解读的政策文件，没有链接的扣分。"), NATIONAL, 1, Unit.PIECES, 1
        ),
        Threshold("links", _("站内链接"), _("首页和其他页面不能正常打开的链接，逐个扣分。"), NATIONAL, 1, Unit.PIECES, 1),
        Threshold(
            "link_check", _("链接几日查一次"), _("超过这些日子没有查过链接，要提醒。"), _("本地确定"), 7, Unit.DAYS, 0,
            is_local=True,
        ),
        Threshold(
            "slow_pages", _("网页打开"), _("一周内超过15秒仍打不开的次数占5%，单项否决。"), NATIONAL, 5, Unit.PERCENT, 1,
            is_veto=True,
        ),
        Threshold(
            "find_error", _("网站找错入口"), _("页脚要有“网站找错”入口，链接到上级平台。"), NATIONAL, 1, Unit.PIECES, 1
        ),
        Threshold(
            "repealed", _("引用的依据"), _("引用已经停止施行的文件作依据，要改。"),
            _("政府信息公开条例；各文件的废止条款"), 1, Unit.PIECES, 1,
        ),
        Threshold(
            "reviews", _("网页复核"), _("到了复核日期的网页要有人看过；提前几日提醒由本地定。"), _("本地确定"), 30,
            Unit.DAYS, 30, is_local=True,
        ),
        Threshold(
            "villages", _("村公示栏每季度更新"), _("村务公开：一般事项至少每季度公布一次。"),
            _("村民委员会组织法第三十条"), 1, Unit.PIECES, 30,
        ),
    )
}  # fmt: skip
LOCAL = tuple(code for code, one in TABLE.items() if one.is_local)
# An answer that takes this long did not come (the same form).
SLOW_MILLISECONDS = 15_000
PROBED_DAYS = 7


def with_local(values: dict[str, int]) -> dict[str, Threshold]:
    """The table as it holds here. A value for a threshold that is not local is no value."""
    return {
        code: replace(one, limit=values.get(code, one.limit)) if one.is_local else one for code, one in TABLE.items()
    }
