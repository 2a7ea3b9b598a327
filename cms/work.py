"""Texts under review, on the admin's first page: what waits for my eyes, and what of mine waits for a colleague's.

It stands in place of Wagtail's own four panels and its row of totals, which ask some twenty questions, more with each
text that waits; who is in a hurry opens the first page first. Locked pages and past edits are in the reports menu.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import GroupApprovalTask, TaskState, WorkflowState

from cms.models.tasks import TwoPersonTask
from portal.counting import tally_of

REPLACED = (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
SHOWN = 20


@dataclass(frozen=True)
class Text:
    title: str
    stands: str
    url: str


def for_review(user) -> Q:
    """Somebody else's version at a step that this person may decide (cms/models/tasks.py)."""
    waiting = Q(current_task_state__status=TaskState.STATUS_IN_PROGRESS)
    if not user.is_superuser:
        mine = [task.objects.filter(groups__user=user).values("pk") for task in (GroupApprovalTask, TwoPersonTask)]
        waiting &= Q(current_task_state__task__in=mine[0]) | Q(current_task_state__task__in=mine[1])
    return waiting & ~Q(current_task_state__revision__user=user)


def under_review(user) -> QuerySet[WorkflowState]:
    found = WorkflowState.objects.active().filter(
        for_review(user) | Q(requested_by=user),
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        current_task_state__isnull=False,
    )
    return found.select_related("current_task_state__revision").order_by("current_task_state__started_at", "pk")


def texts_for(user) -> list[Text]:
    return [
        Text(
            state.current_task_state.revision.object_str,
            _stands(state, user),
            reverse("wagtailadmin_pages:edit", args=[state.object_id]),
        )
        for state in under_review(user)[:SHOWN]
    ]


def _stands(state: WorkflowState, user) -> str:
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return _("被退回，等您修改")
    author = state.current_task_state.revision.user_id
    return _("您送审的，等同事审核") if user.pk in (author, state.requested_by_id) else _("等您审核")


class TextsPanel(Component):
    name = "cms_texts"
    template_name = "cms/texts_panel.html"
    order = 70

    def __init__(self, request):
        self.user = request.user
        self.count = tally_of(request).ask(under_review(self.user))

    def get_context_data(self, parent_context):
        return {"texts": texts_for(self.user)}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if int(self.count) else ""
