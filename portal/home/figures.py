"""A year of the township in figures, put together from the public doors of disclosures and petitions."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from disclosures import selectors as disclosures
from disclosures.models import ChangeKind
from petitions import selectors as petitions

from .balance import Balance, Sum

NOUGHT = Decimal(0)
LEAVING = (ChangeKind.EXITED, ChangeKind.STOPPED)


@dataclass(frozen=True)
class Overview:
    """Every public figure of a year."""

    year: int
    notices: disclosures.Figures
    matters: dict[str, int]

    @property
    def is_empty(self) -> bool:
        figures = self.notices
        counted = (figures.households, figures.exits.households, figures.investigated.households)
        aided = (figures.medical_aid.households, figures.temporary_aid.households)
        return not any((*counted, *aided, *self.matters.values()))


def overview(year: int) -> Overview:
    return Overview(year, disclosures.figures(year), petitions.public_figures(year))


def latest_overview() -> Overview:
    """This year's figures; in the first days of January, when there are none yet, last year's."""
    year = timezone.localdate().year
    current = overview(year)
    if current.is_empty:
        last = overview(year - 1)
        return current if last.is_empty else last
    return current


def balance(year: int) -> Balance:
    """The roster's year: what stood at its end, came in, went out, and stands now."""
    before = disclosures.village_counts(year - 1)
    changes = {kind: Sum(count.households, count.persons) for kind, count in disclosures.rural_changes(year).items()}
    return Balance(
        opening=_total(before) if before else None,
        added=changes.get(ChangeKind.ADDED, Sum()),
        left=sum((changes.get(kind, Sum()) for kind in LEAVING), Sum()),
        closing=_total(disclosures.village_counts(year)),
    )


def _total(counts: list[disclosures.VillageCount]) -> Sum:
    return Sum(sum(count.households for count in counts), sum(count.persons for count in counts))


def years_with_figures() -> list[int]:
    """Years that the page offers, newest first; this year always."""
    return sorted({timezone.localdate().year, *disclosures.years_with_notices()}, reverse=True)
