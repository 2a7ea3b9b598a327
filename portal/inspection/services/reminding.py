"""Telling editors that a page is to be read again: a mail without content, in working hours, each step once.

The steps and the hours are those of petitions' clocks (petitions/reminders.py): seven, three and one days before, the
day after, and every seven days from there. The list on the first page is there all the time.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from petitions import reminders
from petitions.services.reminding import post
from portal.accounts.models import User
from portal.words import in_chinese
from portal.workdays import calendar

from ..facts import page_types
from ..models import ReviewReminder

FAR_BACK = date(2000, 1, 1)


class Wanted(NamedTuple):
    page: Page
    step: str
    to: User


def send_due() -> int:
    """One run; at night and on rest days it does nothing, and run twice the second finds nothing to do."""
    now = timezone.localtime()
    if not reminders.may_disturb(now, calendar.current()):
        return 0
    wanted = list(_wanted(now.date()))
    told = set(
        ReviewReminder.objects.filter(page__in={one.page.pk for one in wanted}).values_list(
            "page_id", "due", "step", "to_id"
        )
    )
    by_person: dict[User, list[Wanted]] = defaultdict(list)
    for one in wanted:
        if (one.page.pk, one.page.review_by, one.step, one.to.pk) not in told:
            by_person[one.to].append(one)
    return sum(_remind(person, found) for person, found in by_person.items())


@transaction.atomic
def _remind(person: User, found: list[Wanted]) -> int:
    rows = [ReviewReminder(page=one.page, due=one.page.review_by, step=one.step, to=person) for one in found]
    ReviewReminder.objects.bulk_create(rows, ignore_conflicts=True)
    if person.email:
        transaction.on_commit(lambda: post(person.email, *say()))
    return len(rows)


@in_chinese
def say() -> tuple[str, str]:
    return _("有网页到了复核日期"), _("有网页到了或者快到复核日期，请登录后在“网页复核”里查看。")


def _wanted(today: date) -> Iterator[Wanted]:
    reach = today + timedelta(days=max(reminders.BEFORE))
    due = [page for model in page_types() for page in model.objects.live().filter(review_by__lte=reach)]
    if not due:
        return
    people = list(editors())
    for page in due:
        started = timezone.localdate(page.last_published_at) if page.last_published_at else FAR_BACK
        step = reminders.step_of(starts_on=started, act_by=page.review_by, due=page.review_by, today=today)
        if step:
            yield from (Wanted(page, step, person) for person in people)


def editors() -> QuerySet[User]:
    """Whoever publishes pages, by the group rights that roles.py gives."""
    found = User.objects.filter(is_active=True, groups__page_permissions__permission__codename="publish_page")
    return found.distinct().order_by("pk")
