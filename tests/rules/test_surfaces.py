"""No public face without an entry in the list that take-down asks again."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from portal.privacy import surfaces

STAFF = ("wagtailadmin", "admin/")


def public_routes(resolver=None, spaces=()) -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or str(pattern.pattern)])
        elif not str(pattern.pattern).startswith(STAFF):
            yield from public_routes(pattern, [*spaces, pattern.namespace] if pattern.namespace else spaces)


def test_every_public_face_is_on_the_list():
    routes, known = set(public_routes()), set(surfaces.registered())
    assert routes - known == set(), "sign it on in your app's surfaces.py"
    assert known - routes == set(), "no such address any more"


def test_a_silent_face_says_why():
    for surface in surfaces.registered().values():
        assert bool(surface.why_not) == (surface.of_notice is None and surface.shared is None)
