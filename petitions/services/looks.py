"""Who read a matter, and who opened the person behind it (个人信息保护法 art 51; ASVS 16.3.2).

Opening the page is a look; reloading it, or coming back within half an hour, is the same one. Looks at the person are
counted by day, and every look is listed for whoever audits.
"""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused
from petitions.models import CaseEvent, Petition
from petitions.permissions import beyond_walls
from petitions.vocabulary import LOOKS, Action
from petitions.workflow import APPROVE
from portal.accounts.permissions import allows, require

from .moves import moving

AUDIT = "ledger.view_audit"
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


def check_sheet(cases: Collection[int], *, by) -> None:
    """Refuse a register with more names than a day's single looks, unless a leader prints it: a year's names in one
    file are the office's binder and not one clerk's work. Sheets of one day are added up."""
    if allows(by, APPROVE):
        return
    opened = _today(by).filter(facts__has_key="register").values_list("petition", flat=True)
    if len({*opened, *cases}) > settings.PERSON_LOOKS_PER_DAY:
        raise Refused(
            _("带姓名的登记簿一天最多%(most)s件。请选一个月份或者一个村，或者请分管领导打印、导出。")
            % {"most": settings.PERSON_LOOKS_PER_DAY}
        )


def seen_today(by, *, except_for: Petition) -> int:
    """How many other cases' persons this account opened today, one by one. A second look at the same one costs nothing."""
    looks = _today(by).exclude(facts__has_key="register").exclude(petition=except_for)
    return looks.values("petition").distinct().count()


def _today(by):
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time()))
    return CaseEvent.objects.filter(action=Action.VIEW_PETITIONER, by=by, at__gte=midnight).order_by()


def listed(*, by):
    """Who looked, when and at which case, newest first; never why, since a reason may tell what it is about."""
    require(by, AUDIT)
    events = CaseEvent.objects.filter(action__in=(*LOOKS, Action.REFUSE_LOOK)).defer("internal_note", "public_note")
    return beyond_walls(events, by, "petition__").select_related("petition", "by__unit").order_by("-at", "-pk")
