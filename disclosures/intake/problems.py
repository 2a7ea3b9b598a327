"""What is wrong, where, and what to do: one shape for every check, and a sentence kept apart from its facts.

A problem holds codes, addresses and counts, never a person's value; so it may be stored, shown and logged.
The sentence is made when it is shown, in the reader's language.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


SEVERITY_WORDS = {Severity.ERROR: _("必须改正"), Severity.WARNING: _("请核对")}


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be wrong, with its sentence."""

    code: str
    severity: Severity
    sentence: object  # a lazy translation with %(name)s places

    def at(self, *, sheet: str = "", cell: str = "", row: int = 0, heading: str = "", **facts) -> "Problem":
        """This problem at one cell."""
        return Problem(self.code, self.severity, sheet, cell, row, heading, facts)


KINDS: dict[str, Kind] = {}


def error(code: str, sentence) -> Kind:
    """Register something that stops the batch."""
    return _register(Kind(code, Severity.ERROR, sentence))


def warning(code: str, sentence) -> Kind:
    """Register something that a person should look at."""
    return _register(Kind(code, Severity.WARNING, sentence))


def _register(kind: Kind) -> Kind:
    if kind.code in KINDS:
        raise ValueError(f"two kinds of problem are named {kind.code}")
    KINDS[kind.code] = kind
    return kind


@dataclass(frozen=True, slots=True)
class Problem:
    code: str
    severity: Severity
    sheet: str = ""
    cell: str = ""
    row: int = 0
    heading: str = ""
    facts: dict = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence for people."""
        places = {"sheet": self.sheet, "cell": self.cell, "row": self.row, "heading": self.heading, **self.facts}
        return str(KINDS[self.code].sentence) % places

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR

    @property
    def severity_word(self) -> str:
        return str(SEVERITY_WORDS[self.severity])

    def as_json(self) -> dict:
        """The stored form."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "sheet": self.sheet,
            "cell": self.cell,
            "row": self.row,
            "heading": self.heading,
            "facts": self.facts,
        }

    @classmethod
    def from_json(cls, stored: dict) -> "Problem":
        kind = KINDS[stored["code"]]
        return kind.at(
            sheet=stored["sheet"],
            cell=stored["cell"],
            row=stored["row"],
            heading=stored["heading"],
            **stored["facts"],
        )


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """The file cannot be read at all. Carries the one problem that says why."""

    def __init__(self, problem: Problem):
        super().__init__(problem.code)
        self.problem = problem


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything stops the batch."""
    return any(problem.is_error for problem in problems)
