"""Refusals that a person reads: what is wrong and what to do."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A rule said no. The message is a sentence for the person at the screen."""

    @property
    def sentence(self) -> str:
        return str(self.args[0]) if self.args else ""

    def __str__(self):
        return self.sentence


class Conflict(Refused):
    """Somebody else changed the case while this person was looking at it."""


class WrongState(Refused):
    """The move is not in the table for a case in this state."""


class SamePerson(Refused):
    """Two different people are needed."""


class Fixed(Refused):
    """What was sent out or written down does not change."""


class WindowClosed(Refused):
    """Objections are taken while the notice is posted."""


class BadFile(Refused):
    """An attachment that cannot be taken."""


class NotClean(Refused):
    """Personal data in a text that is meant for everybody."""
