"""What every batch screen shares: who may see it, its breadcrumbs, and the shape of a button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from disclosures import batch_selectors, permissions
from disclosures.forms import ReasonForm
from disclosures.models import Batch
from disclosures.refusals import Declined


class StaffMixin(WagtailAdminTemplateMixin):
    """Asks for the permission to see batches before anything else."""

    permission = permissions.VIEW
    header_icon = "table"
    is_list = False
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not permissions.allows(request.user, self.permission):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("wagtailadmin_home"), "label": _("首页")}]
        if not self.is_list:
            items.append({"url": reverse("batches:index"), "label": _("名册批次")})
        return [*items, {"url": "", "label": self.get_page_title()}]


def batch_for(request, pk: int) -> Batch:
    """The batch, if this account may see it at all; a stranger's is as good as absent."""
    visible = batch_selectors.visible_batches(request.user).defer(None).defer("original", "marks")
    return get_object_or_404(visible, pk=pk)


class Act(StaffMixin, View):
    """One button: ask the door, say what it answered, go back to the batch."""

    http_method_names = ["post"]

    def post(self, request, pk):
        batch = batch_for(request, pk)
        try:
            messages.success(request, self.do(batch))
        except Declined as declined:
            messages.error(request, str(declined))
        return redirect("batches:detail", pk)

    def do(self, batch: Batch) -> str:
        raise NotImplementedError

    def reason(self) -> str:
        form = ReasonForm(self.request.POST)
        return form.cleaned_data["reason"] if form.is_valid() else ""
