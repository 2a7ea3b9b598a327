"""The draft as the body of a page: headings, paragraphs, tables; what is against a number stands beside it in words."""

from django.utils.html import escape

from . import wording
from .draft import Draft
from .figures import Sentence

Block = tuple[str, object]


def body(draft: Draft) -> list[Block]:
    blocks: list[Block] = [text(draft.opening)]
    for part in draft.parts:
        blocks.append(("heading", part.heading))
        blocks += [text(sentence) for sentence in part.paragraphs]
        if part.grid:
            blocks.append(table(part.grid.caption, part.grid.heads, part.grid.rows))
    blocks += [("heading", wording.checks_heading()), plain(wording.checks_opening(draft.findings))]
    blocks += [plain(wording.say_finding(number, one)) for number, one in enumerate(draft.findings, 1)]
    rows = tuple(wording.annex_row(figure) for figure in draft.figures)
    blocks += [("heading", wording.annex_title()), table(wording.annex_title(), wording.annex_heads(), rows)]
    return [*blocks, plain(wording.annex_note(draft.counted))]


def text(sentence: Sentence) -> Block:
    pieces = []
    for piece in wording.with_doubts(sentence):
        pieces.append(piece.text + (f"[{piece.figure.number}]" if piece.figure else ""))
    return plain("".join(pieces))


def plain(words: str) -> Block:
    return ("text", f"<p>{escape(words)}</p>")


def table(caption: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Block:
    """A line a row, cells between bars; no cell of ours has one in it."""
    lines = [" | ".join(cell.replace("|", "｜").replace("\n", " ") for cell in row) for row in (heads, *rows)]
    return ("table", {"caption": caption, "cells": "\n".join(lines)})
