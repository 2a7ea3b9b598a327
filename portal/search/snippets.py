"""Titles and excerpts of results, with the words of the question marked."""

import re

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from . import zh

LENGTH = 120
LEAD = 24


def mark(text: str, words: list[str]) -> SafeString:
    """The text, escaped, its matching words in <mark>."""
    parts: list[str] = []
    last = 0
    for start, end in _places(text, words):
        parts += [escape(text[last:start]), format_html("<mark>{}</mark>", text[start:end])]
        last = end
    return format_html_join("", "{}", ((part,) for part in [*parts, escape(text[last:])]))


def excerpt(text: str, words: list[str]) -> str:
    """A piece of the text, about two lines long, where the words stand closest."""
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) <= LENGTH:
        return text
    starts = [start for start, _end in _places(text, words)]
    best = max(starts, key=lambda start: sum(start <= other < start + LENGTH - LEAD for other in starts), default=0)
    start = max(0, min(best - LEAD, len(text) - LENGTH))
    return ("…" if start else "") + text[start : start + LENGTH] + ("…" if start + LENGTH < len(text) else "")


def telling(document, words: list[str]) -> tuple[str, bool]:
    """Where the words stand: the page's own text, or that of a file that belongs to it."""
    is_attached = (
        bool(document.attached) and not _places(document.text, words) and bool(_places(document.attached, words))
    )
    return (document.attached, True) if is_attached else (document.text, False)


def _places(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where the words stand, in the simplified text, whose places are the original's."""
    if not words:
        return []
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(word) for word in longest_first))
    return [match.span() for match in pattern.finditer(zh.simplify(text))]
