"""What a chapter is made of: headings, paragraphs of sentences, a table here and there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .figures import Piece, Sentence, blank

ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Grid:
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """Level 1 is 一、, level 2 （一）."""

    heading: str
    level: int
    paragraphs: tuple[Sentence, ...] = ()
    grid: Grid | None = None


def chapter(number: int, title: str, opening: tuple[Sentence, ...] = ()) -> Part:
    heading = _("%(ordinal)s、%(heading)s") % {"ordinal": ORDINALS[number - 1], "heading": title}
    return Part(heading, 1, opening)


def part(number: int, title: str, *sentences: Sentence, grid: Grid | None = None) -> Part:
    """One paragraph of these sentences."""
    heading = f"（{ORDINALS[number - 1]}）{title}"
    return Part(heading, 2, (tuple(piece for sentence in sentences for piece in sentence),), grid)


def to_fill(what: str) -> Sentence:
    """Nothing is known of it here, so nothing is said: the clerk writes it."""
    return (Piece(blank(what)),)
