"""Public answers on the wire as gzip: a phone with one bar of signal gets a page in a third of the bytes.

Packing what mixes a secret with a stranger's words lets the length tell the secret (BREACH). So only answers that are
the same for everybody are packed: kept pages once, when they are made; of the rest, only what is read (never the
answer to a form: those of 名单里有我家吗 must stay equally long), may be cached, and touched no session, token or cookie.
"""

import gzip
import re

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

ACCEPTS = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
WORTH_IT = 200  # bytes; below, the wrapping costs more than it saves
TEXTS = ("text/", "application/json", "application/atom+xml", "application/xml", "application/vnd.oai.openapi")


def accepts_packed(request: HttpRequest) -> bool:
    return bool(ACCEPTS.search(request.headers.get("Accept-Encoding", "")))


def pack(body: bytes) -> bytes:
    """The same bytes for the same page on every machine; nothing where it would not be shorter."""
    if len(body) < WORTH_IT:
        return b""
    packed = gzip.compress(body, compresslevel=6, mtime=0)
    return packed if len(packed) < len(body) else b""


class PackPublicAnswers(GZipMiddleware):
    """Django's own packing, for what is public and was not kept: a search, the open data."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not may_be_packed(request, response):
            return response
        return super().process_response(request, response)


def may_be_packed(request: HttpRequest, response: HttpResponseBase) -> bool:
    cache_control = response.get("Cache-Control", "")
    touched = (
        getattr(getattr(request, "session", None), "accessed", False)
        or request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
        or bool(response.cookies)
    )
    return (
        request.method == "GET"
        and not touched
        and "no-store" not in cache_control
        and "private" not in cache_control
        and response.get("Content-Type", "").startswith(TEXTS)
    )
