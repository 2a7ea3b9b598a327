"""The faces of disclosure, for take-down: pages, files, feed and open data."""

from collections.abc import Iterator

from django.urls import reverse

from portal.orgs.selectors import villages
from portal.privacy.surfaces import Gone, register

from .. import selectors

NOTICES_A_PAGE = 20


def sign_on() -> None:
    register("disclosures:notice", of_notice=pages_of)
    register(
        "disclosures:notice_totals", of_notice=lambda gone: [reverse("disclosures:notice_totals", args=[gone.number])]
    )
    register("disclosures:listing", of_notice=lambda gone: [reverse("disclosures:listing", args=[gone.number])])
    register("disclosures:notice_list", shared=lists)
    register("disclosures:feed", shared=lambda: [reverse("disclosures:feed")])
    register("disclosures:village_feed", shared=village_feeds)
    register("api:notice-list", shared=lambda: [reverse("api:notice-list") + "?page_size=100"])
    register("api:notice-detail", of_notice=lambda gone: [reverse("api:notice-detail", args=[gone.number])])
    register("api:notice-entries", of_notice=rows_of)
    register("api:notice-deletions", shared=lambda: [reverse("api:notice-deletions") + "?page_size=100"])


def pages_of(gone: Gone) -> Iterator[str]:
    """The page in every shape it had: whole, its second page, elder mode, each village's lines."""
    page = reverse("disclosures:notice", args=[gone.number])
    yield from (page, f"{page}?page=2", f"{page}?elder=1")
    for village in gone.villages:
        yield f"{page}?village={village}"


def rows_of(gone: Gone) -> Iterator[str]:
    rows = reverse("api:notice-entries", args=[gone.number])
    yield from (rows, f"{rows}?page=2")
    for village in gone.villages:
        yield f"{rows}?village={village}"


def village_feeds() -> Iterator[str]:
    for village in villages():
        yield reverse("disclosures:village_feed", args=[village.code])


def lists() -> Iterator[str]:
    page = reverse("disclosures:notice_list")
    for number in range(selectors.public_notices().count() // NOTICES_A_PAGE + 1):
        yield f"{page}?page={number + 1}"
