"""The roof: every address of the portal, public or staff, gathered in one place."""

from django.conf import settings
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import views
from portal.rest import views as rest_views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("api/schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("api/docs/", rest_views.docs, name="api_docs"),
    path(
        "api/v1/",
        include(
            (
                [
                    path("", include("disclosures.api.urls")),
                    path("", include("petitions.api.urls")),
                    path("", include("cms.api.urls")),
                    path("", include("portal.home.api.urls")),
                ],
                "api",
            )
        ),
    ),
    path("documents/", include(wagtaildocs_urls)),
    # Each app's public addresses start at the root; the folder names in them are the contract.
    path("", include("portal.home.urls")),
    path("", include("portal.search.urls")),
    path("", include("portal.ledger.urls")),
    path("", include("disclosures.urls")),
    path("", include("petitions.urls")),
    path("", include("cms.urls")),
]

if settings.SERVES_STAFF:
    from wagtail.admin import urls as wagtailadmin_urls
    from wagtail.admin.auth import require_admin_access

    from cms.views.withdrawing import WithdrawPage
    from portal.accounts.views.own_account import OwnAccount

    before_wagtails_own = [
        path("account/", require_admin_access(OwnAccount.as_view())),
        path("pages/<int:page_id>/unpublish/", require_admin_access(WithdrawPage.as_view()), name="withdraw_page"),
    ]
    urlpatterns += [path("admin/", include([*before_wagtails_own, path("", include(wagtailadmin_urls))]))]

urlpatterns += [path("", include(wagtail_urls))]
