"""What the staff screens of disclosure share: Wagtail's frame, a permission, records of one's own unit, no caching."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from disclosures import staff_selectors
from disclosures.models import Publication, Roster
from disclosures.refusals import Declined
from portal.accounts.permissions import NotAllowed, require

# What a service may answer with one sentence for the person at the screen.
Refusal = (Declined, NotAllowed)


def status_of(refusal: Exception) -> int:
    """409: not now. 403: not you."""
    return 403 if isinstance(refusal, NotAllowed) else 409


class StaffView(WagtailAdminTemplateMixin, View):
    """A screen. `permission` is asked here to see it, and again in the service to act."""

    permission = ""
    header_icon = "clipboard-list"
    page_title = _("公示")

    def dispatch(self, request, *args, **kwargs):
        require(request.user, self.permission)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.render()

    def render(self, status=200, **context):
        response = self.render_to_response(self.get_context_data(**context), status=status)
        response["Cache-Control"] = "no-store"
        return response

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), *self.path_here()]

    def path_here(self) -> list[dict]:
        return [{"url": "", "label": self.page_title}]

    def find_roster(self) -> Roster:
        """Of one's own unit; anything else is as unknown as a number never given."""
        return get_object_or_404(staff_selectors.rosters_for(self.request.user), pk=self.kwargs["pk"])

    def find_publication(self) -> Publication:
        found = staff_selectors.publications_for(self.request.user)
        return get_object_or_404(found, number=self.kwargs["number"])
