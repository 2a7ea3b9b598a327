"""Looks at the person behind a matter: counted by day, listed for whoever audits (PIPL art 51; ASVS 16.3.2)."""

from datetime import datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused
from petitions.models import CaseEvent, Petition
from petitions.permissions import beyond_walls
from petitions.vocabulary import Action
from portal.accounts.permissions import require

from .moves import moving

AUDIT = "ledger.view_audit"
LOOKS = (Action.VIEW_PETITIONER, Action.OPEN_MATTER, Action.OPEN_ATTACHMENT, Action.REFUSE_LOOK)


def check_budget(*, petition: Petition, by) -> None:
    """Refuse the look that is one too many for a day, and keep that it was tried.

    Nobody's work needs more; who copies the register by hand is stopped here and seen by the auditor.
    """
    if by is None or seen_today(by, except_for=petition) < settings.PERSON_LOOKS_PER_DAY:
        return
    with moving(Action.REFUSE_LOOK, petition=petition, by=by) as step:
        step.facts = {"most": settings.PERSON_LOOKS_PER_DAY}
    raise Refused(
        _("您今天已经查看了%(most)s件来件的信访人信息，到了每天的限额。确有需要的，请明天再看，或者请同事查看。")
        % {"most": settings.PERSON_LOOKS_PER_DAY}
    )


def seen_today(by, *, except_for: Petition) -> int:
    """How many other cases' persons this account opened today. A second look at the same one costs nothing."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time()))
    looks = CaseEvent.objects.filter(action=Action.VIEW_PETITIONER, by=by, at__gte=midnight)
    return looks.exclude(petition=except_for).values("petition").distinct().count()


def listed(*, by):
    """Who looked, when and at which case, newest first; never why, since a reason may tell what it is about."""
    require(by, AUDIT)
    events = CaseEvent.objects.filter(action__in=LOOKS).defer("internal_note", "public_note")
    return beyond_walls(events, by, "petition__").select_related("petition", "by__unit").order_by("-at", "-pk")
