"""Who looked at whose case, for the auditor: name, time, number and which kind of look; never a word of the case."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from petitions.services import looks
from petitions.vocabulary import Kind

from .base import DeskView

PER_PAGE = 50


class LookListView(DeskView):
    permission = looks.AUDIT
    template_name = "petitions/desk/looks.html"
    page_title = _("来件查看记录")
    header_icon = "view"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.path_here()]

    def get_context_data(self, **kwargs):
        page = Paginator(looks.listed(by=self.request.user), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page_obj=page, sealed=Kind.ACCUSATION, **kwargs)
