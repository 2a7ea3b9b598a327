"""The monthly and the annual report, for those who supervise: page, print, Excel, CSV. Counts, never a case."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosures.views.tables import send_table
from petitions.statistics import STATISTICS, reading, reports
from petitions.statistics.periods import Month

from .base import DeskView


class PeriodForm(forms.Form):
    """Which year, and which of its months; without a month the whole year."""

    year = forms.TypedChoiceField(label=_("年份"), coerce=int)
    month = forms.TypedChoiceField(
        label=_("月份"),
        coerce=int,
        required=False,
        empty_value=None,
        choices=[("", _("全年")), *((number, _("%d月") % number) for number in range(1, 13))],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        first = reading.first_month()
        years = range(today.year, (first.year if first else today.year) - 1, -1)
        self.fields["year"].choices = [(year, _("%d年") % year) for year in years]


class ReportView(DeskView):
    permission = STATISTICS
    template_name = "petitions/desk/report.html"
    page_title = _("信访统计")
    header_icon = "table"

    def get(self, request, *args, **kwargs):
        today = timezone.localdate()
        asked = request.GET if "year" in request.GET else {"year": today.year, "month": today.month}
        form = PeriodForm(asked)
        if not form.is_valid():
            return self.render(status=422, form=form)
        report = self.make(form.cleaned_data["year"], form.cleaned_data["month"])
        if kind := request.GET.get("export"):
            period = "-".join(f"{part:02d}" for part in form.cleaned_data.values() if part)
            return send_table(report.as_rows(), f"petitions-{period}", kind)
        return self.render(form=form, report=report)

    def make(self, year: int, month: int | None) -> reports.Report:
        user = self.request.user
        if month is None:
            return reports.annual(year=year, by=user)
        return reports.monthly(month=Month(year, month), by=user)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.path_here()]
