from django.urls import URLPattern, URLResolver, path

from . import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("standards/", views.StandardList.as_view(), name="standard-list"),
    path("policies/", views.PolicyList.as_view(), name="policy-list"),
    path("policies/<slug:key>/", views.PolicyDetail.as_view(), name="policy-detail"),
]
