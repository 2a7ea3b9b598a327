"""The board's work on the admin's first page: what waits for me, as sentences with a link; nothing when nothing does."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.ui.components import Component

from disclosures import permissions, staff_selectors
from disclosures.models import RosterState
from disclosures.services import procedures
from disclosures.views.batches.waiting import batch_piles
from portal.accounts.permissions import allows
from portal.counting import Moment, Tally, tally_of
from portal.standing import Pile, worded_once

from .publications import NEXT_ROUND


@dataclass(frozen=True)
class Waiting:
    sentence: str
    url: str


class Waits:
    """Piles counted with everything else on the page; only those with something in them are told."""

    def __init__(self, piles: list[Pile], tally: Tally):
        self.counted = [(tally.ask(pile.rows), pile) for pile in piles]

    def lines(self) -> list[Waiting]:
        return [Waiting(pile.told % {"count": int(count)}, pile.url) for count, pile in self.counted if int(count)]


@worded_once
def piles_for(user, now: Moment) -> list[Pile]:
    """Each pile that this person can move on."""
    rosters, notices = reverse("publishing:rosters"), reverse("publishing:publications")
    piles = batch_piles(user, now)
    if allows(user, permissions.APPROVE):
        rows = staff_selectors.rosters_waiting_for_approval(user).exclude(batch__uploader=user)
        told = ngettext_lazy("等您审批的名册%(count)d份", "等您审批的名册%(count)d份", "count")
        piles.append(Pile(rows, told, rosters))
        rows = staff_selectors.reviews_waiting(user).exclude(author=user)
        told = ngettext_lazy("等您签署的公开前评估%(count)d份", "等您签署的公开前评估%(count)d份", "count")
        piles.append(Pile(rows, told, rosters))
    if allows(user, permissions.PUBLISH):
        rows = staff_selectors.rosters_for(user).filter(state=RosterState.APPROVED)
        told = ngettext_lazy("可以发布的名册%(count)d份", "可以发布的名册%(count)d份", "count")
        piles.append(Pile(rows, told, rosters))
        rows = staff_selectors.outcomes_due(user, now)
        told = ngettext_lazy("公示期满、等登记结果的公示%(count)d个", "公示期满、等登记结果的公示%(count)d个", "count")
        piles.append(Pile(rows, told, notices))
    if allows(user, permissions.CONFIRM):
        rows = staff_selectors.ready_for_next_round(user, now)
        told = ngettext_lazy("可以转入下一轮的公示%(count)d个", "可以转入下一轮的公示%(count)d个", "count")
        piles.append(Pile(rows, told, f"{notices}?waiting={NEXT_ROUND}"))
    if allows(user, permissions.PRINT_BOARD):
        rows = staff_selectors.sheets_overdue(user, now)
        told = ngettext_lazy(
            "公示期满一天以上、还没有登记取下的公示栏%(count)d处",
            "公示期满一天以上、还没有登记取下的公示栏%(count)d处",
            "count",
        )
        piles.append(Pile(rows, told, notices))
    if allows(user, permissions.CONFIRM):
        rows = staff_selectors.rosters_for(user).filter(state__in=[RosterState.DRAFT, RosterState.RETURNED])
        told = ngettext_lazy("待送审或被退回的名册%(count)d份", "待送审或被退回的名册%(count)d份", "count")
        piles.append(Pile(rows, told, rosters))
    return piles


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
        self.user = request.user
        self.waits = Waits(piles_for(request.user), tally_of(request))

    def get_context_data(self, parent_context):
        return {
            "waiting": self.waits.lines(),
            "doors": doors_for(self.user),
            "works": allows(self.user, permissions.VIEW),
        }

    def render_html(self, parent_context=None):
        if not doors_for(self.user):
            return ""
        return super().render_html(parent_context)
