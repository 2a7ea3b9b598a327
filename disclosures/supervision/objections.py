"""How disclosure hears of objections without knowing who keeps them: the register above this app signs on here.

57号 art 19: an objection during the posting means a new investigation. Until it has ended nobody can say that the
window passed without objection, and what came of it is published as a count.
"""

from collections.abc import Collection
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import Outcome


class Result(models.TextChoices):
    """How one objection ended."""

    UPHELD = "upheld", _("查实后维持")
    REAPPRAISED = "reappraised", _("重新评议后维持")
    CORRECTED = "corrected", _("查实后更正")
    REPOSTED = "reposted", _("更正后重新公示")
    CLOSED = "closed", _("本人撤回或者不属于异议")


class Source(Protocol):
    """A register of objections, by the number of the notice."""

    def open_counts(self, numbers: Collection[str]) -> dict[str, int]:
        """Objections not answered yet; a notice without one may be missing."""

    def outcomes(self, number: str) -> dict[str, int]:
        """Objections that have ended, by Result."""


class Nobody:
    """Stands here until a register signs on."""

    def open_counts(self, numbers: Collection[str]) -> dict[str, int]:
        return {}

    def outcomes(self, number: str) -> dict[str, int]:
        return {}


_source: Source = Nobody()


def register(source: Source) -> None:
    global _source
    _source = source


def open_counts(numbers: Collection[str]) -> dict[str, int]:
    """Objections still being looked into, for a whole list by one question."""
    return _source.open_counts(numbers)


def open_count(number: str) -> int:
    return open_counts([number]).get(number, 0)


def outcomes(number: str) -> dict[str, int]:
    return _source.outcomes(number)


def outcome_of(results: dict[str, int]) -> Outcome:
    """What the notice as a whole says: the gravest result that any objection had."""
    if not any(results.values()):
        return Outcome.NO_OBJECTION
    for outcome in (Outcome.REPOSTED, Outcome.CORRECTED, Outcome.REAPPRAISED):
        if results.get(outcome):
            return outcome
    return Outcome.UPHELD
