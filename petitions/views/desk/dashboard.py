"""The desk on the Wagtail home: waits for me · due in 7 days · overdue · on hold · returned, for the work this person does."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import F
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from petitions import narrowing, selectors
from petitions.statistics import STATISTICS
from petitions.vocabulary import State
from petitions.workflow import PUBLISH, REGISTER, VIEW
from portal.accounts.permissions import allows

SHOWN = 6


@dataclass(frozen=True)
class Box:
    """One pile on the desk."""

    title: str
    tone: str
    count: int
    cases: list = field(default_factory=list)
    url: str = ""
    nothing: str = ""


def boxes_for(user) -> list[Box]:
    if not allows(user, VIEW):
        return []
    index = reverse("cases:index")
    piles = [
        (_("等我办"), "waiting", selectors.waiting_for(user), f"{index}?holder=waiting", _("没有等您办的来件。")),
        (_("7天内到期"), "soon", selectors.due_within(user), f"{index}?due=soon", _("7天内没有到期的。")),
        (_("已超期"), "overdue", selectors.overdue(user), f"{index}?due=overdue", _("没有超期的。")),
        (_("等补充材料"), "hold", selectors.on_hold(user), f"{index}?due=hold", _("没有在等补充材料的。")),
        (_("被退回"), "returned", selectors.returned(user), f"{index}?state={State.RETURNED}", _("没有被退回的答复。")),
        (_("被退回"), "returned", selectors.returned(user), f"{index}?holder=returned", _("没有被退回的答复和交办。")),
        (_("被催办"), "overdue", selectors.reminded(user), f"{index}?holder=reminded", _("没有被催办的。")),
    ]
    return [_pile_up(*pile) for pile in piles]


def _pile_up(title, tone, pile, url, nothing) -> Box:
    found = list(pile.order_by(F("next_due").asc(nulls_last=True), "received_on")[: SHOWN + 1])
    count = pile.count() if len(found) > SHOWN else len(found)
    return Box(title, tone, count, found[:SHOWN], url, nothing)


class DeskPanel(Component):
    name = "petitions_desk"
    template_name = "petitions/desk/panel.html"
    order = 50

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        user = self.request.user
        publishes = allows(user, PUBLISH)
        return {
            "boxes": boxes_for(user),
            "reminders": selectors.reminders(user) if allows(user, VIEW) else [],
            "csrf_token": get_token(self.request),
            "registers": allows(user, REGISTER),
            "drafts": selectors.answers_waiting_for(user).count(),
            "publishes": publishes,
            "lists": narrowing.saved_lists(user),
        }

    def render_html(self, parent_context=None):
        user = self.request.user
        if not (allows(user, VIEW) or allows(user, PUBLISH)):
            return ""
        return super().render_html(parent_context)


class StatisticsPanel(Component):
    """The way to this month's and this year's report, and to last month's, which the county asks for."""

    name = "petitions_statistics"
    template_name = "petitions/desk/statistics_panel.html"
    order = 55

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        today, reports = timezone.localdate(), reverse("cases:reports")
        before = today.replace(day=1) - timedelta(days=1)
        links = [
            (_("本月信访月报"), f"{reports}?year={today.year}&month={today.month}"),
            (_("上月信访月报"), f"{reports}?year={before.year}&month={before.month}"),
            (_("今年信访年报"), f"{reports}?year={today.year}&month="),
        ]
        return {"links": links}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if allows(self.request.user, STATISTICS) else ""
