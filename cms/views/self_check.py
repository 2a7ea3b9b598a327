"""The self-check: the standards of today, the sums that are asked for, and an example that is reckoned and not typed."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import selectors
from cms.contexts import context_for
from cms.models import Kind, SelfCheckPage
from cms.worked import examples
from portal.orgs.selectors import office

from .standards import reading_order


@dataclass(frozen=True)
class Asked:
    """A sum of the whole family; ``counts_as`` income or costs; farmers reckon some of them by the year."""

    key: str
    name: str
    help: str
    counts_as: str = "income"
    by_year: bool = False


@context_for.register
def self_check(page: SelfCheckPage, request) -> dict:
    found = sorted(selectors.current_standards(timezone.localdate()), key=reading_order)
    edges = {standard.area: standard.monthly for standard in found if standard.kind == Kind.LOW_INCOME_LINE}
    return {
        "choices": [(one, edges.get(one.area, "")) for one in found if one.kind == Kind.DIBAO],
        "sums": sums(),
        "worked": examples(found),
        "office": office(),
        "standards_page": selectors.standards_page(),
    }


def sums() -> tuple[Asked, ...]:
    """The four kinds of income, and what may be deducted from them (审核确认办法 art 13)."""
    return (
        Asked("wages", _("工资性收入"), _("上班、打工、做零工得的工资和补贴。")),
        Asked("business", _("经营净收入"), _("种地、养殖、做买卖得的钱，减去种子、饲料、进货等成本。"), by_year=True),
        Asked("property", _("财产净收入"), _("利息、房租、土地流转费、集体分红。"), by_year=True),
        Asked("transfers", _("转移净收入"), _("养老金、赡养费、抚养费、亲友常年给的钱。")),
        Asked(
            "costs",
            _("看病、残疾康复和外出干活的必要花费"),
            _("有的可以从收入里扣掉一部分，扣多少由窗口核定。"),
            counts_as="costs",
        ),
    )
