"""The shapes of the demo's texts, free of any model."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """The same matter in the words of the village."""

    title: str
    summary: str  # the answer in a sentence
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Policy:
    """One paper of the policy library. ``dated`` is the paper's own date, as year-month-day."""

    slug: str
    title: str
    number: str
    issuer: str
    dated: str
    topic: str
    sections: tuple[Section, ...]
    explanation: Explanation
    repealed: str = ""
    replaced_by: str = ""


@dataclass(frozen=True)
class Paper:
    """Something to bring; ``when`` names the situations (cms.models.Situation) in which alone it is brought."""

    name: str
    note: str = ""
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """How to get one thing done at the window."""

    slug: str
    title: str
    summary: str
    conditions: tuple[str, ...]
    standard: str
    materials: tuple[Paper, ...]
    steps: tuple[str, ...]
    limit: str
    forms: tuple[str, ...] = ()
