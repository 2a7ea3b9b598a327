"""How templates say money, sums and ends of windows."""

from django import template

from disclosures import bases, presentation, wording
from disclosures.services import contents

register = template.Library()


@register.filter
def money(amount):
    return wording.say_money(amount)


@register.filter
def sums(counted):
    return presentation.say_sums(counted)


@register.filter
def band(amount_from):
    return presentation.say_band(amount_from)


@register.filter
def family(size):
    return presentation.say_family(size)


@register.filter
def ending(notice):
    return wording.say_end(notice.ends_at) if notice.ends_at else ""


@register.filter
def changes(correction) -> str:
    """What a correction changed, in counts: 金额更正3户，删去1户."""
    return presentation.say_changes(correction)


@register.filter
def pair(counted):
    """Households and people as one cell: 1180 / 1549."""
    return f"{counted.households} / {counted.persons}"


@register.filter
def ended_basis(round) -> list[str]:
    """A sentence for each rule that the round rests on and that does not hold any more."""
    return bases.ended_in(contents.say_basis(round))
