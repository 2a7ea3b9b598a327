"""Asking the portal for everything it shows to the public, from its list of faces and along its links.

The answers come from the portal's own views inside this process, under ``making_copy``, so a copy can hold nothing that
a visitor does not get, and no row of any notice.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import get_script_prefix, reverse

from disclosures import selectors as disclosures
from disclosures.supervision.asking import Answer, Ask
from portal.privacy import surfaces

from . import files, routes
from .pages import Page
from .places import Address, file_of, one_filter, read

MOST_HOPS = 5
GONE = 410
REFUSED = (404, 410)
PAGES = "text/html"


class Unanswered(Exception):  # noqa: N818
    """An address of the portal failed: a copy without it would be a copy with a hole."""


@dataclass(frozen=True)
class Target:
    """Where a link of the portal leads: its address in the copy and the place on that page."""

    address: Address
    fragment: str = ""


@dataclass
class Site:
    """What was found: the file of each address, where moved ones went, and which links lead nowhere."""

    host: str
    aside: Path
    files: dict[Address, str] = field(default_factory=dict)
    kinds: dict[Address, str] = field(default_factory=dict)
    moved: dict[Address, Target] = field(default_factory=dict)
    lost: dict[Address, str] = field(default_factory=dict)  # each with the page that first named it

    def body(self, address: Address) -> bytes:
        return (self.aside / _aside(address)).read_bytes()

    def read(self, link: str, here: Address) -> Target | None:
        """A link as an address of the portal; None for what lies outside it."""
        prefix = get_script_prefix()
        whole = urlsplit(urljoin(f"https://{self.host}{prefix.rstrip('/')}{here}", link))
        if whole.scheme not in ("http", "https") or whole.netloc != self.host or not whole.path.startswith(prefix):
            return None
        address = one_filter(read("/" + whole.path.removeprefix(prefix), whole.query), here)
        return Target(address, whole.fragment)

    def follow(self, target: Target) -> Target:
        """Past the addresses that only send on, as the place of an entry in the log does."""
        for _hop in range(MOST_HOPS):
            further = self.moved.get(target.address)
            if further is None:
                break
            target = Target(further.address, further.fragment or target.fragment)
        return target


def crawl(ask: Ask, *, host: str, aside: Path) -> Site:
    """Everything public, each address once."""
    site = Site(host, aside)
    waiting = deque((address, "") for address in seeds(site))
    seen = {address for address, _named_by in waiting}
    while waiting:
        address, named_by = waiting.popleft()
        for further in _take(site, ask, address, named_by):
            if further not in seen:
                seen.add(further)
                waiting.append((further, str(address)))
    return site


def seeds(site: Site) -> Iterator[Address]:
    """The front page and every address that the faces sign on, each as a page of its own."""
    start = Address("/")
    gone = [surfaces.Gone(notice.number, notice.title) for notice in disclosures.public_notices()]
    signed = [*surfaces.shared_addresses(), *(one for notice in gone for one in surfaces.addresses_of(notice))]
    signed += [reverse("ledger:verifier"), reverse("api_docs"), reverse("api_schema")]
    found = [start]
    for one in signed:
        target = site.read(one.partition("?")[0], start)
        if target is not None and _is_file(target.address):
            found.append(target.address)
    yield from dict.fromkeys(found)


def _is_file(address: Address) -> bool:
    if _static_name(address) or address.path.startswith(_below(settings.MEDIA_URL)):
        return True
    route = routes.name_of(address.path)
    return not routes.is_left_out(route) and not routes.is_online(route)


def _take(site: Site, ask: Ask, address: Address, named_by: str) -> Iterator[Address]:
    """Ask for one address, keep its answer, and name the addresses that it links to."""
    answer = _static(address) or ask(get_script_prefix() + str(address).removeprefix("/"))
    kind = answer.content_type.partition(";")[0].strip().lower()
    if 300 <= answer.status < 400:
        target = site.read(answer.location, address)
        if target is None or not _is_file(target.address):
            site.lost[address] = named_by
            return
        site.moved[address] = target
        yield target.address
    elif answer.status in REFUSED and not (answer.status == GONE and kind == PAGES):
        if named_by:
            site.lost[address] = named_by
    elif answer.status not in (200, GONE):
        raise Unanswered(f"{address} answered {answer.status}")
    else:
        site.files[address], site.kinds[address] = file_of(address, kind), kind
        (site.aside / _aside(address)).write_bytes(answer.body)
        yield from _links(site, address, kind, answer.body)


def _links(site: Site, here: Address, kind: str, body: bytes) -> list[Address]:
    """The addresses of the portal that a file names, found by the same readers that later write it again."""
    found: list[Address] = []

    def note(link: str) -> str:
        target = site.read(link, here)
        if target is not None and _is_file(target.address):
            found.append(target.address)
        return link

    rewrite(kind, here, body, note, lambda action, method: None, "")
    return found


def rewrite(kind: str, here: Address, body: bytes, place: Callable[[str], str | None], form, instead: str) -> bytes:
    """The file with its links as ``place`` answers; a kind that has none as it is."""
    if kind == PAGES:
        return Page(place, form, instead).rewrite(body.decode()).encode()
    if kind == "application/json":
        return files.json_linked(body.decode(), place).encode()
    if kind == "application/atom+xml":
        return files.feed_linked(body.decode(), place).encode()
    if kind == "application/xml" and here.path == "/sitemap.xml":
        return files.sitemap_linked(body.decode(), place).encode()
    if kind == "text/css":
        return files.css_linked(body.decode(), place).encode()
    return body


def _below(address: str) -> str:
    return "/" + address.removeprefix(get_script_prefix())


def _static_name(address: Address) -> str:
    prefix = _below(settings.STATIC_URL or "")
    return address.path.removeprefix(prefix) if address.path.startswith(prefix) else ""


def _static(address: Address) -> Answer | None:
    """A static file, from where collectstatic put it or from its source."""
    name = _static_name(address)
    if not name:
        return None
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            body = file.read()
    elif source := finders.find(name):
        body = Path(source).read_bytes()
    else:
        return Answer(404, "", b"")
    return Answer(200, "text/css" if name.endswith(".css") else "application/octet-stream", body)


def _aside(address: Address) -> str:
    return sha256(str(address).encode()).hexdigest()
