"""The board's work on the admin's first page: what waits for me, as sentences with a link; nothing when nothing does."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from disclosures import permissions, staff_selectors
from disclosures.models import RosterState
from disclosures.services import procedures
from disclosures.views.batches.waiting import batch_lines
from portal.accounts.permissions import allows

from .publications import NEXT_ROUND


@dataclass(frozen=True)
class Waiting:
    sentence: str
    url: str


def waiting_for(user) -> list[Waiting]:
    """One line for each pile that this person can move on."""
    rosters, notices = reverse("publishing:rosters"), reverse("publishing:publications")
    lines = batch_lines(user)
    if allows(user, permissions.APPROVE):
        count = staff_selectors.rosters_waiting_for_approval(user).exclude(batch__uploader=user).count()
        told = ngettext("等您审批的名册%(count)d份", "等您审批的名册%(count)d份", count)
        lines.append((count, told, rosters))
        count = staff_selectors.reviews_waiting(user).exclude(author=user).count()
        told = ngettext("等您签署的公开前评估%(count)d份", "等您签署的公开前评估%(count)d份", count)
        lines.append((count, told, rosters))
    if allows(user, permissions.PUBLISH):
        count = staff_selectors.rosters_for(user).filter(state=RosterState.APPROVED).count()
        lines.append((count, ngettext("可以发布的名册%(count)d份", "可以发布的名册%(count)d份", count), rosters))
        count = staff_selectors.outcomes_due(user, timezone.now()).count()
        told = ngettext("公示期满、等登记结果的公示%(count)d个", "公示期满、等登记结果的公示%(count)d个", count)
        lines.append((count, told, notices))
    if allows(user, permissions.CONFIRM):
        count = staff_selectors.ready_for_next_round(user, timezone.now()).count()
        told = ngettext("可以转入下一轮的公示%(count)d个", "可以转入下一轮的公示%(count)d个", count)
        lines.append((count, told, f"{notices}?waiting={NEXT_ROUND}"))
    if allows(user, permissions.PRINT_BOARD):
        count = staff_selectors.sheets_overdue(user, timezone.now())
        told = ngettext(
            "公示期满一天以上、还没有登记取下的公示栏%(count)d处",
            "公示期满一天以上、还没有登记取下的公示栏%(count)d处",
            count,
        )
        lines.append((count, told, notices))
    if allows(user, permissions.CONFIRM):
        returned = staff_selectors.rosters_for(user).filter(state__in=[RosterState.DRAFT, RosterState.RETURNED])
        count = returned.count()
        lines.append(
            (count, ngettext("待送审或被退回的名册%(count)d份", "待送审或被退回的名册%(count)d份", count), rosters)
        )
    return [Waiting(told % {"count": count}, url) for count, told, url in lines if count]


def doors_for(user) -> list[Waiting]:
    """The screens of the work in its order, one click away whether something waits or not."""
    doors = (
        (permissions.UPLOAD, _("上传名册"), "batches:add"),
        (permissions.VIEW, _("名册批次"), "batches:index"),
        (permissions.VIEW, _("名册审批"), "publishing:rosters"),
        (permissions.VIEW, _("已发布的公示"), "publishing:publications"),
        (permissions.PRINT_BOARD, _("发查询凭条"), "publishing:slip"),
        (permissions.READ_REVIEWS, _("公开前评估"), "publishing:reviews"),
        (permissions.CONFIRM, _("记住的对应关系"), "batches:remembered"),
        (permissions.VIEW, _("销毁登记"), "batches:purges"),
        ("disclosures.change_procedure", _("公示程序"), "procedures:index"),
        (procedures.ADD, _("从模板新建公示程序"), "publishing:templates"),
    )
    return [Waiting(name, reverse(route)) for permission, name, route in doors if allows(user, permission)]


class BoardPanel(Component):
    name = "disclosures_board"
    template_name = "disclosures/staff/panel.html"
    order = 40

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return {
            "waiting": waiting_for(self.request.user),
            "doors": doors_for(self.request.user),
            "works": allows(self.request.user, permissions.VIEW),
        }

    def render_html(self, parent_context=None):
        if not doors_for(self.request.user):
            return ""
        return super().render_html(parent_context)
