"""What the front page says, gathered from the public doors of every app."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Front:
    """The front page at one moment."""

    lead: str = ""


def compose(home=None) -> Front:
    return Front(lead=home.lead if home else "")
