"""The faces above the apps, for take-down, and those of the ground below, which know no notices."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from portal.privacy.surfaces import Gone, register, register_silent

from .tables_csv import TABLES


def sign_on() -> None:
    register("home:index", shared=lambda: [reverse("home:index")])
    register("home:statistics", shared=lambda: [reverse("home:statistics")])
    register("home:feeds", shared=lambda: [reverse("home:feeds")])
    register("home:statistics_csv", shared=lambda: [reverse("home:statistics_csv", args=[name]) for name in TABLES])
    register("home:sitemap", shared=lambda: [reverse("home:sitemap")])
    register("api:statistics-overview", shared=lambda: [reverse("api:statistics-overview")])
    for book in ("balance", "aid", "funds", "payments", "matters"):
        register(f"api:statistics-{book}", shared=lambda book=book: [reverse(f"api:statistics-{book}")])
    register("search:results", of_notice=searches)
    register("search:words", shared=lambda: [reverse("search:words")])
    register("ledger:log", shared=lambda: [reverse("ledger:log")])
    register("ledger:download", shared=lambda: [reverse("ledger:download")])
    for route in ("ledger:verifier", "ledger:digests", "ledger:digest"):
        register_silent(route, "a program, or numbers and digests alone")
    register_silent("ledger:entry", "leads to the log")
    register_silent("home:robots", "addresses alone")
    for route in ("healthz", "readyz", "api_schema", "api_docs"):
        register_silent(route, "tells about the program, not about anybody")


def searches(gone: Gone) -> Iterator[str]:
    """By number and by title: an index that still held rows would show them in its excerpts."""
    for question in (gone.number, gone.title):
        yield f"{reverse('search:results')}?{urlencode({'q': question})}"
