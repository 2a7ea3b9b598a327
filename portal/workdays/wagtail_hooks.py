"""The dashboard says when a year is missing: before the deadlines reach it, and to everybody who sets one."""

from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from . import calendar
from .services import MANAGE_CALENDAR


class MissingYears(Component):
    name = "missing_years"
    template_name = "workdays/missing_years.html"
    order = 10

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {
            "years": calendar.current().unknown_years(timezone.localdate()),
            "may_enter": user.has_perm(MANAGE_CALENDAR),
        }


@hooks.register("construct_homepage_panels")
def warn_of_missing_years(request, panels):
    panels.append(MissingYears())
