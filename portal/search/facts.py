"""What results are narrowed by and weighed with: a few words about every page, kept under the edition."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from portal.kept.pages import kept_value

from . import sections
from .lexicon import is_over
from .models import SearchDocument

OVER = 0.5  # a rule that no longer holds answers an old question, seldom a new one

BYTES = 300  # of one line


@dataclass(frozen=True, slots=True)
class Facts:
    """The values of each facet, and how readily the page answers."""

    section: tuple[str, ...]
    year: tuple[str, ...]
    village: tuple[str, ...]
    validity: tuple[str, ...]  # "now", "over", or nothing where there is no such thing
    weight: float


def table() -> dict[int, Facts]:
    """Every page by its key. A day is in the name, because a rule ends at midnight."""
    return kept_value(("search", "facts", timezone.localdate()), _read, weight=BYTES * 10_000)


def _read() -> dict[int, Facts]:
    known = sections.by_code()
    rows = SearchDocument.objects.values_list("pk", "section", "day", "villages", "binds", "until")
    return {
        key: _facts(section, day, villages, binds, until, known[section].weight if section in known else 1.0)
        for key, section, day, villages, binds, until in rows.iterator(chunk_size=2000)
    }


def _facts(section: str, day: date | None, villages: list, binds: bool, until: date | None, weight: float) -> Facts:
    over = is_over(until)
    validity = (("over" if over else "now"),) if binds else ()
    year = (str(day.year),) if day else ()
    return Facts((section,), year, tuple(villages), validity, weight * (OVER if over else 1.0))
