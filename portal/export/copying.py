"""The whole copy: crawl, write every file again with links that lead to files, and put it into its folder."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import get_script_prefix
from django.utils.html import format_html
from django.utils.translation import gettext as _

from disclosures.supervision.asking import Ask
from portal.kept import copies, editions
from portal.orgs.selectors import office

from . import routes
from .crawl import Site, crawl, rewrite
from .folder import Counts, Folder
from .places import Address, way

OFFLINE = Address("/about-this-copy/")
OFFLINE_FILE = "about-this-copy/index.html"
TRIES = 3


class Restless(Exception):  # noqa: N818
    """The public content changed each time while it was being copied."""


@dataclass(frozen=True)
class Result:
    counts: Counts
    pages: int
    lost: tuple[tuple[str, str], ...]  # links that lead nowhere, each with the page that names it


@dataclass(frozen=True)
class Bases:
    """``online``: where the portal itself answers. ``at``: where the folder will be published. Both may be unknown."""

    online: str = ""
    at: str = ""


def copy(folder: Folder, ask: Ask, bases: Bases) -> Result:
    """One copy of one edition. A change in the middle starts it again: half old, half new would have broken links."""
    with copies.making_copy():
        for _try in range(TRIES):
            edition = editions.current()
            with tempfile.TemporaryDirectory() as aside:
                site = crawl(ask, host=urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc, aside=Path(aside))
                if editions.current() == edition:
                    return _write(folder, site, bases)
    raise Restless("the public content changed during each try: run it again at a quieter hour")


def _write(folder: Folder, site: Site, bases: Bases) -> Result:
    site.files[OFFLINE], site.kinds[OFFLINE] = OFFLINE_FILE, "text/html"
    for address, name in site.files.items():
        if address.path == "/sitemap.xml" and not bases.at:
            continue  # its addresses are whole, and nobody knows this folder's
        body = _offline(bases) if address == OFFLINE else site.body(address)
        writer = Links(site, bases, address, name)
        folder.put(name, rewrite(site.kinds[address], address, body, writer.place, writer.form, writer.instead()))
    counts = folder.finish()
    return Result(
        counts,
        list(site.kinds.values()).count("text/html"),
        tuple(sorted((str(address), named_by) for address, named_by in site.lost.items())),
    )


class Links:
    """What the links of one file become."""

    def __init__(self, site: Site, bases: Bases, here: Address, name: str) -> None:
        self.site, self.bases, self.here, self.name = site, bases, here, name
        # Sitemaps take whole addresses alone; other data does where the folder's own is known.
        self.is_whole = bool(bases.at) and site.kinds[here] != "text/html"

    def place(self, link: str) -> str | None:
        target = self.site.read(link, self.here)
        if target is None:
            return link
        if target.address == self.here and link.startswith("#"):
            return link
        target = self.site.follow(target)
        name = self.site.files.get(target.address)
        if name is None:
            return self._online(target.address, link)
        return self._to(name) + (f"#{target.fragment}" if target.fragment else "")

    def form(self, action: str, method: str) -> str | None:
        target = self.site.read(action, self.here)
        if target is None or method != "get" or not self.bases.online:
            return None
        return self._at(self.bases.online, target.address)

    def instead(self) -> str:
        return format_html(
            '<p class="small">{} <a href="{}">{}</a></p>',
            _("这是网站的副本，不能搜索和填表。"), self._to(OFFLINE_FILE), _("找谁、打哪个电话"),
        )  # fmt: skip

    def _to(self, name: str) -> str:
        return urljoin(self.bases.at, quote(name)) if self.is_whole else way(self.name, name)

    def _online(self, address: Address, link: str) -> str | None:
        if not routes.is_online(routes.name_of(address.path)):
            return None
        return self._at(self.bases.online, address) if self.bases.online else self._to(OFFLINE_FILE)

    @staticmethod
    def _at(base: str, address: Address) -> str:
        return urljoin(base, str(address).removeprefix("/"))


def _offline(bases: Bases) -> bytes:
    """The page that says what a copy cannot do, and whom to ask instead."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    request = RequestFactory(headers={"host": host}).get(
        f"{get_script_prefix().rstrip('/')}{OFFLINE.path}", secure=True
    )
    context = {"office": office(), "online": bases.online, "trail": [(_("关于这份副本"), "")]}
    return render_to_string("export/offline.html", context, request).encode()
