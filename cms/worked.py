"""A worked example of the gap payment: plain arithmetic, so that no editor types a sum that no longer holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cms.models import AssistanceStandard, Kind

PERSONS, INCOME = 3, Decimal(900)  # a family, and its yuan a month


@dataclass(frozen=True)
class Example:
    """Yuan a month. ``gap`` is for the whole family: (standard - income per head) x persons (审核确认办法 art 23)."""

    name: str  # whose standard
    persons: int
    income: Decimal
    per_head: Decimal
    standard: Decimal
    lacking: Decimal
    gap: Decimal


def examples(standards: Iterable[AssistanceStandard]) -> list[Example]:
    """The same family under each standard of the dibao, one for each area; none where its income is not below it."""
    per_head = INCOME / PERSONS
    found = []
    for standard in standards:
        lacking = standard.monthly - per_head
        if standard.kind == Kind.DIBAO and lacking > 0:
            found.append(
                Example(standard.name, PERSONS, INCOME, per_head, standard.monthly, lacking, lacking * PERSONS)
            )
    return found
