"""Who may know of a case. Asked by every service and every staff list, never by a screen alone.

Three walls beside the role. The unit: a village's clerk answers for that village alone. The sealed route: an
accusation is read only by those who hold the permission for it. The accused: its content must not reach them
(信访工作条例 arts 30 and 46), so neither the accused unit's people nor a member of staff who is named finds the case.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.permissions import NotAllowed, allows, holders_of, require
from portal.orgs.models import Level, OrgUnit

from .vocabulary import Kind
from .workflow import ACCUSATION, DRAFT, VIEW


def visible(queryset, user):
    """The cases of the user's own unit and of the villages below it, less those about the user's own people."""
    if not allows(user, VIEW):
        return queryset.none()
    seen = in_reach(queryset, user)
    return seen if allows(user, ACCUSATION) else seen.exclude(kind=Kind.ACCUSATION)


def unseen(queryset, user):
    """What no wall keeps from this person and they do not see all the same: the rest of `visible`.

    Asked directly: what is left over when all that is visible is taken away took two passes over the cases.
    """
    kept = beyond_walls(queryset, user)
    if user.unit is None or not allows(user, VIEW):
        return kept
    hidden = ~reach(user.unit, user)
    return kept.filter(hidden if allows(user, ACCUSATION) else hidden | Q(kind=Kind.ACCUSATION))


def in_reach(queryset, user):
    """The cases of the user's unit and below, whatever the job: for registers that show no content."""
    if user.unit is None:
        return queryset.none()
    return beyond_walls(queryset.filter(reach(user.unit, user)), user)


def reach(unit: OrgUnit, user) -> Q:
    """Of this unit or one below it, or given to this person."""
    # Read here and not in the question: a page asks it a dozen times, and to word it took longer than to answer it.
    lines = OrgUnit.objects.order_by().values_list("pk", "parent", "parent__parent")
    below = {line[0] for line in lines if unit.pk in line}
    if unit.level == Level.VILLAGE:
        own = Q(village__in=below)
    else:  # the shorter list; and what names no village is the township's
        own = ~Q(village__in=[line[0] for line in lines if line[0] not in below])
    return own | Q(assignee=user) | Q(assignee_unit__in=below)


def beyond_walls(queryset, user, path: str = ""):
    """Less every row about a case in which this person, their unit or one above it is accused.

    `path` leads from the row to its case: "petition__" for events. Every list, count, figure and log that is not
    made from `visible` passes here, whatever the role that reads it.
    """
    from .models import Petition

    above = units_above(user.unit) if user.unit is not None else []
    # The two small tables are read once and not once a row: a list counts a hundred thousand cases (ADR 0020).
    named = Petition.accused.through.objects.filter(user=user).values("petition")
    beside = Petition.accused_units.through.objects.filter(orgunit__in=above).values("petition")
    walled = named.union(beside, all=True)
    return queryset.exclude(**{f"{path}accused_unit__in": above}).exclude(**{f"{path}pk__in": walled})


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

    if user is None or not user.is_authenticated:
        return set()
    readable = beyond_walls(Petition.objects.all(), user)
    return set(Petition.objects.exclude(pk__in=readable.values("pk")).values_list("pk", flat=True))


def may_handle(user, petition) -> bool:
    """Whether a case could be given to this person: able to work on it, and not of the accused unit."""
    if user is None or user.unit is None or not allows(user, DRAFT):
        return False
    if petition.kind == Kind.ACCUSATION and not allows(user, ACCUSATION):
        return False
    return not is_accused(user, petition)


def handlers_of(petition):
    """Everybody to whom a case could be given: may_handle of the whole staff, in one question."""
    able = holders_of(DRAFT).filter(unit__isnull=False)
    if petition.kind == Kind.ACCUSATION:
        able = able.filter(pk__in=holders_of(ACCUSATION).values("pk"))
    return free_of(petition, able)


def free_of(petition, staff):
    """These members of staff less those whom the case is about: is_accused of many, in one question."""
    below = OrgUnit.objects.within_any(walled_units(petition)).order_by()
    return staff.exclude(pk__in=petition.accused.values("pk")).exclude(unit__in=below.values("pk"))


def is_accused(user, petition) -> bool:
    """Whether the case is about this person, their unit or one above it."""
    if petition.accused.filter(pk=user.pk).exists():
        return True
    return user.unit is not None and not walled_units(petition).isdisjoint(units_above(user.unit))


def walled_units(petition) -> set[int]:
    """Every unit whose people are kept from the case."""
    walled = set(petition.accused_units.values_list("pk", flat=True))
    return walled | {petition.accused_unit_id} if petition.accused_unit_id else walled


def accused_choices():
    """The units that an accusation can be about: the villages, and the township itself (then the county reads it)."""
    return OrgUnit.objects.exclude(level=Level.COUNTY).in_force().order_by("level", "sort_order", "code")


def units_above(unit: OrgUnit) -> list[int]:
    """The unit and everything over it."""
    found = []
    step: OrgUnit | None = unit
    while step is not None:
        found.append(step.pk)
        step = step.parent
    return found
