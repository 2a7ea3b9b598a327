"""Near relatives' filings: one permission, a list without names, and every look written down (57号 art 11)."""

from django import forms as django_forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.books import book_selectors
from disclosures.models import ClosingReason, OfficialKind, Relation, RelativeFiling
from disclosures.services import relatives
from portal.orgs.models import OrgUnit

from . import forms
from .base import ActView, BookView, Link

TITLE = gettext_lazy("近亲属备案")


class RelativeListView(BookView):
    permission = relatives.KEEP
    template_name = "disclosures/books/relatives.html"
    page_title = TITLE
    header_icon = "lock"
    lead = gettext_lazy(
        "低保经办人员、村（居）委会成员的近亲属申请或享受低保的，单独登记备案，县级民政部门应当入户调查。"
        "这张表不公开、不导出，打开每一条都有记录。"
    )

    def links(self):
        return [Link(gettext_lazy("登记备案"), reverse("relatives:add"), relatives.KEEP, is_main=True)]

    def get(self, request, *args, **kwargs):
        relatives.open_list(by=request.user)
        return self.render()

    def get_context_data(self, **kwargs):
        found = book_selectors.filings_for(self.request.user)
        live = found.filter(closed_at=None)
        return super().get_context_data(
            unvisited=live.filter(visited_on=None), visited=live.exclude(visited_on=None),
            closed=found.exclude(closed_at=None).order_by("-closed_at")[:20], **kwargs,
        )  # fmt: skip


class FilingForm(forms.ByForm):
    scheme = django_forms.ModelChoiceField(
        label=gettext_lazy("救助项目"), queryset=forms.Scheme.objects.all(), initial=forms.rural_first
    )
    village = django_forms.ModelChoiceField(label=gettext_lazy("村（居）"), queryset=OrgUnit.objects.none())
    official_kind = django_forms.ChoiceField(label=gettext_lazy("对方身份"), choices=OfficialKind.choices)
    applicant = django_forms.CharField(label=gettext_lazy("申请人姓名"), max_length=60)
    official = django_forms.CharField(label=gettext_lazy("对方姓名"), max_length=60)
    relation = django_forms.ChoiceField(
        label=gettext_lazy("近亲属关系"), choices=Relation.choices,
        help_text=gettext_lazy("申请人是对方的什么人，男女双方的亲属都算。"),
    )  # fmt: skip


class FilingAddView(ActView):
    permission = relatives.KEEP
    page_title = gettext_lazy("登记近亲属备案")
    form_class = FilingForm
    header_icon = "lock"
    lead = gettext_lazy("姓名和关系加密保存，只有保管备案的人能打开。")
    button = gettext_lazy("登记备案")
    done = gettext_lazy("已备案。县级入户调查以后，请登记调查日期。")
    back = "relatives:index"

    def act(self, form):
        relatives.file_relative(by=self.request.user, **form.cleaned_data)


class VisitForm(forms.ByForm):
    visited_on = django_forms.DateField(label=gettext_lazy("入户调查日期"), widget=forms.day_input())


class CloseForm(forms.ByForm):
    reason = django_forms.ChoiceField(label=gettext_lazy("注销原因"), choices=ClosingReason.choices)


class FilingView(BookView):
    """One filing with its names: the opening is logged before they are shown."""

    permission = relatives.KEEP
    template_name = "disclosures/books/relative.html"
    header_icon = "lock"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page_title = _("备案 %(number)s") % {"number": kwargs["pk"]}

    def find(self) -> RelativeFiling:
        return get_object_or_404(book_selectors.filings_for(self.request.user), pk=self.kwargs["pk"])

    def get_context_data(self, visit_form=None, close_form=None, **kwargs):
        filing = self.find()
        opened = relatives.open_filing(filing=filing, by=self.request.user)
        by = self.request.user
        return super().get_context_data(
            filing=filing, opened=opened, visit_form=visit_form or VisitForm(by=by),
            close_form=close_form or CloseForm(by=by), looks=filing.access_events.select_related("by")[:20], **kwargs,
        )  # fmt: skip

    def post(self, request, pk):
        """The day of the county's visit, or the end of the filing."""
        from disclosures.views.staff.base import Refusal, status_of

        is_visit = request.POST.get("act") == "visit"
        form = (VisitForm if is_visit else CloseForm)(request.POST, by=request.user)
        named = {"visit_form" if is_visit else "close_form": form}
        if not form.is_valid():
            return self.render(status=422, **named)
        act = relatives.record_visit if is_visit else relatives.close_filing
        try:
            act(filing=self.find(), by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.render(status=status_of(refusal), **named)
        return redirect("relatives:index")
