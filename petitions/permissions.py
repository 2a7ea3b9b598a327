"""Who may know of a case. Asked by every service and every staff list, never by a screen alone.

Three walls beside the role. The unit: a village's clerk answers for that village alone. The sealed route: an
accusation is read only by those who hold the permission for it. The accused: its content must not reach them
(信访工作条例 arts 30 and 46), so neither the accused unit's people nor a member of staff who is named finds the case.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.permissions import NotAllowed, allows, require
from portal.orgs.models import Level, OrgUnit

from .vocabulary import Kind
from .workflow import ACCUSATION, DRAFT, VIEW


def visible(queryset, user):
    """The cases of the user's own unit and of the villages below it, less those about the user's own people."""
    if not allows(user, VIEW):
        return queryset.none()
    unit = user.unit
    if unit is None:
        return queryset.none()
    below = units_below(unit)
    own = Q(village__in=below) | Q(assignee=user) | Q(assignee_unit__in=below)
    if unit.level != Level.VILLAGE:
        own |= Q(village__isnull=True)
    seen = queryset.filter(own).exclude(accused_unit__in=units_above(unit)).exclude(accused=user)
    return seen if allows(user, ACCUSATION) else seen.exclude(kind=Kind.ACCUSATION)


def may_see(user, petition) -> bool:
    return visible(type(petition).objects.filter(pk=petition.pk), user).exists()


def require_on(by, code: str, petition) -> None:
    """Raise NotAllowed unless `by` holds the permission and may know of this case."""
    require(by, code)
    if not may_see(by, petition):
        raise NotAllowed(_("这件来件不在您的办理范围内。"))


def walled_off(user) -> set[int]:
    """The cases that accuse this person's own people: a count that had them would tell of them (art 30)."""
    from .models import Petition

    if user is None or user.unit is None:
        return set()
    return set(Petition.objects.filter(accused_unit__in=units_above(user.unit)).values_list("pk", flat=True))


def may_handle(user, petition) -> bool:
    """Whether a case could be given to this person: able to work on it, and not of the accused unit."""
    if user is None or user.unit is None or not allows(user, DRAFT):
        return False
    if petition.kind == Kind.ACCUSATION and not allows(user, ACCUSATION):
        return False
    return not stands_accused(user, petition)


def stands_accused(user, petition) -> bool:
    """Whether the matter is about this person or about the unit they belong to (art 28: they step aside)."""
    if petition.accused.filter(pk=user.pk).exists():
        return True
    return petition.accused_unit_id is not None and (
        user.unit is not None and petition.accused_unit_id in units_above(user.unit)
    )


def units_below(unit: OrgUnit) -> list[int]:
    """The unit and everything under it; the tree has three levels, so three small questions."""
    found = [unit.pk]
    layer = [unit.pk]
    while layer:
        layer = list(OrgUnit.objects.filter(parent__in=layer).values_list("pk", flat=True))
        found += layer
    return found


def units_above(unit: OrgUnit) -> list[int]:
    """The unit and everything over it."""
    found = []
    step: OrgUnit | None = unit
    while step is not None:
        found.append(step.pk)
        step = step.parent
    return found
