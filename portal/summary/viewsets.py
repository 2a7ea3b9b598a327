"""The summary's addresses in the admin."""

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from .views import PageView, SummaryView, WordView


class SummaryViewSet(ViewSet):
    name = "summary"
    icon = "doc-full"

    def register_menu_item(self):
        """The menu entry stands in wagtail_hooks.py, with its permission."""

    def get_urlpatterns(self):
        return [
            path("", SummaryView.as_view(), name="index"),
            path("<int:year>/word/", WordView.as_view(), name="word"),
            path("<int:year>/page/", PageView.as_view(), name="page"),
        ]
