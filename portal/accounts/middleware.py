"""Two rules for staff addresses. Both look at admin addresses only: asking for the user anywhere else would make a
public page personal, and a public page never gets a looser policy."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.csp import CSP

OPEN_VIEWS = {"own_password", "wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_javascript_catalog"}
DRAWN_BY_WAGTAIL = ("wagtail.", "cms.", "portal.")


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


class EditorScripts:
    """Lets Wagtail's own screens start their widgets.

    Its date fields, choosers and inline panels begin with a script in the page, which the strict policy forbids. The
    screens that show what citizens wrote (petitions, rosters) are our own views and stay strict.
    """

    policy = {**settings.SECURE_CSP, "script-src": [CSP.SELF, CSP.UNSAFE_INLINE]}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = getattr(request, "resolver_match", None)
        if match and is_staff_address(request) and module_of(match.func).startswith(DRAWN_BY_WAGTAIL):
            response._csp_config = self.policy
        return response


def module_of(view) -> str:
    return getattr(view, "view_class", view).__module__
