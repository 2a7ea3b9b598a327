"""The draft as the body of a page: chapters, paragraphs, tables; what is against a number is said in its sentence.

Without the Word file's marks: an editor that drops the raised form would leave 10 and its mark 22 as 1022.
"""

from django.utils.html import escape, format_html

from . import wording
from .draft import Draft
from .figures import Sentence
from .parts import Part

Block = tuple[str, object]


def body(draft: Draft) -> list[Block]:
    blocks = [paragraph(draft.opening)]
    for part in draft.parts:
        blocks += chapter(part) if part.level == 1 else section(part)
    blocks += [("heading", wording.checks_heading()), plain(wording.checks_opening(draft))]
    blocks += [plain(wording.say_finding(number, one)) for number, one in enumerate(draft.findings, 1)]
    rows = tuple(wording.annex_row(figure)[1:] for figure in draft.figures)
    blocks += [("heading", wording.annex_title()), table(wording.annex_title(), wording.annex_heads()[1:], rows)]
    return [*blocks, plain(wording.say_moment(draft))]


def chapter(part: Part) -> list[Block]:
    return [("heading", part.heading), *(paragraph(sentence) for sentence in part.paragraphs)]


def section(part: Part) -> list[Block]:
    """Its heading opens its first paragraph, as in printed reports: the list of contents keeps to the chapters."""
    first, *others = part.paragraphs
    blocks = [paragraph(first, part.heading), *(paragraph(sentence) for sentence in others)]
    return [*blocks, table(part.grid.caption, part.grid.heads, part.grid.rows)] if part.grid else blocks


def paragraph(sentence: Sentence, heading: str = "") -> Block:
    words = "".join(piece.text for piece in wording.with_doubts(sentence))
    return ("text", format_html("<p><b>{}</b>　{}</p>", heading, words)) if heading else plain(words)


def plain(words: str) -> Block:
    return ("text", f"<p>{escape(words)}</p>")


def table(caption: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Block:
    """A line a row, cells between bars; no cell of ours has one in it."""
    lines = [" | ".join(cell.replace("|", "｜").replace("\n", " ") for cell in row) for row in (heads, *rows)]
    return ("table", {"caption": caption, "cells": "\n".join(lines)})
