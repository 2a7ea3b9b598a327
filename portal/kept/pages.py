"""Public pages, kept whole under the edition they were made in.

A page made once is the same bytes for everybody until the content changes, so a second request costs one small query.
Nothing stale is ever shown: the edition is asked on every request, a page lives for its day at most, one that mentions
hours carries ``fresh_until``, and a browser must ask again each time (``no-cache``) and is answered 304 when it already has these bytes.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import QueryDict
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from . import copies, editions
from .packing import accepts_packed, pack
from .store import Store

STORE = Store(max_bytes=32 * 1024 * 1024)
# Read by the frame around every page, so part of every key.
FRAME_PARAMETERS = ("elder",)


@dataclass(frozen=True)
class Kept:
    """A finished answer. ``fresh_until``: when a sentence on it stops being true (剩 3 天), if ever.

    ``private`` as for ``kept``, where only the finished page knows whether it shows rows.
    """

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    fresh_until: datetime | None = None
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    private: bool = False
    packed: bytes = b""

    @property
    def weight(self) -> int:
        return (
            len(self.body)
            + len(self.packed)
            + sum(len(name) + len(value) for name, value in self.headers.items())
            + 512
        )

    def is_fresh(self) -> bool:
        return self.fresh_until is None or timezone.now() < self.fresh_until


def kept(
    request: HttpRequest,
    key: tuple[Hashable, ...],
    build: Callable[[], Kept],
    private: bool = False,
    parameters: tuple[str, ...] = (),
) -> HttpResponseBase:
    """Answer with the kept page, or build it, keep it and answer.

    ``key`` names the page; ``parameters`` the query parameters that it reads. During ``build`` the request carries
    only those, so an address with others in it can neither change nor multiply what is kept. ``private`` is for pages
    with masked rows: kept here like the rest, but no copy may stay in a browser or a proxy.
    """
    edition = editions.current()
    query = _trimmed(request, parameters)
    full_key = (key, query.urlencode(), *_surroundings(request))
    page = STORE.get(edition, full_key)
    if page is None or not page.is_fresh():
        page, may_stay = _made(request, query, build)
        if not may_stay:
            return _answer(page, "private, no-store")
        # Packed once, with what is the same for everybody: no token or letter stands beside what a stranger may type.
        page = replace(page, packed=pack(page.body))
        STORE.put(edition, full_key, page, page.weight)
    cache_control = "private, no-store" if private or page.private else "no-cache"
    response = _answer(page, cache_control, packed=bool(page.packed) and accepts_packed(request))
    patch_vary_headers(response, ("Accept-Encoding",))
    return get_conditional_response(request, etag=response.get("ETag"), response=response) or response


def kept_value[T](key: tuple[Hashable, ...], build: Callable[[], T], weight: int = 4096) -> T:
    """A small public value, such as the frame around every page, kept like a page is."""
    edition = editions.current()
    key = (copies.is_copy(), *key)
    value = STORE.get(edition, key)
    if value is None:
        value = build()
        STORE.put(edition, key, value, weight)
    return value


def forget_all() -> None:
    """For tests, and for a database that was put back to an earlier day while this process ran."""
    STORE.clear()


def _surroundings(request: HttpRequest) -> tuple[Hashable, ...]:
    """What the frame around every page reads besides the content: host, sub-path, language, day, whether for a copy."""
    place = request.scheme, request.get_host(), get_script_prefix()
    return *place, get_language(), timezone.localdate(), copies.is_copy()


def _trimmed(request: HttpRequest, parameters: tuple[str, ...]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name in (*FRAME_PARAMETERS, *parameters):
        if name in request.GET:
            query.setlist(name, request.GET.getlist(name))
    if query.get("elder") not in (None, "0", "1"):
        del query["elder"]
    return query


def _made(request: HttpRequest, query: QueryDict, build: Callable[[], Kept]) -> tuple[Kept, bool]:
    """The page, and whether it is the same for everybody: it is not when making it touched a session or a form token."""
    asked = request.GET
    request.GET = query  # type: ignore[assignment]
    try:
        page = build()
    finally:
        request.GET = asked
    etag = f'"{sha256(page.body).hexdigest()[:32]}"'
    page = replace(page, etag=etag)
    session = getattr(request, "session", None)
    touched = (
        getattr(session, "accessed", False)
        or request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
        or any(name.lower() == "set-cookie" for name in page.headers)
    )
    return page, not touched


def _answer(page: Kept, cache_control: str, packed: bool = False) -> HttpResponse:
    response = HttpResponse(page.packed if packed else page.body, content_type=page.content_type, headers=page.headers)
    response.headers["Cache-Control"] = cache_control
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    if cache_control == "no-cache":
        response.headers["ETag"] = f'{page.etag[:-1]}-gzip"' if packed else page.etag
    return response
