"""Sums as people write them."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def money(amount: Decimal) -> str:
    """620, 1,240, 1,240.50: cents only where there are any."""
    return f"{amount:,.2f}".removesuffix(".00")


@register.filter
def change(amount: Decimal) -> str:
    """How much more or less than before."""
    if amount == 0:
        return _("不变")
    words = _("涨%(amount)s元") if amount > 0 else _("降%(amount)s元")
    return words % {"amount": money(abs(amount))}
