"""Texts on the admin's first page: what waits for my eyes, what came back to me, what is due, what I left unfinished.

It stands in place of Wagtail's own four panels and its row of totals, which ask some twenty questions, more with each
text that waits; who is in a hurry opens the first page first. Locked pages and past edits are in the reports menu.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Revision, TaskState, WorkflowState

from cms.models.tasks import TwoPersonTask
from portal.counting import Counted, tally_of

REPLACED = (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
SHOWN = 20
SOON = dt.timedelta(days=7)


@dataclass(frozen=True)
class Text:
    title: str
    stands: str
    url: str


@dataclass(frozen=True)
class Pile:
    title: str
    texts: list[Text]


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


def left_unfinished(user) -> QuerySet[Page]:
    """What this person wrote last and nobody has been asked to look at."""
    active = WorkflowState.objects.active().filter(object_id=Cast(OuterRef("pk"), CharField()))
    scheduled = _let_out().filter(approved_go_live_at__isnull=False)
    found = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    return found.exclude(Exists(active)).exclude(Exists(scheduled)).order_by("-latest_revision_created_at")


def due(user) -> QuerySet[Page]:
    """What appears or goes within a week, for whoever works on pages."""
    works = GroupPagePermission.objects.filter(group__user=user)
    soon = timezone.now() + SOON
    comes = _let_out().filter(approved_go_live_at__lte=soon)
    found = Page.objects.filter(Q(live=True, expire_at__lte=soon) | Exists(comes))
    return (found if user.is_superuser else found.filter(Exists(works))).order_by("expire_at", "pk")


def _let_out() -> QuerySet[Revision]:
    return Revision.page_revisions.filter(object_id=Cast(OuterRef("pk"), CharField()))


def texts_under_review(user) -> Iterator[Pile]:
    """What I can do stands before what I can only wait for."""
    piles: dict[str, list[Text]] = {_("等您审核"): [], _("被退回，等您修改"): [], _("您送审的，等同事审核"): []}
    for state in under_review(user)[:SHOWN]:
        title = state.current_task_state.revision.object_str
        stands = _stands(state, user)
        piles[stands].append(Text(title, stands, _edit(state.object_id)))
    return (Pile(stands, texts) for stands, texts in piles.items() if texts)


def _stands(state: WorkflowState, user) -> str:
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return _("被退回，等您修改")
    author = state.current_task_state.revision.user_id
    return _("您送审的，等同事审核") if user.pk in (author, state.requested_by_id) else _("等您审核")


def texts_due(user) -> Iterator[Pile]:
    texts = []
    comes_at = _let_out().filter(approved_go_live_at__isnull=False).values("approved_go_live_at")[:1]
    for page in due(user).annotate(comes_at=comes_at)[:SHOWN]:
        if page.comes_at:
            said = _("%(at)s发布") % {"at": _say(page.comes_at)}
        else:
            said = _("%(at)s停止显示") % {"at": _say(page.expire_at)}
        texts.append(Text(page.draft_title, said, _edit(page.pk)))
    yield Pile(_("七天内到时间的"), texts)


def texts_left_unfinished(user) -> Iterator[Pile]:
    pages = left_unfinished(user)[:SHOWN]
    texts = [Text(page.draft_title, _("还没有送审"), _edit(page.pk)) for page in pages]
    yield Pile(_("您没写完的"), texts)


def _say(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "n月j日 H:i")


def _edit(pk) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


class TextsPanel(Component):
    name = "cms_texts"
    template_name = "cms/texts_panel.html"
    order = 70

    def __init__(self, request):
        self.user, tally = request.user, tally_of(request)
        self.parts: list[tuple[Counted, Callable]] = [
            (tally.ask(under_review(self.user)), texts_under_review),
            (tally.ask(due(self.user)), texts_due),
            (tally.ask(left_unfinished(self.user)), texts_left_unfinished),
        ]

    def get_context_data(self, parent_context):
        return {"piles": [pile for count, piles in self.parts if int(count) for pile in piles(self.user)]}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if any(int(count) for count, _piles in self.parts) else ""
