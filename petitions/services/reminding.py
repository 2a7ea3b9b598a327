"""Reminding the office of its clocks (portal/reminders): who is to hear of which.

Nobody hears of a case that they may not see: an accused person, or a sealed one, would learn of it by the reminder.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.models import Deadline, Petition, Reminder
from petitions.workflow import ACCEPT, APPROVE
from portal.accounts.models import User
from portal.accounts.permissions import allows, require
from portal.orgs.models import OrgUnit
from portal.reminders import steps
from portal.reminders.sending import send
from portal.words import in_chinese


def send_due() -> int:
    """One run; says how many were reminded."""
    return send(_wanted, about="deadline", say=lambda rows: say(any(steps.is_late(row.step) for row in rows)))


def mark_seen(*, by: User, upto: int | None = None, reminder: int | None = None) -> int:
    """“知道了”: of one reminder with the earlier ones of its clock, or of all up to the newest that was shown."""
    require(by, "wagtailadmin.access_admin")
    mine = Reminder.objects.filter(to=by, seen_at__isnull=True)
    if reminder is not None:
        one = Reminder.objects.filter(to=by, pk=reminder).first()
        mine = mine.filter(deadline_id=one.deadline_id, pk__lte=one.pk) if one else mine.none()
    elif upto is not None:
        mine = mine.filter(pk__lte=upto)
    return mine.update(seen_at=timezone.now())


@in_chinese
def say(is_late: bool) -> tuple[str, str]:
    if is_late:
        return _("有来件已超期"), _("有来件已超期，请登录查看。")
    return _("有来件快到期"), _("有来件快到期，请登录查看。")


def _wanted(today: date) -> Iterator[Reminder]:
    """Who is to hear of which step. Two questions for the clocks, a few for each member of staff, none per case."""
    reach = today + timedelta(days=max(steps.BEFORE))
    clocks = Deadline.objects.ticking().filter(act_by__lte=reach).select_related("petition")
    reached = []
    for clock in clocks.defer("petition__request", "petition__facts"):
        step = steps.step_of(starts_on=clock.starts_on, act_by=clock.act_by, due=clock.due, today=today)
        if step:
            reached.append((clock, step))
    if not reached:
        return
    staff = _Staff({clock.petition_id for clock, _step in reached})
    for clock, step in reached:
        for person in staff.to_hear_of(clock.petition, is_late=steps.is_late(step)):
            yield Reminder(petition=clock.petition, deadline=clock, due=clock.due, step=step, to=person)


class _Staff:
    """The accounts at work, what each may see of these cases, and who may accept or approve."""

    def __init__(self, cases: Collection[int]):
        people = User.objects.filter(is_active=True, unit__isnull=False).select_related("unit")
        self.seen: dict[User, set[int]] = {}
        for person in people.order_by("pk"):
            visible = Petition.objects.visible_to(person).filter(pk__in=cases)
            self.seen[person] = set(visible.order_by().values_list("pk", flat=True))
        self.acceptors = [person for person in self.seen if allows(person, ACCEPT)]
        self.approvers = [person for person in self.seen if allows(person, APPROVE)]
        self._units: dict[tuple[int, int], bool] = {}

    def to_hear_of(self, case: Petition, *, is_late: bool) -> list[User]:
        eyes = [person for person, cases in self.seen.items() if case.pk in cases]
        people = [person for person in eyes if person.pk == case.assignee_id]
        if not people:
            acceptors = [person for person in self.acceptors if person in eyes]
            of_the_unit = [person for person in acceptors if self._is_within(person, case.assignee_unit_id)]
            people = of_the_unit or acceptors
        if is_late:
            people += [person for person in self.approvers if person in eyes and person not in people]
        return people

    def _is_within(self, person: User, unit_id: int | None) -> bool:
        if unit_id is None or person.unit is None:
            return False
        key = (person.unit.pk, unit_id)
        if key not in self._units:
            self._units[key] = person.unit.is_within(OrgUnit.objects.get(pk=unit_id))
        return self._units[key]
