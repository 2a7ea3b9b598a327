"""The desk on the Wagtail home: waits for me · due in 7 days · overdue · on hold · returned, for the work this person does."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component

from petitions import narrowing, selectors
from petitions.statistics import STATISTICS
from petitions.workflow import PUBLISH, REGISTER, VIEW
from portal.accounts.permissions import allows
from portal.counting import Tally, tally_of

SHOWN = 6
# name of the pile: its title, the filter of the list that shows it, what stands there when it is empty
PILES = {
    "waiting": (gettext_lazy("等我办"), "holder=waiting", gettext_lazy("没有等您办的来件。")),
    "soon": (gettext_lazy("7天内到期"), "due=soon", gettext_lazy("7天内没有到期的。")),
    "overdue": (gettext_lazy("已超期"), "due=overdue", gettext_lazy("没有超期的。")),
    "hold": (gettext_lazy("等补充材料"), "due=hold", gettext_lazy("没有在等补充材料的。")),
    "returned": (gettext_lazy("被退回"), "holder=returned", gettext_lazy("没有被退回的答复和交办。")),
    "reminded": (gettext_lazy("被催办"), "holder=reminded", gettext_lazy("没有被催办的。")),
}


@dataclass(frozen=True)
class Box:
    """One pile on the desk."""

    title: str
    tone: str
    count: int
    cases: list = field(default_factory=list)
    url: str = ""
    nothing: str = ""

    @property
    def more(self) -> int:
        """How many of the pile the first page has no room for."""
        return self.count - len(self.cases)


class Desk:
    """The piles of one person: counted with everything else on the page, and with them the keys of their tops."""

    def __init__(self, user, seen: QuerySet, tally: Tally):
        piles = selectors.piles(user, seen) if allows(user, VIEW) else {}
        self.counts = {name: tally.ask(pile) for name, pile in piles.items()}
        self.first = {name: tally.ask(selectors.first_of(pile, SHOWN)) for name, pile in piles.items()}

    def boxes(self) -> list[Box]:
        tops = selectors.tops({name: first.keys for name, first in self.first.items()})
        return [
            Box(title, name, int(self.counts[name]), tops[name], f"{reverse('cases:index')}?{query}", nothing)
            for name, (title, query, nothing) in PILES.items()
            if name in self.counts
        ]


class DeskPanel(Component):
    name = "petitions_desk"
    template_name = "petitions/desk/panel.html"
    order = 50

    def __init__(self, request):
        self.request = request
        self.user = user = request.user
        self.is_shown = allows(user, VIEW) or allows(user, PUBLISH)
        seen = selectors.cases(user)
        self.reminders = selectors.unseen_reminders(user, seen)
        self.reminded = tally_of(request).ask(self.reminders)
        self.desk = Desk(user, seen, tally_of(request))
        self.lists = narrowing.saved_lists(user, seen, tally_of(request))
        self.drafts = tally_of(request).ask(selectors.answers_waiting_for(user))

    def get_context_data(self, parent_context):
        return {
            "boxes": self.desk.boxes(),
            "reminders": selectors.reminders(self.reminders) if int(self.reminded) else [],
            "csrf_token": get_token(self.request),
            "registers": allows(self.user, REGISTER),
            "drafts": int(self.drafts),
            "publishes": allows(self.user, PUBLISH),
            "lists": self.lists,
        }

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.is_shown else ""


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
