from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from . import views
from .services import MANAGE_CALENDAR


class CalendarMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MANAGE_CALENDAR)


class CalendarViewSet(ViewSet):
    name = "workdays"
    icon = "calendar-alt"
    menu_label = _("工作日历")
    menu_name = "workdays"
    menu_item_class = CalendarMenuItem

    def get_urlpatterns(self):
        return [
            path("", views.YearList.as_view(), name="index"),
            path("add/", views.EnterYear.as_view(), name="add"),
            path("<int:year>/", views.CorrectYear.as_view(), name="edit"),
        ]
