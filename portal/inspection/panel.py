"""On the first page: how many thresholds are passed or near, and which. Asked along with the page's other counts."""

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from portal.counting import tally_of

from .asking import Asked
from .checks import Reading, read_all
from .facts import Facts
from .rules import State
from .selectors import may_look
from .thresholds import TABLE, with_local


class InspectionPanel(Component):
    name = "inspection"
    template_name = "inspection/panel.html"
    order = 80

    def __init__(self, request):
        self.user = request.user
        self.asked = Asked(tally_of(request)) if may_look(self.user) else None

    @cached_property
    def readings(self) -> list[Reading]:
        facts = self.asked.facts() if self.asked else Facts()
        return read_all(facts, with_local(facts.local), timezone.localdate())

    def get_context_data(self, parent_context):
        def told(state: State) -> list:
            return [(TABLE[one.code].title, one) for one in self.readings if one.state is state]

        return {"red": told(State.RED), "amber": told(State.AMBER)}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.asked else ""
