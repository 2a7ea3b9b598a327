from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from . import views


class InspectionViewSet(ViewSet):
    name = "inspection"
    icon = "tasks"

    def get_urlpatterns(self):
        return [
            path("", views.InspectionBoard.as_view(), name="index"),
            path("catalogue/", views.CatalogueScreen.as_view(), name="catalogue"),
            path("reviews/", views.ReviewScreen.as_view(), name="reviews"),
            path("limits/", views.LimitScreen.as_view(), name="limits"),
        ]
