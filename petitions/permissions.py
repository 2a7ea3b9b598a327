"""Who may know of a case. Asked by every service and every staff list, never by a screen alone.

Two walls beside the role: the unit (a village's clerk answers for that village alone), and the accusation: its
content must not reach the accused (信访工作条例 arts 30 and 46), so the accused unit's people do not find the case.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.permissions import NotAllowed, allows, require
from portal.orgs.models import Level, OrgUnit

from .workflow import VIEW


def visible(queryset, user):
    """The cases of the user's own unit and of the villages below it, less those about the user's own people."""
    if not allows(user, VIEW):
        return queryset.none()
    unit = user.unit
    if unit is None:
        return queryset.none()
    below = OrgUnit.objects.within(unit).order_by().values("pk")
    own = Q(village__in=below) | Q(assignee=user) | Q(assignee_unit__in=below)
    if unit.level != Level.VILLAGE:
        own |= Q(village__isnull=True)
    return queryset.filter(own).exclude(accused_unit__in=units_above(unit))


def may_see(user, petition) -> bool:
    return visible(type(petition).objects.filter(pk=petition.pk), user).exists()


def require_on(by, code: str, petition) -> None:
    """Raise NotAllowed unless `by` holds the permission and may know of this case."""
    require(by, code)
    if not may_see(by, petition):
        raise NotAllowed(_("这件来件不在您的办理范围内。"))


def may_handle(user, petition) -> bool:
    """Whether a case could be given to this person: able to work on it, and not of the accused unit."""
    if user is None or user.unit is None or not allows(user, "petitions.draft_reply"):
        return False
    return petition.accused_unit_id is None or petition.accused_unit_id not in units_above(user.unit)


def units_above(unit: OrgUnit) -> list[int]:
    """The unit and everything over it."""
    found = []
    step: OrgUnit | None = unit
    while step is not None:
        found.append(step.pk)
        step = step.parent
    return found
