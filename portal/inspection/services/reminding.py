"""Telling editors that a page is to be read again: a mail without content, in working hours, each step once.

Seven, three and one days before, the day after, and every seven days from there (portal/reminders). The list on the
first page is there all the time.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.reminders import steps
from portal.reminders.sending import send
from portal.words import in_chinese

from ..facts import page_types
from ..models import ReviewReminder

FAR_BACK = date(2000, 1, 1)


def send_due() -> int:
    return send(_wanted, about="page", say=lambda _rows: say())


@in_chinese
def say() -> tuple[str, str]:
    return _("有网页到了复核日期"), _("有网页到了或者快到复核日期，请登录后在“网页复核”里查看。")


def _wanted(today: date) -> Iterator[ReviewReminder]:
    reach = today + timedelta(days=max(steps.BEFORE))
    due = [page for model in page_types() for page in model.objects.live().filter(review_by__lte=reach)]
    if not due:
        return
    people = list(editors())
    for page in due:
        started = timezone.localdate(page.last_published_at) if page.last_published_at else FAR_BACK
        step = steps.step_of(starts_on=started, act_by=page.review_by, due=page.review_by, today=today)
        if step:
            yield from (ReviewReminder(page=page, due=page.review_by, step=step, to=person) for person in people)


def editors() -> QuerySet[User]:
    """Whoever publishes pages, by the group rights that roles.py gives."""
    found = User.objects.filter(is_active=True, groups__page_permissions__permission__codename="publish_page")
    return found.distinct().order_by("pk")
