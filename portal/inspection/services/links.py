"""Walking over the own public pages: which links lead nowhere, which texts still rest on a rule that ended.

Run at night by a command or from the queue, never by a visitor's request. It stays inside this process unless an
address is given, asks only what the portal itself serves, and stops at a number of pages and at a time.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.ended import relied_on_in
from cms.models import ExplanationPage, PolicyPage, Validity
from disclosures.refusals import Declined
from disclosures.supervision.asking import Answer, Ask, inside
from portal.accounts.permissions import require
from portal.home.addresses import address
from portal.home.crawling import COLUMNS

from ..facts import page_types
from ..models import FaultKind, SiteCheck, SiteFault

MOST_ASKED = 5000
MOST_SECONDS = 900
KEPT_CHECKS = 30
AGAIN_AFTER = timedelta(minutes=5)
ATTRIBUTES = {"a": "href", "link": "href", "img": "src", "source": "src"}


class Links(HTMLParser):
    """The addresses on one page, of links, pictures and other forms of the page."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        value = dict(attrs).get(ATTRIBUTES.get(tag, ""))
        if value:
            self.found.append(value)


def request_check(*, by: Any) -> None:
    """Somebody mended a link and does not wait for the night: the worker walks now."""
    require(by, "inspection.view_board")
    if SiteCheck.objects.filter(at__gt=timezone.now() - AGAIN_AFTER).exists():
        raise Declined(_("刚刚查过，请过5分钟再查。"))
    from ..tasks import check_links

    check_links.enqueue()


def check(*, ask: Ask | None = None, clock: Callable[[], float] = time.monotonic) -> SiteCheck:
    """One walk; its result is the newest check, and the oldest ones go."""
    walk = Walk(ask or inside(), clock)
    broken = list(walk.broken())
    repealed = list(citations())
    with transaction.atomic():
        found = SiteCheck.objects.create(pages=walk.pages, links=len(walk.known), is_complete=walk.is_complete)
        for fault in (*broken, *repealed):
            fault.check_run = found
        SiteFault.objects.bulk_create([*broken, *repealed])
        kept = SiteCheck.objects.order_by("-at", "-pk").values_list("pk", flat=True)[:KEPT_CHECKS]
        SiteCheck.objects.exclude(pk__in=list(kept)).delete()
    return found


class Walk:
    """From the pages that editors keep and the lists beside them, along every link that stays on this site."""

    def __init__(self, ask: Ask, clock: Callable[[], float]):
        self.ask, self.clock = ask, clock
        self.ends = clock() + MOST_SECONDS
        self.static = urlsplit(settings.STATIC_URL).path  # named by the build, which fails when a file is missing
        self.own = {"", urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc}
        self.known: dict[str, Answer] = {}
        self.pages = 0
        self.is_complete = True
        self.editable: dict[str, int] = {}

    def starts(self) -> Iterator[str]:
        yield reverse("home:index")
        for page in Page.objects.live().public():
            parts = page.get_url_parts()
            if parts is not None and parts[2] is not None:
                self.editable[parts[2]] = page.pk
                yield parts[2]
        yield from (address(name) for name in COLUMNS if address(name))

    def broken(self) -> Iterator[SiteFault]:
        waiting = deque(dict.fromkeys(self.starts()))
        walked = set(waiting)
        while waiting:
            place = waiting.popleft()
            answer = self.answer(place)
            if answer is None:
                return
            if not is_page(answer):
                continue
            self.pages += 1
            for target in dict.fromkeys(self.inner(place, answer)):
                reached = self.answer(target)
                if reached is None:
                    return
                if is_broken(reached):
                    yield self.fault(place, target, reached)
                elif target not in walked and not urlsplit(target).query:
                    walked.add(target)
                    waiting.append(target)

    def answer(self, target: str) -> Answer | None:
        """Each address is asked once; nothing when the walk has gone on for too long."""
        if target not in self.known:
            if len(self.known) >= MOST_ASKED or self.clock() > self.ends:
                self.is_complete = False
                return None
            self.known[target] = self.ask(target)
        return self.known[target]

    def inner(self, place: str, answer: Answer) -> Iterator[str]:
        """Links of this site, without their fragments. The other text size is the same page."""
        for found in Links(answer.body.decode(errors="replace")).found:
            target = urlsplit(urljoin(place, urldefrag(found).url))
            if target.scheme not in ("", "http", "https") or target.netloc not in self.own:
                continue
            if target.path.startswith(self.static):
                continue
            if any(name == "elder" for name, _value in parse_qsl(target.query, keep_blank_values=True)):
                continue
            yield target.path + (f"?{target.query}" if target.query else "")

    def fault(self, place: str, target: str, answer: Answer) -> SiteFault:
        return SiteFault(
            kind=FaultKind.BROKEN,
            address=place[:500],
            page_id=self.editable.get(place),
            target=target[:500],
            status=answer.status,
        )


def is_page(answer: Answer) -> bool:
    return answer.status == 200 and answer.content_type.startswith("text/html")


def is_broken(answer: Answer) -> bool:
    """Neither here nor moved: a reader sees an error."""
    return not 200 <= answer.status < 400


def citations() -> Iterator[SiteFault]:
    """Live texts that name a rule which has ended, as if it held."""
    for page in texts_in_force():
        for rule in relied_on_in(page):
            named = rule.number or rule.title
            yield SiteFault(
                kind=FaultKind.REPEALED, address=(page.url or "")[:500], page_id=page.pk, target=named[:500]
            )


def texts_in_force() -> Iterator[Page]:
    """An ended policy is kept and labelled with its own number, and so is what explains it."""
    for model in page_types():
        pages = model.objects.live()
        if model is PolicyPage:
            pages = pages.filter(validity=Validity.IN_FORCE)
        elif model is ExplanationPage:
            pages = pages.exclude(policy__in=PolicyPage.objects.exclude(validity=Validity.IN_FORCE))
        yield from pages.iterator(chunk_size=200)
