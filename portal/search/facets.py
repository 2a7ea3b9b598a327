"""By what results can be narrowed, each choice with the number that it leaves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter

from django.utils.translation import gettext as _

from portal.orgs.selectors import villages

from . import sections
from .facts import Facts

NAMES = ("section", "village", "year", "validity")


@dataclass(frozen=True)
class Chosen:
    """What the reader narrowed by; empty where nothing was."""

    section: str = ""
    village: str = ""
    year: str = ""
    validity: str = ""

    def fits(self, page: Facts) -> bool:
        return all(wanted in getattr(page, name) for name in NAMES if (wanted := getattr(self, name)))

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name) for name in NAMES)

    def without(self, name: str) -> "Chosen":
        return replace(self, **{name: ""})


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    query: dict[str, str | None]  # what the address changes


@dataclass
class Facet:
    name: str
    title: str
    chosen: str
    total: int
    choices: list[Choice] = field(default_factory=list)

    @property
    def query(self) -> dict[str, str | None]:
        return {self.name: None, "page": None}


def gather(keys: Iterable[int], table: dict[int, Facts], chosen: Chosen) -> list[Facet]:
    """Each facet counts the pages that the other choices leave; one without a choice to make is left out."""
    pages = [table[key] for key in keys]
    labels, facets = _labels(), []
    for name, title in (("section", _("栏目")), ("village", _("村")), ("year", _("年份")), ("validity", _("有效性"))):
        rest = chosen.without(name)
        left = pages if rest.is_empty else [page for page in pages if rest.fits(page)]
        counts = Counter(chain.from_iterable(map(attrgetter(name), left)))
        facet = Facet(name, title, getattr(chosen, name), len(left))
        facet.choices = [
            Choice(value, labels[name].get(value, value), counts[value], {name: value, "page": None})
            for value in _ordered(name, counts, labels)
        ]
        if len(facet.choices) > 1 or facet.chosen or (facet.choices and facet.choices[0].count < facet.total):
            facets.append(facet)
    return facets


def _labels() -> dict[str, dict[str, str]]:
    return {
        "section": {section.code: str(section.title) for section in sections.in_order()},
        "village": dict(villages().values_list("code", "name")),
        "year": {},
        "validity": {"now": _("现行有效"), "over": _("不再执行")},
    }


def _ordered(name: str, counts: Counter, labels: dict[str, dict[str, str]]) -> list[str]:
    """As they are known elsewhere; a village that is no more has no name to offer, a section always has its code."""
    if name == "year":
        return sorted(counts, reverse=True)
    known = [value for value in labels[name] if value in counts]
    return known if name == "village" else [*known, *sorted(set(counts) - set(known))]
