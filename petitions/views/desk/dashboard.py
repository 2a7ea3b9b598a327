"""The desk on the Wagtail home: waits for me · due in 7 days · overdue · returned, for the work this person does."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from petitions import selectors
from petitions.vocabulary import State
from petitions.workflow import PUBLISH, REGISTER, VIEW
from portal.accounts.permissions import allows
from portal.counting import Tally, tally_of

SHOWN = 6
# name of the pile: its title, the filter of the list that shows it, what stands there when it is empty
PILES = {
    "waiting": (_("等我办"), "holder=waiting", _("没有等您办的来件。")),
    "soon": (_("7天内到期"), "due=soon", _("7天内没有到期的。")),
    "overdue": (_("已超期"), "due=overdue", _("没有超期的。")),
    "returned": (_("被退回"), f"state={State.RETURNED}", _("没有被退回的答复。")),
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


class Desk:
    """The piles of one person: counted with everything else on the page, their tops fetched together."""

    def __init__(self, user, tally: Tally):
        self.piles = selectors.piles(user) if allows(user, VIEW) else {}
        self.counts = {name: tally.ask(pile) for name, pile in self.piles.items()}

    def boxes(self) -> list[Box]:
        tops = selectors.tops(self.piles, SHOWN)
        return [
            Box(title, name, int(self.counts[name]), tops[name], f"{reverse('cases:index')}?{query}", nothing)
            for name, (title, query, nothing) in PILES.items()
            if name in self.piles
        ]


class DeskPanel(Component):
    name = "petitions_desk"
    template_name = "petitions/desk/panel.html"
    order = 50

    def __init__(self, request):
        self.user = user = request.user
        self.is_shown = allows(user, VIEW) or allows(user, PUBLISH)
        self.desk = Desk(user, tally_of(request))
        self.drafts = tally_of(request).ask(selectors.answers_waiting_for(user))

    def get_context_data(self, parent_context):
        return {
            "boxes": self.desk.boxes(),
            "registers": allows(self.user, REGISTER),
            "drafts": int(self.drafts),
            "publishes": allows(self.user, PUBLISH),
        }

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.is_shown else ""
