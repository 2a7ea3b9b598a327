"""The sealed route (信访工作条例 arts 28, 30, 46): who is named neither reads nor handles, from the moment of arrival.

The walls stand in permissions.py and are asked by every list; here they are put up, moved and accounted for.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from petitions import naming
from petitions.errors import Refused
from petitions.models import Petition
from petitions.permissions import is_accused, units_above, unseen, visible, walled_units
from petitions.vocabulary import OPEN, Action, Kind
from petitions.workflow import VIEW
from portal.accounts.models import User
from portal.accounts.permissions import NotAllowed, allows
from portal.orgs.models import OrgAlias, OrgUnit
from portal.orgs.selectors import villages
from portal.words import in_chinese

from .moves import Step, moving
from .texts import need

SUPERVISION = ("petitions.view_case_statistics", "ledger.view_audit")


def name_accused(
    *,
    petition: Petition,
    by,
    units: Iterable[OrgUnit] = (),
    people: Iterable[User] = (),
    reason: str,
    version: int | None = None,
) -> Petition:
    """Say whom the matter is about: exactly these from here on, so that a false alarm is undone by the same door.

    They are walled off at once, also from its 复查 and 复核, and the case is taken from whoever of them has it.
    """
    with moving(Action.NAME_ACCUSED, petition=petition, by=by, version=version) as step:
        wanted_units, wanted_people = list(units), list(people)
        reason = need(reason, _("请写明理由：来信怎样反映的，或者为什么解除回避。"))
        before = _standing(step.petition)
        after = {unit.pk for unit in wanted_units}, {person.pk for person in wanted_people}
        if before == after:
            raise Refused(_("被反映的单位和人没有变化。"))
        _put_up(step.petition, wanted_units, wanted_people)
        taken_away = take_away(step.petition)
        _wall_off_reviews(step.petition, wanted_units, wanted_people)
        step.internal_note = _("%(who)s。理由：%(reason)s") % {
            "who": say_walled(wanted_units, wanted_people),
            "reason": reason,
        }
        step.facts = {
            "units": sorted(unit.code for unit in wanted_units),
            "people": len(wanted_people),
            "lifted": len(before[0] - after[0]) + len(before[1] - after[1]),
            "taken_away": taken_away,
        }
    return petition


def seal(step: Step, text: str) -> None:
    """Wall off everybody whom the words of an accusation name in full, before anybody can have read them."""
    staff = User.objects.filter(is_active=True).exclude(display_name="").values_list("pk", "display_name")
    units = OrgUnit.objects.filter(pk__in=_units_named(text))
    people = User.objects.filter(pk__in=naming.find_people(text, staff))
    before = _standing(step.petition)
    taken_away = add_walls(step.petition, units, people)
    walled_units, walled_people = after = _standing(step.petition)
    if after == (set(), set()) or (after == before and step.move.action == Action.SUPPLEMENT):
        return
    step.facts = {**step.facts, "walled_units": len(walled_units), "walled_people": len(walled_people)}
    if taken_away:
        step.facts["taken_away"] = True
    who = say_walled(*_rows_of(after))
    step.internal_note = "\n".join(part for part in (step.internal_note, who) if part)


def add_walls(petition: Petition, units: Iterable[OrgUnit] = (), people: Iterable[User] = ()) -> bool:
    """Put these up beside those that stand: a wall is lifted by name_accused alone, which asks for a reason.

    Answers whether the case was taken from its assignee; the caller saves the row.
    """
    standing_units, standing_people = _standing(petition)
    wanted = standing_units | {unit.pk for unit in units}, standing_people | {person.pk for person in people}
    _put_up(petition, *_rows_of(wanted))
    return take_away(petition)


def carry_over(*, origin: Petition, to: Petition) -> None:
    """A case that comes out of another (split off, reviewed) is kept from the same people."""
    add_walls(to, *_rows_of(_standing(origin)))


def take_away(petition: Petition) -> bool:
    """Take the case from an assignee who is accused, or of an accused unit. The caller saves the row."""
    walled = walled_units(petition)
    from_unit = petition.assignee_unit is not None and not walled.isdisjoint(units_above(petition.assignee_unit))
    if not from_unit and (petition.assignee is None or not is_accused(petition.assignee, petition)):
        return False
    petition.assignee = petition.assignee_unit = None
    return True


def count_orphans(*, by) -> int:
    """How many open sealed cases nobody here may read: a bare number, for those who supervise and are not accused.

    Such a case is never lost: whoever sees the number hands it on, or has the county given an account.
    """
    if not any(allows(by, code) for code in SUPERVISION):
        raise NotAllowed(_("您的岗位没有这项权限。如工作需要，请联系本单位的系统管理员。"))
    every = Petition.objects.order_by()
    walled = Q(pk__in=every.filter(accused_units__isnull=False).values("pk"))
    walled |= Q(pk__in=every.filter(accused__isnull=False).values("pk"))
    sealed = every.filter(state__in=OPEN)
    sealed = sealed.filter(Q(kind=Kind.ACCUSATION) | Q(accused_unit__isnull=False) | walled)
    left = set(unseen(sealed, by).values_list("pk", flat=True))
    for reader in _readers() if left else ():
        left -= set(visible(Petition.objects.filter(pk__in=left), reader).values_list("pk", flat=True))
        if not left:
            break
    return len(left)


@in_chinese
def say_walled(units: Iterable[OrgUnit], people: Iterable[User]) -> str:
    names = [str(one) for one in (*units, *people)]
    if not names:
        return _("没有要回避的单位和人")
    return _("回避：%(names)s") % {"names": "、".join(names)}


def _put_up(petition: Petition, units: list[OrgUnit], people: list[User]) -> None:
    """The first unit is the one accused, unless that one is already known; the others step aside with it."""
    known = {unit.pk: unit for unit in units}
    main = known.get(petition.accused_unit_id) or (units[0] if units else None)
    if petition.accused_unit_id != (main.pk if main else None):
        petition.accused_unit = main
        petition.save(update_fields=["accused_unit"])
    petition.accused_units.set([unit for unit in units if unit != main])
    petition.accused.set(people)


def _standing(petition: Petition) -> tuple[set[int], set[int]]:
    """The keys of the units and of the people who are kept from the case now."""
    return walled_units(petition), set(petition.accused.values_list("pk", flat=True))


def _rows_of(walls: tuple[set[int], set[int]]) -> tuple[list[OrgUnit], list[User]]:
    units, people = walls
    return list(OrgUnit.objects.filter(pk__in=units)), list(User.objects.filter(pk__in=people).order_by("pk"))


def _wall_off_reviews(petition: Petition, units: list[OrgUnit], people: list[User]) -> None:
    """The reviews of a case are about the same people. What is lifted from the case is lifted from each by itself."""
    for review in petition.review_cases.select_for_update().order_by("pk"):
        if add_walls(review, units, people):
            review.save(update_fields=["assignee", "assignee_unit"])
        _wall_off_reviews(review, units, people)


def _units_named(text: str) -> list[int]:
    here = list(villages())
    names = [(unit.pk, unit.name) for unit in here]
    names += OrgAlias.objects.filter(unit__in=here).values_list("unit_id", "name")
    return naming.find_units(text, names)


def _readers() -> list[User]:
    """Whoever could be a reader at all, the upper levels first: they leave the fewest cases over."""
    app, codename = VIEW.split(".")
    holders = Q(groups__permissions__codename=codename, groups__permissions__content_type__app_label=app)
    staff = User.objects.filter(holders | Q(is_superuser=True), is_active=True, unit__isnull=False).distinct()
    return sorted(staff.select_related("unit"), key=lambda reader: reader.unit.code if reader.unit else "")
