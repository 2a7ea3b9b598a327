"""The list of cases: what waits for whom, and by when."""

from django.db.models import F
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from petitions import narrowing, selectors
from petitions.models import Petition
from petitions.workflow import REGISTER, VIEW
from portal.accounts.permissions import allows, require

from .filters import CaseFilterSet
from .many import many_for


class DueColumn(Column):
    cell_template_name = "petitions/desk/_due_cell.html"

    def get_value(self, instance):
        return instance.next_due or ""


class PickColumn(Column):
    """A box to choose the case with others; it belongs to the form under the list."""

    cell_template_name = "petitions/desk/_pick_cell.html"

    def get_value(self, instance):
        return f"{instance.number}:{instance.version}"


class StateColumn(Column):
    cell_template_name = "petitions/desk/_state_cell.html"


def piles_for(user) -> list[tuple[str, str, int]]:
    """The piles of the desk as filters of the list: title, query, count."""
    return [
        (_("等我办"), "holder=waiting", selectors.waiting_for(user).count()),
        (_("7天内到期"), "due=soon", selectors.due_within(user).count()),
        (_("已超期"), "due=overdue", selectors.overdue(user).count()),
        (_("等补充材料"), "due=hold", selectors.on_hold(user).count()),
        (_("被退回"), "holder=returned", selectors.returned(user).count()),
    ]


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
            PickColumn("pick", label=_("选")),
            TitleColumn(
                "number",
                label=_("编号"),
                get_url=lambda case: reverse("cases:case", args=[case.number]),
                sort_key="number",
                classname="desk-number",
            ),
            Column("summary", label=_("事项")),
            Column("kind", label=_("类别"), accessor="get_kind_display", classname="desk-roomy"),
            Column("channel", label=_("方式"), accessor="get_channel_display", classname="desk-roomy"),
            Column(
                "village",
                label=_("村"),
                accessor=lambda case: case.village.name if case.village_id else "—",
                classname="desk-roomy",
            ),
            StateColumn("state", label=_("状态"), accessor="get_state_display"),
            DueColumn("due", label=_("最近期限"), sort_key="next_due"),
            Column(
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

    def order_queryset(self, queryset):
        """Whatever runs out first stands on top; what has no clock any more comes last, newest first."""
        if self.ordering in ("next_due", "-next_due"):
            field = F("next_due")
            first = field.desc(nulls_last=True) if self.ordering.startswith("-") else field.asc(nulls_last=True)
            return queryset.order_by(first, "-received_on", "-number")
        return queryset.order_by(self.ordering)

    def get_context_data(self, **kwargs):
        user, asked = self.request.user, self.request.GET.urlencode()
        return super().get_context_data(
            piles=[] if self.results_only else piles_for(user),
            lists=[] if self.results_only else narrowing.saved_lists(user),
            reminders=[] if self.results_only else selectors.reminders(user),
            asked=asked,
            keepable=narrowing.clean(asked),
            many=many_for(user),
            **kwargs,
        )

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @property
    def header_buttons(self):
        if not allows(self.request.user, REGISTER):
            return []
        return [HeaderButton(_("登记来件"), url=reverse_lazy("cases:register"), icon_name="plus")]
