"""Who read a matter. Opening the page is a look; reloading it, or coming back within half an hour, is the same one."""

from datetime import timedelta

from django.utils import timezone

from petitions.models import Petition
from petitions.vocabulary import Action

from .moves import moving

ONE_LOOK = timedelta(minutes=30)


class _SeenAlready(Exception):  # noqa: N818 - not a fault: there is nothing to write
    pass


def look(*, petition: Petition, by) -> bool:
    """Leave a line that this person opened the matter (个人信息保护法 art 51); says whether one was written.

    A reading page calls this, so it changes nothing else: no version, no state, and the caller's object stays as it is.
    """
    if _looked(petition, by):
        return False
    try:
        # A row of our own: moving() reads the given one anew, and the page wants to keep what it has fetched.
        with moving(Action.OPEN_MATTER, petition=Petition(pk=petition.pk), by=by):
            if _looked(petition, by):  # the same person's other tab was quicker
                raise _SeenAlready
    except _SeenAlready:
        return False
    return True


def _looked(petition: Petition, by) -> bool:
    since = timezone.now() - ONE_LOOK
    return petition.events.filter(action=Action.OPEN_MATTER, by=by, at__gt=since).exists()
