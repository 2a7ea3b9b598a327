"""The parts of the front page, as plain values: what a template needs and nothing that could show more."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class Link:
    """Something to click; ``note`` says what happens then."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class NoticeLine:
    """An open notice: where, what kind, how long still, how to object."""

    title: str
    url: str
    village: str
    kind: str
    left: str
    end: str
    object_url: str


@dataclass(frozen=True)
class StandardLine:
    """One number that holds today, with the document it comes from."""

    label: str
    amount: Decimal
    unit: str
    valid_from: date
    document: str
    document_url: str


@dataclass(frozen=True)
class FigureLine:
    """A figure in words and numbers."""

    name: str
    number: str
    unit: str
    sentence: str


@dataclass(frozen=True)
class PolicyLine:
    """A policy with the words that explain it."""

    title: str
    url: str
    day: date | None
    validity: str
    explanations: tuple[Link, ...]


@dataclass(frozen=True)
class VillageLine:
    """A village: how many are helped there, and what is posted now. None where nothing was published yet."""

    name: str
    households: int | None
    persons: int | None
    open_notices: int
    url: str


@dataclass(frozen=True)
class Front:
    """The front page at one moment."""

    lead: str
    questions: tuple[Link, ...]
    notices: tuple[NoticeLine, ...]
    notices_url: str
    wants: tuple[Link, ...]
    standard: StandardLine | None
    other_standards: tuple[StandardLine, ...]
    standards_url: str
    year: int
    figures: tuple[FigureLine, ...]
    figures_year: int
    figures_url: str
    policies: tuple[PolicyLine, ...]
    policies_url: str
    villages: tuple[VillageLine, ...]
    fresh_until: datetime
