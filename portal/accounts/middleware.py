"""A provisional password opens one page: the one that replaces it."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

OPEN_VIEWS = {"own_password", "wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_javascript_catalog"}


class OwnPasswordFirst:
    """Looks at admin addresses only: asking for the user anywhere else would make a public page personal."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.SERVES_STAFF or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        if request.resolver_match.url_name in OPEN_VIEWS or not request.user.is_authenticated:
            return None
        return redirect("own_password") if request.user.password_is_provisional else None
