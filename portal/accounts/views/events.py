"""What was done to accounts, for the auditor."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from .. import selectors
from ..permissions import allows
from ..records import describe

VIEW_EVENTS = "accounts.view_accountevent"
PER_PAGE = 50


class EventList(WagtailAdminTemplateMixin, TemplateView):
    template_name = "accounts/event_list.html"
    page_title = gettext_lazy("账号变动")
    header_icon = "history"

    def dispatch(self, request, *args, **kwargs):
        if not allows(request.user, VIEW_EVENTS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        page = WagtailPaginator(selectors.events(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            events=[(event, describe(event)) for event in page],
            page_obj=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            show_account=True,
            **kwargs,
        )
