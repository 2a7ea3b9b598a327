"""How long the public pages take, kept as rows: the national measure asks for a week of them (国办秘函〔2019〕19号)."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from disclosures.supervision.asking import Ask, inside
from portal.home.addresses import address
from portal.home.crawling import COLUMNS

from ..models import Probe

KEPT_DAYS = 30
MOST = 20


def addresses() -> Iterator[str]:
    """The front page, the columns that editors keep, the lists beside them."""
    yield reverse("home:index")
    for page in Page.objects.live().filter(depth=3).order_by("path"):
        parts = page.get_url_parts()
        if parts is not None and parts[2] is not None:
            yield parts[2]
    yield from (address(name) for name in COLUMNS if address(name))


def probe(*, ask: Ask | None = None, clock: Callable[[], float] = time.perf_counter) -> list[Probe]:
    """One round. Inside the process it times the portal; with an `ask` over HTTP what a visitor waits for."""
    ask = ask or inside()
    found = []
    for place in list(dict.fromkeys(addresses()))[:MOST]:
        started = clock()
        status = ask(place).status
        found.append(Probe(address=place[:500], milliseconds=round((clock() - started) * 1000), status=status))
    Probe.objects.bulk_create(found)
    Probe.objects.filter(at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()
    return found
