"""Sending the reminders of reminders.py: into each person's own list, and a mail without content where there is an address.

Nobody hears of a case that they may not see: an accused person, or a sealed one, would learn of it by the reminder.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.core import mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import reminders
from petitions.models import Deadline, Petition, Reminder
from petitions.workflow import ACCEPT, APPROVE
from portal.accounts.models import User
from portal.accounts.permissions import allows, require
from portal.orgs.models import OrgUnit
from portal.words import in_chinese
from portal.workdays import calendar

logger = logging.getLogger(__name__)


class Wanted(NamedTuple):
    deadline: Deadline
    step: str
    to: User


def send_due() -> int:
    """One run. Outside working hours nothing goes out; run twice, the second finds nothing to do. Says how many."""
    now = timezone.localtime()
    if not reminders.may_disturb(now, calendar.current()):
        return 0
    wanted = list(_wanted(now.date()))
    known = set(
        Reminder.objects.filter(deadline__in={one.deadline.pk for one in wanted}).values_list(
            "deadline_id", "due", "step", "to_id"
        )
    )
    new = [one for one in wanted if (one.deadline.pk, one.deadline.due, one.step, one.to.pk) not in known]
    by_person: dict[User, list[Wanted]] = defaultdict(list)
    for one in new:
        by_person[one.to].append(one)
    return sum(_remind(person, found) for person, found in by_person.items())


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


@transaction.atomic
def _remind(person: User, found: list[Wanted]) -> int:
    made = 0
    for one in found:
        _row, is_new = Reminder.objects.get_or_create(
            deadline=one.deadline,
            due=one.deadline.due,
            step=one.step,
            to=person,
            defaults={"petition_id": one.deadline.petition_id},
        )
        made += is_new
    if made and person.email:
        is_late = any(reminders.is_late(one.step) for one in found)
        transaction.on_commit(lambda: post(person.email, *say(is_late)))
    return made


def post(address: str, subject: str, body: str) -> None:
    """No number, no matter, no name: a mail box is not the register. A mail that fails leaves the list as it is."""
    try:
        mail.send_mail(subject, body, None, [address])
    except Exception as failure:  # whatever the mail server says, with its addresses, stays out of the log
        logger.error("petitions: a reminder could not be mailed, %s", type(failure).__name__)


@in_chinese
def say(is_late: bool) -> tuple[str, str]:
    if is_late:
        return _("有来件已超期"), _("有来件已超期，请登录查看。")
    return _("有来件快到期"), _("有来件快到期，请登录查看。")


def _wanted(today: date) -> Iterator[Wanted]:
    """Who is to hear of which step. Two questions for the clocks, a few for each member of staff, none per case."""
    reach = today + timedelta(days=max(reminders.BEFORE))
    clocks = Deadline.objects.ticking().filter(act_by__lte=reach).select_related("petition")
    steps = []
    for clock in clocks.defer("petition__request", "petition__facts"):
        step = reminders.step_of(starts_on=clock.starts_on, act_by=clock.act_by, due=clock.due, today=today)
        if step:
            steps.append((clock, step))
    if not steps:
        return
    staff = _Staff({clock.petition_id for clock, _step in steps})
    for clock, step in steps:
        for person in staff.to_hear_of(clock.petition, is_late=reminders.is_late(step)):
            yield Wanted(clock, step, person)


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
