"""A number in a sentence, and all that stands behind it. A number that nobody wrote down is a blank for the clerk."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import RoundKind
from disclosures.supervision.objections import Result
from disclosures.wording import say_moment, say_money
from petitions.letters.paper import paper_day
from portal.accounts.permissions import allows

from .definitions import BY_RESULT, BY_ROUND, DEFINITIONS, Definition, Proof, Span
from .facts import Facts, Value

PLACE = re.compile(r"%\((\w+)\)s")
BLANK = "【请补充"  # what a clerk still has to write begins so, and holds a page back


@dataclass(frozen=True)
class Figure:
    """`number`: its line in the annex. `url`: the list that proves it, where whoever asks may open one."""

    key: str
    number: int
    name: str
    value: Value
    what: str
    source: str
    period: str
    counted: str
    url: str = ""

    @property
    def text(self) -> str:
        return blank(self.name) if self.value is None else say(self.value)


@dataclass(frozen=True)
class Piece:
    """A run of a sentence. `checks`: what the section 数据核对 says against this number, by its lines there."""

    text: str
    figure: Figure | None = None
    checks: tuple[int, ...] = ()


Sentence = tuple[Piece, ...]


def say(value: int | Decimal) -> str:
    """As official papers write numbers: 1180, 30,000, 5400.50."""
    plain = say_money(Decimal(value))
    return plain.replace(",", "") if abs(value) < 10_000 else plain


def blank(what: str) -> str:
    return f"{BLANK}：{what}】"


def words_of(sentence: Sentence) -> str:
    return "".join(piece.text for piece in sentence)


class Teller:
    """Puts numbers into sentences. Each gets its line in the annex at its first use, and there the checks about it."""

    def __init__(self, facts: Facts, against: Mapping[str, tuple[int, ...]] | None = None):
        self.facts = facts
        self.against = against or {}
        self.used: dict[str, Figure] = {}

    def __call__(self, template: str, **words: object) -> Sentence:
        """The template with each %(key)s as the number of that key, or as the word given for it."""
        pieces, end = [], 0
        for found in PLACE.finditer(template):
            pieces += [Piece(template[end : found.start()])] if found.start() > end else []
            key, end = found[1], found.end()
            pieces.append(Piece(str(words[key])) if key in words else self._figure(key))
        return (*pieces, Piece(template[end:])) if end < len(template) else tuple(pieces)

    def has(self, *keys: str) -> bool:
        return all(self.facts.values.get(key) is not None for key in keys)

    def _figure(self, key: str) -> Piece:
        is_new = key not in self.used
        if is_new:
            self.used[key] = make(self.facts, key, len(self.used) + 1)
        figure = self.used[key]
        return Piece(figure.text, figure, self.against.get(key, ()) if is_new else ())


def make(facts: Facts, key: str, number: int) -> Figure:
    definition, name = define(key)
    return Figure(
        key=key,
        number=number,
        name=str(definition.name) % {"name": name} if name else str(definition.name),
        value=facts.values[key],
        what=str(definition.what) % {"name": name} if name else str(definition.what),
        source=str(definition.source),
        period=say_span(definition.span, facts),
        counted=say_moment(facts.at),
        url=find_proof(definition.proofs, facts),
    )


def define(key: str) -> tuple[Definition, str]:
    kind, _underscore, value = key.partition("_")
    if kind == "round":
        return BY_ROUND, str(RoundKind(value).label)
    if kind == "result":
        return BY_RESULT, str(Result(value).label)
    return DEFINITIONS[key], ""


def say_span(span: Span, facts: Facts) -> str:
    last = date(facts.year, 12, 31) if facts.has_ended else timezone.localdate(facts.at)
    if span is Span.END:
        return _("截至%(day)s") % {"day": paper_day(last)}
    if span is Span.NOW:
        return _("截至%(day)s") % {"day": paper_day(timezone.localdate(facts.at))}
    if span is Span.MONTHS:
        return say_months(facts.year, facts.months)
    return _("%(year)d年1月1日至%(month)d月%(day)d日") % {"year": facts.year, "month": last.month, "day": last.day}


def say_months(year: int, months: Iterable[int]) -> str:
    told = sorted(months)
    if not told:
        return _("%(year)d年，还没有固定的月份") % {"year": year}
    return _("%(year)d年%(first)d月至%(last)d月") % {"year": year, "first": told[0], "last": told[-1]}


def find_proof(proofs: Iterable[Proof], facts: Facts) -> str:
    """The first list that this person may open; none in a text for everybody, whose annex names the sources."""
    if facts.is_for_all:
        return ""
    for proof in proofs:
        if proof.permission and not allows(facts.by, proof.permission):
            continue
        try:
            address = reverse(proof.route)
        except NoReverseMatch:  # this process serves staff alone
            continue
        return f"{address}?{proof.query % {'year': facts.year}}" if proof.query else address
    return ""


def with_value(facts: Facts, key: str, value: Value) -> Facts:
    """The facts and one more, found while they were being checked."""
    return replace(facts, values={**facts.values, key: value})
