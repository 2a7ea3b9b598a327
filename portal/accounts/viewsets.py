"""The menu 系统设置: accounts, the office, the units and the calendar, for the person who keeps the system."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from portal.orgs.viewsets import OfficeViewSet, OrgUnitViewSet, PublicNumberViewSet
from portal.workdays.viewsets import CalendarViewSet

from .permissions import allows
from .services import MANAGE_STAFF
from .views import events, staff


class StaffMenuItem(MenuItem):
    def is_shown(self, request):
        return allows(request.user, MANAGE_STAFF)


class StaffViewSet(ViewSet):
    name = "staff"
    icon = "group"
    menu_label = _("工作人员")
    menu_name = "staff"
    menu_item_class = StaffMenuItem

    def get_urlpatterns(self):
        return [
            path("", staff.StaffList.as_view(), name="index"),
            path("add/", staff.AddStaff.as_view(), name="add"),
            path("<int:pk>/", staff.EditStaff.as_view(), name="edit"),
            path("<int:pk>/active/", staff.SetActive.as_view(), name="set_active"),
            path("<int:pk>/password/", staff.ResetPassword.as_view(), name="reset_password"),
        ]


class EventMenuItem(MenuItem):
    def is_shown(self, request):
        return allows(request.user, events.VIEW_EVENTS)


class EventViewSet(ViewSet):
    name = "account_events"
    icon = "history"
    menu_label = _("账号变动")
    menu_name = "account-events"
    menu_item_class = EventMenuItem

    def get_urlpatterns(self):
        return [path("", events.EventList.as_view(), name="index")]


class SystemSettings(ViewSetGroup):
    menu_label = _("系统设置")
    menu_name = "system-settings"
    menu_icon = "cogs"
    menu_order = 800
    items = (StaffViewSet, OfficeViewSet, OrgUnitViewSet, PublicNumberViewSet, CalendarViewSet, EventViewSet)
