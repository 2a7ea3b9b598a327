"""A year of the township in figures, put together from the public doors of disclosures and petitions."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from django.utils import timezone

from disclosures import selectors as disclosures
from disclosures.books.balances import Balance, Sum
from disclosures.models import Scheme, SchemeKind
from petitions import selectors as petitions

NOUGHT = Decimal(0)


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


def latest_year() -> int:
    """The year to speak of when none was asked for: the newest whose roster is posted, this one or the last.

    Early in a year a letter or two make no year. Before the first roster it is the newest in which anything counted.
    """
    this = timezone.localdate().year
    years = (this, this - 1)
    posted = (year for year in years if disclosures.village_counts(year))
    counted = (year for year in years if not overview(year).is_empty)
    return next(chain(posted, counted), this)


def rural_balance(year: int) -> Balance:
    """The rural roster's year: how many stood at its beginning, came in, went out, and stand on the roster."""
    scheme = Scheme.objects.filter(kind=SchemeKind.RURAL).first()
    return disclosures.public_sheet(scheme, year).total if scheme else Balance(None, Sum(), Sum(), None)


def years_with_figures() -> list[int]:
    """Years that the page offers, newest first; this year always."""
    told = {*disclosures.years_with_notices(), *petitions.years_with_month_figures()}
    return sorted({timezone.localdate().year, *told}, reverse=True)
