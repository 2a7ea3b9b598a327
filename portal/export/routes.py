"""What each route is for a copy: a file of it, something that only the program answers, or nothing."""

from django.urls import Resolver404, resolve

# A letter, a question by code, a search: answered by the program alone.
ONLINE = ("petitions:new", "petitions:track", "petitions:act", "disclosures:listing", "search:")
# Rows, which no copy holds; what tells machines about this server; what asks for a password.
LEFT_OUT = (
    "api:notice-entries",
    "healthz",
    "readyz",
    "home:robots",
    "wagtailadmin",
    "wagtaildocs_authenticate_with_password",
    "wagtailcore_authenticate_with_password",
    "wagtailcore_login",
)


def name_of(path: str) -> str:
    """The route that answers a path below the portal's root; nothing for none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def is_online(route: str) -> bool:
    return route.startswith(ONLINE)


def is_left_out(route: str) -> bool:
    return not route or route.startswith(LEFT_OUT)
