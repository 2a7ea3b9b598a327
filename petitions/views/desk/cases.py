"""The list of cases: what waits for whom, and by when."""

from django.core.paginator import Paginator
from django.db.models import F
from django.urls import reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from petitions import narrowing, selectors
from petitions.models import Petition
from petitions.vocabulary import Channel, Kind, State
from petitions.workflow import REGISTER, VIEW
from portal.accounts.permissions import allows, require
from portal.counting import tally_of

from .dashboard import PILES
from .filters import CaseFilterSet
from .many import many_for


class PlainColumn(Column):
    """A cell without a template of its own: two hundred of them took a third of the page's time."""

    def render_cell_html(self, instance, parent_context):
        value = self.get_value(instance)
        return format_html('<td class="{}">{}</td>', self.classname or "", value)


class StateColumn(PlainColumn):
    def render_cell_html(self, instance, parent_context):
        return format_html(
            '<td class="{}"><span class="desk-state desk-state--{}">{}</span></td>',
            self.classname or "", instance.state, self.get_value(instance),
        )  # fmt: skip


class DueColumn(Column):
    cell_template_name = "petitions/desk/_due_cell.html"

    def get_value(self, instance):
        return instance.next_due or ""


class PickColumn(Column):
    """A box to choose the case with others; it belongs to the form under the list."""

    cell_template_name = "petitions/desk/_pick_cell.html"

    def get_value(self, instance):
        return f"{instance.number}:{instance.version}"


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
    search_fields = ["number", "summary"]
    paginate_by = 30
    default_ordering = "next_due"
    any_permission_required = None
    add_url_name = None
    _show_breadcrumbs = True

    @property
    def columns(self):
        return [
            PickColumn("pick", label=_("选"), classname="desk-pick"),
            TitleColumn(
                "number",
                label=_("编号"),
                get_url=lambda case: reverse("cases:case", args=[case.number]),
                sort_key="number",
                classname="desk-number",
            ),
            PlainColumn("summary", label=_("事项"), classname="desk-summary"),
            PlainColumn("kind", label=_("类别"), accessor=lambda case: Kind(case.kind).label, classname="desk-roomy"),
            PlainColumn(
                "channel", label=_("方式"), accessor=lambda case: Channel(case.channel).label, classname="desk-roomy"
            ),
            PlainColumn(
                "village",
                label=_("村"),
                accessor=lambda case: case.village.name if case.village_id else "—",
                classname="desk-roomy",
            ),
            StateColumn(
                "state", label=_("状态"), accessor=lambda case: State(case.state).label, classname="desk-where"
            ),
            DueColumn("due", label=_("最近期限"), sort_key="next_due", classname="desk-due"),
            PlainColumn(
                "assignee",
                label=_("承办人"),
                accessor=lambda case: str(case.assignee or "—"),
                classname="desk-roomy",
            ),
        ]

    def dispatch(self, request, *args, **kwargs):
        require(request.user, VIEW)
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_base_queryset(self):
        return selectors.cases(self.request.user)

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
        piles = {} if self.results_only else selectors.piles(user)
        counts = {name: self.tally.ask(pile) for name, pile in piles.items()}
        context = super().get_context_data(
            lists=[] if self.results_only else narrowing.saved_lists(user, self.tally),
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
