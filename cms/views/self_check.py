"""The self-check: the standards of today, the four kinds of income, and an example that is reckoned and not typed."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms import selectors
from cms.contexts import context_for
from cms.models import Kind, SelfCheckPage
from cms.worked import examples
from portal.orgs.selectors import office

from .standards import reading_order


@context_for.register
def self_check(page: SelfCheckPage, request) -> dict:
    today = selectors.current_standards(timezone.localdate())
    standards = sorted(today.filter(kind=Kind.DIBAO), key=reading_order)
    edges = {line.area: line.monthly for line in today.filter(kind=Kind.LOW_INCOME_LINE)}
    return {
        "choices": [(standard, edges.get(standard.area, "")) for standard in standards],
        "incomes": incomes(),
        "worked": examples(standards),
        "office": office(),
        "standards_page": selectors.standards_page(),
    }


def incomes() -> tuple[tuple[str, str, str, bool], ...]:
    """Key, name, what belongs to it, and whether people reckon it by the year (审核确认办法 art 13)."""
    return (
        ("wages", _("工资性收入"), _("上班、打工、做零工得的工资和补贴。"), False),
        ("business", _("经营净收入"), _("种地、养殖、做买卖得的钱，减去种子、饲料、进货等成本。"), True),
        ("property", _("财产净收入"), _("利息、房租、土地流转费、集体分红。"), True),
        ("transfers", _("转移净收入"), _("养老金、赡养费、抚养费、亲友常年给的钱。"), False),
    )
