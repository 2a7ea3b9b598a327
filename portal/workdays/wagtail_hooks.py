"""The dashboard says when a year is missing: before the deadlines reach it, and to everybody who sets one."""

from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from portal.counting import tally_of

from . import calendar
from .models import CalendarYear
from .services import MANAGE_CALENDAR


class MissingYears(Component):
    name = "missing_years"
    template_name = "workdays/missing_years.html"
    order = 10

    def __init__(self, request):
        self.user, tally = request.user, tally_of(request)
        years = calendar.reached_from(timezone.localdate())
        self.entered = {year: tally.ask(CalendarYear.objects.filter(year=year)) for year in years}

    def get_context_data(self, parent_context):
        return {
            "years": [year for year, count in self.entered.items() if not int(count)],
            "may_enter": self.user.has_perm(MANAGE_CALENDAR),
        }


@hooks.register("construct_homepage_panels")
def warn_of_missing_years(request, panels):
    panels.append(MissingYears(request))
