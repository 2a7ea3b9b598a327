"""The register of the seal: what waits for approval, what was approved; on screen, on paper, as a workbook."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.views.tables import send_table
from petitions import selectors
from petitions.templatetags.petitions_words import moment
from petitions.workflow import APPROVE, ISSUE
from portal.accounts.permissions import allows
from portal.numbers import read_number
from portal.orgs.selectors import office

from .base import DeskView

FIRST_YEAR = 2000  # no seal was asked for before the portal


class SealRegisterView(DeskView):
    template_name = "petitions/desk/seals.html"
    page_title = gettext_lazy("用印台账")

    @property
    def permission(self):
        return APPROVE if allows(self.request.user, APPROVE) else ISSUE

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.path_here()]

    def get(self, request):
        asked, this_year = read_number(request.GET.get("year")), timezone.localdate().year
        year = asked if asked is not None and FIRST_YEAR <= asked <= this_year else this_year
        uses = selectors.seal_uses(request.user).filter(asked_at__year=year)
        form = request.GET.get("form", "")
        if form == "xlsx":
            return send_table([_head(), *(_line(use) for use in uses)], f"seals-{year}", "xlsx")
        context = {"uses": uses, "year": year, "office": office()}
        if form == "print":
            response = render(request, "petitions/desk/seals_print.html", context)
            response["Cache-Control"] = "no-store"
            return response
        return self.render(waiting=selectors.seal_uses(request.user).waiting(), **context)


def _head() -> list[str]:
    return [
        *(_("发文字号"), _("标题"), _("印章"), _("份数"), _("申请人"), _("申请时间"), _("批准人"), _("批准时间")),
        _("说明"),
    ]


def _line(use) -> list[object]:
    return [
        *(use.reply.document_number, use.reply.title, use.get_seal_display(), use.copies),
        *(str(use.asked_by), moment(use.asked_at), str(use.approved_by or ""), moment(use.approved_at), use.note),
    ]
