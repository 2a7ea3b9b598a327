"""The register of publication reviews, for whoever inspects the office: filter, read, take away as a table."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy

from disclosures import permissions, review_exports, staff_selectors
from disclosures.views.tables import send_table

from .base import StaffView
from .forms import ReviewFilterForm

REVIEWS_A_PAGE = 50


class ReviewListView(StaffView):
    permission = permissions.READ_REVIEWS
    template_name = "disclosures/staff/reviews.html"
    page_title = gettext_lazy("公开前评估")
    header_icon = "view"

    def get(self, request):
        if kind := request.GET.get("export"):
            name = f"reviews-{timezone.localdate():%Y%m%d}"
            return send_table(review_exports.lines(self._found(self._form())), name, kind, head=1)
        return self.render()

    def get_context_data(self, **kwargs):
        form = self._form()
        page = Paginator(self._found(form), REVIEWS_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            form=form, page_obj=page, may_open=permissions.allows(self.request.user, permissions.VIEW), **kwargs
        )

    def _form(self) -> ReviewFilterForm:
        return ReviewFilterForm(self.request.GET or None)

    def _found(self, form: ReviewFilterForm):
        found = staff_selectors.reviews_for(self.request.user)
        if not form.is_bound or not form.is_valid():
            return found
        chosen = form.cleaned_data
        if chosen["year"]:
            found = found.filter(drafted_at__year=chosen["year"])
        if chosen["scheme"]:
            found = found.filter(roster__batch__scheme=chosen["scheme"])
        if chosen["web_level"]:
            found = found.filter(web_level=chosen["web_level"])
        return _by_state(found, chosen["state"])


def _by_state(found, state: str):
    if state == "signed":
        return found.signed()
    return found.unsigned() if state == "unsigned" else found
