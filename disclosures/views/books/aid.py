"""Medical and temporary aid: the office's own records, and the button that makes a quarter public."""

from django import forms as django_forms
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from disclosures.books import book_selectors
from disclosures.books.quarters import Quarter, say_period
from disclosures.models import AidRelease, AidSummary, CorrectionReason
from disclosures.permissions import PUBLISH
from disclosures.refusals import Declined
from disclosures.services import aid
from disclosures.views.tables import send_table

from . import forms
from .base import ActView, BookView, Link
from .changes import say_state

VIEW = "disclosures.view_aidsummary"


class AidListView(BookView):
    permission = VIEW
    template_name = "disclosures/books/aid.html"
    page_title = gettext_lazy("医疗和临时救助")
    lead = gettext_lazy(
        "按季度、按事由（急难型、支出型）登记户次、人次和金额，不写病情和姓名。登记后不会马上公开，按季度发布。"
    )

    def links(self):
        return [
            Link(gettext_lazy("登记救助"), reverse("aid:add"), aid.ADD, is_main=True),
            Link(gettext_lazy("发布本季度救助汇总"), reverse("aid:release"), PUBLISH),
        ]

    def get(self, request, *args, **kwargs):
        if request.GET.get("export"):
            return send_table(self.table(), "aid", request.GET["export"])
        return self.render()

    def table(self) -> list[list]:
        heads = [
            str(AidSummary._meta.get_field(name).verbose_name)
            for name in ("period_start", "period_end", "kind", "cause", "households", "persons", "amount")
        ]
        return [heads] + [
            [
                one.period_start.isoformat(), one.period_end.isoformat(), one.get_kind_display(),
                one.get_cause_display(), one.households, one.persons, one.amount,
            ]
            for one in book_selectors.aid_records().filter(is_current=True)
        ]  # fmt: skip

    def get_context_data(self, **kwargs):
        found = book_selectors.aid_records().filter(is_current=True)
        page = Paginator(found, 40).get_page(self.request.GET.get("page"))
        rows = [(one, say_period(one.period_start, one.period_end), say_state(one)) for one in page]
        releases = [
            (release, say_period(release.period_start, release.period_end), release.figures.all())
            for release in book_selectors.aid_releases()[:8]
        ]
        return super().get_context_data(page_obj=page, rows=rows, releases=releases, **kwargs)


class AidAddView(ActView):
    permission = aid.ADD
    page_title = gettext_lazy("登记救助")
    form_class = forms.AidForm
    lead = gettext_lazy("一个季度、一种救助、一种事由登记一条。一户得到两次算两户次。")
    button = gettext_lazy("登记")
    done = gettext_lazy("已登记。公开要另外发布本季度救助汇总。")
    back = "aid:index"

    def act(self, form):
        aid.record_aid(by=self.request.user, **form.values())


class AidCorrectView(ActView):
    permission = aid.CORRECT
    page_title = gettext_lazy("更正救助")
    form_class = forms.AidForm
    lead = gettext_lazy("已经发布过的季度，更正后还要重新发布一次，网站上的数才会变。")
    button = gettext_lazy("更正")
    done = gettext_lazy("已更正。")
    back = "aid:index"

    def find(self) -> AidSummary:
        return get_object_or_404(book_selectors.aid_records().filter(is_current=True), pk=self.kwargs["pk"])

    def make_form(self, data=None):
        return self.form_class(data, by=self.request.user, old=self.find())

    def act(self, form):
        because = form.cleaned_data["because"]
        aid.correct_aid(summary=self.find(), by=self.request.user, because=because, **form.values())


class AidCancelView(ActView):
    permission = aid.CORRECT
    page_title = gettext_lazy("作废救助登记")
    form_class = forms.CancelForm
    lead = gettext_lazy("已经发布过的季度，作废后还要重新发布一次。")
    button = gettext_lazy("作废这条登记")
    done = gettext_lazy("已作废。")
    back = "aid:index"

    def act(self, form):
        found = get_object_or_404(book_selectors.aid_records(), pk=self.kwargs["pk"])
        aid.cancel_aid(summary=found, by=self.request.user, **form.cleaned_data)


class ReleaseForm(forms.ByForm):
    quarter = django_forms.ChoiceField(label=gettext_lazy("季度"), choices=forms.quarter_choices)
    because = django_forms.ChoiceField(
        label=gettext_lazy("为什么更正"),
        required=False,
        choices=[("", gettext_lazy("第一次发布")), *CorrectionReason.choices],
        help_text=gettext_lazy("这个季度已经发布过时才选。"),
    )


class ReleaseView(ActView):
    """What will be public is shown before the button."""

    permission = PUBLISH
    template_name = "disclosures/books/release.html"
    page_title = gettext_lazy("发布本季度救助汇总")
    form_class = ReleaseForm
    lead = gettext_lazy(
        "少于5户次的事由并入同一种救助一起公布；一种救助整个季度少于5户次的，留到下个季度一起公布，免得认出是谁。"
    )
    button = gettext_lazy("发布这个季度")
    done = gettext_lazy("已发布，网站的统计页和接口可以看到。")
    back = "aid:index"

    def make_form(self, data=None):
        quarter = self.asked_quarter()
        return self.form_class(data, by=self.request.user, initial={"quarter": f"{quarter.year}-{quarter.number}"})

    def asked_quarter(self) -> Quarter:
        """The one asked for in the address, else the last that has ended."""
        offered = dict(forms.quarter_choices())
        text = self.request.GET.get("quarter", "")
        return forms.read_quarter(text) if text in offered else Quarter.of(timezone.localdate()).before

    def get_context_data(self, **kwargs):
        quarter = self.asked_quarter()
        try:
            figures, hindrance = aid.pending_figures(quarter), ""
        except Declined as declined:
            figures, hindrance = [], str(declined)
        return super().get_context_data(
            quarter=quarter, quarters=forms.quarter_choices(), figures=figures, hindrance=hindrance,
            is_released=AidRelease.objects.current().filter(period_start=quarter.start).exists(), **kwargs,
        )  # fmt: skip

    def act(self, form):
        quarter = forms.read_quarter(form.cleaned_data["quarter"])
        aid.release_quarter(by=self.request.user, quarter=quarter, because=form.cleaned_data["because"])
