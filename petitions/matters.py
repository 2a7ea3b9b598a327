"""What a reply answers, matter by matter (信访工作条例 art 32: facts and reasons, opinion and its legal basis). No database."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Self

MOST = 6  # more than six are a case each: they are split before they are answered


@dataclass(frozen=True)
class Matter:
    """One of the things asked for. A reply to a single matter needs no title for it."""

    facts: str
    opinion: str
    law: str = ""
    title: str = ""

    @classmethod
    def of(cls, *, title: str = "", facts: str = "", law: str = "", opinion: str = "") -> Self:
        """A matter without the blanks at the edges of what was typed."""
        return cls(title=title.strip(), facts=facts.strip(), law=law.strip(), opinion=opinion.strip())

    @property
    def is_empty(self) -> bool:
        return not (self.title or self.facts or self.law or self.opinion)


def to_json(matters: Iterable[Matter]) -> list[dict[str, str]]:
    return [asdict(matter) for matter in matters]


def from_json(rows: Iterable[dict[str, str]] | None) -> list[Matter]:
    return [Matter.of(**row) for row in rows or ()]
