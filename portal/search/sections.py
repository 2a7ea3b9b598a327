"""The parts that search results come from. Apps register theirs in AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """One part of the site: its code in addresses, its title, its place among the others.

    `rebuild`, where given, puts every document of the section again; the reindex command calls it. `weight` is how
    readily its pages answer a resident's question: a guide says what to do, a notice only that something is posted.
    `lends_words`: whether its titles are offered while somebody types.
    """

    code: str
    title: object  # a lazy text
    order: int = 0
    rebuild: Callable[[], object] | None = None
    weight: float = 1.0
    lends_words: bool = True


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    _sections[section.code] = section


def in_order() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: (section.order, section.code))


def by_code() -> dict[str, Section]:
    return {section.code: section for section in in_order()}


def title_of(code: str) -> str:
    """The section's title; its code where the app that registered it is gone."""
    section = _sections.get(code)
    return str(section.title) if section else code
