"""The menu 系统设置: accounts, the office, the units and the calendar, for the person who keeps the system."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from portal.orgs.viewsets import OfficeViewSet, OrgUnitViewSet
from portal.workdays.viewsets import CalendarViewSet


class SystemSettings(ViewSetGroup):
    menu_label = _("系统设置")
    menu_name = "system-settings"
    menu_icon = "cogs"
    menu_order = 800
    items = (OfficeViewSet, OrgUnitViewSet, CalendarViewSet)
