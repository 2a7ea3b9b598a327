"""Which file of the folder an address becomes. Plain values: no database, no request."""

import posixpath
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import parse_qsl, quote, unquote

# What an address may carry without being another page: the size of its text, and how many lines a page has.
NO_PAGE_OF_THEIR_OWN = ("elder", "page_size", "kiosk")
ENDINGS = {
    "text/html": "html",
    "application/json": "json",
    "application/vnd.oai.openapi": "yaml",
    "application/atom+xml": "atom",
    "application/xml": "xml",
}
_PLAIN = re.compile(r"[0-9A-Za-z_-]{1,60}")


@dataclass(frozen=True, order=True)
class Address:
    """A path below the portal's root, and the parameters that make it a page of its own."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        words = "&".join(f"{quote(name)}={quote(value)}" for name, value in self.query)
        return quote(self.path) + (f"?{words}" if words else "")

    @property
    def facets(self) -> tuple[tuple[str, str], ...]:
        """What narrows a list down, without the number of its page."""
        return tuple(pair for pair in self.query if pair[0] != "page")


def read(path: str, query: str = "") -> Address:
    pairs = {
        (name, value)
        for name, value in parse_qsl(query)
        if name not in NO_PAGE_OF_THEIR_OWN and (name, value) != ("page", "1")
    }
    return Address(unquote(path), tuple(sorted(pairs)))


def one_filter(target: Address, here: Address) -> Address:
    """A folder holds each list narrowed by one filter at a time: a second choice takes the place of the first.

    Every combination would be thousands of pages that nobody opens.
    """
    if len(target.facets) < 2:
        return target
    chosen = [pair for pair in target.facets if pair not in here.facets] or list(target.facets)
    pages = () if chosen[0] not in here.facets else tuple(pair for pair in target.query if pair[0] == "page")
    return replace(target, query=tuple(sorted([chosen[0], *pages])))


def file_of(address: Address, content_type: str) -> str:
    """policies/index.html, policies/index.page-2.html, api/v1/notices/index.json, feeds/notices.atom."""
    ending = ENDINGS.get(content_type.partition(";")[0].strip().lower(), "")
    folder, name = posixpath.split(address.path.lstrip("/"))
    stem, dot, own = name.rpartition(".")
    if not name:
        stem, own = "index", ending or "bin"
    elif not dot:
        stem, own = name, ending or "bin"
    words = "".join(f".{name}-{_plain(value)}" for name, value in address.query)
    return posixpath.join(folder, f"{stem}{words}.{own}")


def _plain(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else sha256(value.encode()).hexdigest()[:12]


def is_safe(name: str) -> bool:
    """Whether a file of this name stays in its folder."""
    parts = name.split("/")
    return bool(name) and not any(part in ("", ".", "..") or "\0" in part or "\\" in part for part in parts)


def way(source: str, target: str) -> str:
    """The link from one file of the folder to another, as an address."""
    return quote(posixpath.relpath(target, posixpath.dirname(source) or "."))
