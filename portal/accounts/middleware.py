"""A rule for staff addresses. It looks at admin addresses only: asking for the user anywhere else would make a public
page personal."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

OPEN_VIEWS = {"own_password", "wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_javascript_catalog"}


def is_staff_address(request) -> bool:
    return settings.SERVES_STAFF and request.path.startswith(reverse("wagtailadmin_home"))


class OwnPasswordFirst:
    """A provisional password opens one page: the one that replaces it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_staff_address(request):
            return None
        if request.resolver_match.url_name in OPEN_VIEWS or not request.user.is_authenticated:
            return None
        return redirect("own_password") if request.user.password_is_provisional else None
