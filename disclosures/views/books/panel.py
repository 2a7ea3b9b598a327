"""The books on the admin's first page: what is due to be checked, and the way to each of them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.ui.components import Component

from disclosures.books import book_selectors
from disclosures.services import relatives
from disclosures.views.staff.dashboard import Waits
from portal.accounts.permissions import allows
from portal.counting import Moment, tally_of
from portal.standing import Pile, worded_once

from . import aid, changes, money


def books_of(user) -> list[tuple[str, str]]:
    """The books that this person may open, in the order of the work."""
    found = (
        (changes.VIEW, _("动态台账"), "changes:index"),
        (changes.VIEW, _("收支核对"), "changes:balance"),
        (changes.VIEW, _("到期和复核"), "due:index"),
        (money.VIEW, _("按月发放"), "payments:index"),
        (money.VIEW_FUNDS, _("资金情况"), "funds:index"),
        (aid.VIEW, _("医疗和临时救助"), "aid:index"),
        (relatives.KEEP, _("近亲属备案"), "relatives:index"),
    )
    return [(label, reverse(name)) for permission, label, name in found if allows(user, permission)]


@worded_once
def piles_for(user, now: Moment) -> list[Pile]:
    piles = []
    due = reverse("due:index")
    if allows(user, changes.VIEW):
        rechecks, matters = book_selectors.open_rechecks(user), book_selectors.open_followups(user)
        for rows, told in (
            (book_selectors.past_due(rechecks), ngettext_lazy("该复核了：过期的%(count)d批", "该复核了：过期的%(count)d批", "count")),
            (book_selectors.due_soon(rechecks), ngettext_lazy("30天内要复核的%(count)d批", "30天内要复核的%(count)d批", "count")),
            (book_selectors.past_due(matters), ngettext_lazy("过期没办的核减、渐退、迁移%(count)d件", "过期没办的核减、渐退、迁移%(count)d件", "count")),
            (book_selectors.due_soon(matters), ngettext_lazy("30天内到期的核减、渐退、迁移%(count)d件", "30天内到期的核减、渐退、迁移%(count)d件", "count")),
        ):  # fmt: skip
            piles.append(Pile(rows, told, due))
    if allows(user, relatives.KEEP):
        rows = book_selectors.filings_for(user).filter(closed_at=None, visited_on=None)
        told = ngettext_lazy("等县级入户调查的备案%(count)d件", "等县级入户调查的备案%(count)d件", "count")
        piles.append(Pile(rows, told, reverse("relatives:index")))
    return piles


class BooksPanel(Component):
    name = "disclosures_books"
    template_name = "disclosures/books/panel.html"
    order = 45

    def __init__(self, request):
        self.user = request.user
        self.waits = Waits(piles_for(request.user), tally_of(request))

    def get_context_data(self, parent_context):
        return {"waiting": self.waits.lines(), "books": books_of(self.user)}

    def render_html(self, parent_context=None):
        if not books_of(self.user):
            return ""
        return super().render_html(parent_context)
