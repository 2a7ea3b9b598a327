"""What the staff screens share: a place in Wagtail's frame, a permission, and the case somebody may know of."""

from django.http import Http404
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from petitions import selectors
from petitions.models import Petition
from portal.accounts.permissions import require

CASES = {"url": reverse_lazy("cases:index"), "label": _("来件")}


class DeskView(WagtailAdminTemplateMixin, View):
    """A page of the desk. `permission` is asked here for the screen and again in the service for the act."""

    permission = ""
    header_icon = "mail"
    breadcrumb_label = ""

    def dispatch(self, request, *args, **kwargs):
        require(request.user, self.permission)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.render(**kwargs)

    def render(self, status=200, **context):
        response = self.render_to_response(self.get_context_data(**context), status=status)
        response["Cache-Control"] = "no-store"
        return response

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), CASES, *self.path_here()]

    def path_here(self) -> list[dict]:
        return [{"url": "", "label": self.page_title}]


def find_case(request, number: str) -> Petition:
    """The case, if this person may know of it; otherwise the same 404 as for a number never given (art 30)."""
    case = selectors.case(request.user, number)
    if case is None:
        raise Http404
    return case
