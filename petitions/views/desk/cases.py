"""The list of cases: what waits for whom, and by when."""

from django.core.paginator import Paginator
from django.db.models import F
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from petitions import narrowing, selectors
from petitions.models import Petition
from petitions.workflow import REGISTER, VIEW
from portal.accounts.permissions import allows, require
from portal.counting import tally_of

from .dashboard import PILES
from .filters import CaseFilterSet
from .many import many_for


class CaseTable(Table):
    """Its rows are written by one template: a template a cell, three hundred a page, took a third of the page's time."""

    template_name = "petitions/desk/_case_table.html"


class CasePaginator(Paginator):
    """Its rows are counted in the same question as the piles above the list, and only those of the page are read whole:
    the way to the last page leads through an index."""

    def __init__(self, *args, counted, **kwargs):
        super().__init__(*args, **kwargs)
        self.counted = counted

    @property
    def count(self):
        return int(self.counted)

    def page(self, number):
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        return self._get_page(selectors.stretch(self.object_list, first, last, of=self.count), number, self)

    def get_elided_page_range(self, number=1, **kwargs):
        """A bookmark beyond the last page shows the last, and nonsense the first, as get_page has it."""
        return super().get_elided_page_range(self.get_page(number).number, **kwargs)


class CaseIndexView(IndexView):
    model = Petition
    template_name = "petitions/desk/index.html"
    results_template_name = "petitions/desk/index_results.html"
    page_title = _("来件")
    header_icon = "mail"
    index_url_name = "cases:index"
    index_results_url_name = "cases:index_results"
    filterset_class = CaseFilterSet
    table_class = CaseTable
    search_fields = ["number", "summary"]
    paginate_by = 30
    default_ordering = "next_due"
    any_permission_required = None
    add_url_name = None
    _show_breadcrumbs = True

    # What stands in the cells is written in the table's template.
    columns = [
        Column("pick", label=_("选"), classname="desk-pick"),
        Column("number", label=_("编号"), classname="desk-number", sort_key="number"),
        Column("summary", label=_("事项"), classname="desk-summary"),
        Column("kind", label=_("类别"), classname="desk-roomy"),
        Column("channel", label=_("方式"), classname="desk-roomy"),
        Column("village", label=_("村"), classname="desk-roomy"),
        Column("state", label=_("状态"), classname="desk-where"),
        Column("due", label=_("最近期限"), classname="desk-due", sort_key="next_due"),
        Column("assignee", label=_("承办人"), classname="desk-roomy"),
    ]

    def dispatch(self, request, *args, **kwargs):
        require(request.user, VIEW)
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    @cached_property
    def seen(self):
        return selectors.cases(self.request.user)

    def get_base_queryset(self):
        return self.seen

    def get_paginator(self, queryset, per_page, **kwargs):
        return CasePaginator(queryset, per_page, counted=self.tally.ask(queryset), **kwargs)

    def order_queryset(self, queryset):
        if self.ordering == "next_due":
            return queryset.order_by(*selectors.BY_CLOCK)
        if self.ordering == "-next_due":
            return queryset.order_by(F("next_due").desc(nulls_last=True), "-received_on", "-number")
        return queryset.order_by(self.ordering)

    def search_queryset(self, queryset):
        return selectors.search(queryset, self.search_query) if self.is_searching else queryset

    @property
    def tally(self):
        return tally_of(self.request)

    def get_context_data(self, **kwargs):
        """The piles are those of the first page, as filters of this list: title, query, count."""
        user, asked = self.request.user, self.request.GET.urlencode()
        piles = {} if self.results_only else selectors.piles(user, self.seen)
        counts = {name: self.tally.ask(pile) for name, pile in piles.items()}
        context = super().get_context_data(
            lists=[] if self.results_only else narrowing.saved_lists(user, self.seen, self.tally),
            asked=asked,
            keepable=narrowing.clean(asked),
            many=many_for(user),
            **kwargs,
        )
        context["piles"] = [(PILES[name][0], PILES[name][1], int(count)) for name, count in counts.items()]
        return context

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @property
    def header_buttons(self):
        if not allows(self.request.user, REGISTER):
            return []
        return [HeaderButton(_("登记来件"), url=reverse_lazy("cases:register"), icon_name="plus")]
