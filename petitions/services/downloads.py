"""A paper that leaves the house as a file. The look is an event, as with an attachment."""

from petitions.models import Petition
from petitions.vocabulary import Action

from .moves import moving


def note(*, petition: Petition, by, form: str, reply=None, event=None) -> None:
    """`form` is docx or pdf; the paper is a reply, or the notice that an event told of."""
    with moving(Action.DOWNLOAD_PAPER, petition=petition, by=by) as step:
        step.facts = {"form": form} | ({"reply": reply.pk} if reply else {"event": event.pk})
