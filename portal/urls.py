"""The roof: every address of the portal, public or staff, gathered in one place."""

from django.conf import settings
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("api/schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="api_schema"), name="api_docs"),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.SERVES_STAFF:
    from wagtail.admin import urls as wagtailadmin_urls

    urlpatterns += [path("admin/", include(wagtailadmin_urls))]

urlpatterns += [path("", include(wagtail_urls))]
