"""The staff screen: which years are entered, and the two steps of entering one (paste, look, enter)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from . import calendar, services
from .forms import YearForm, as_lines
from .models import CalendarYear


class CalendarScreen(WagtailAdminTemplateMixin):
    """What the three views share: one permission, one place in the breadcrumb."""

    header_icon = "calendar-alt"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(services.MANAGE_CALENDAR):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        here = [{"url": "", "label": self.get_page_title()}] if self.get_page_title() != _("工作日历") else []
        return [
            *self.breadcrumbs_items,
            {"url": reverse("workdays:index"), "label": gettext("工作日历")},
            *here,
        ]


class YearList(CalendarScreen, TemplateView):
    template_name = "workdays/year_list.html"
    page_title = gettext_lazy("工作日历")

    @property
    def header_buttons(self):
        return [HeaderButton(gettext("录入一年"), reverse("workdays:add"), icon_name="plus")]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            years=CalendarYear.objects.prefetch_related("days"),
            missing=calendar.current().unknown_years(timezone.localdate()),
            **kwargs,
        )


class EnterYear(CalendarScreen, FormView):
    """Paste the notice; see what was read from it; enter it."""

    template_name = "workdays/enter_year.html"
    page_title = gettext_lazy("录入放假安排")
    form_class = YearForm
    success_url = reverse_lazy("workdays:index")

    def form_valid(self, form):
        if "confirm" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, days=form.reading.days))
        year = form.cleaned_data["year"]
        services.enter_year(by=self.request.user, year=year, days=form.reading.days, source=form.cleaned_data["source"])
        messages.success(self.request, gettext("%(year)s年放假安排已录入，原来暂算的期限会重新计算。") % {"year": year})
        return redirect(self.get_success_url())


class CorrectYear(EnterYear):
    """The same two steps, starting from what is known."""

    page_title = gettext_lazy("更正放假安排")

    def get_initial(self):
        entry = get_object_or_404(CalendarYear.objects.prefetch_related("days"), year=self.kwargs["year"])
        return {"year": entry.year, "source": entry.source, "text": as_lines(entry.days.all())}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["year"].disabled = True
        return form
