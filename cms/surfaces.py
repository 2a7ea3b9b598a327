"""The faces of what editors write, for take-down: every live page, every attachment, the open data about them."""

from collections.abc import Iterator

from django.urls import reverse
from wagtail.models import Page

from portal.privacy.surfaces import register, register_silent

from . import selectors
from .models import PortalDocument
from .models.guides import CARD


def sign_on() -> None:
    register("wagtail_serve", shared=pages)
    register("wagtaildocs_serve", shared=documents)
    register("api:policy-list", shared=lambda: [reverse("api:policy-list") + "?page_size=100"])
    register("api:policy-detail", shared=policies)
    register("cms:policies_feed", shared=lambda: [reverse("cms:policies_feed")])
    register("cms:guides_feed", shared=lambda: [reverse("cms:guides_feed")])
    register("api:standard-list", shared=lambda: [reverse("api:standard-list")])
    register_silent("cms:picture", "pictures are looked at by the gate; photos of boards never become public pictures")
    for route in (
        "wagtaildocs_authenticate_with_password",
        "wagtailcore_authenticate_with_password",
        "wagtailcore_login",
    ):
        register_silent(route, "asks for a password and shows nothing else")


def pages() -> Iterator[str]:
    for page in Page.objects.live().public():
        address = page.get_url_parts()
        if address is not None:
            yield address[2]
    for guide in selectors.public_guides():
        yield f"{guide.get_url_parts()[2]}{CARD}/"


def documents() -> Iterator[str]:
    for document in PortalDocument.objects.all():
        yield document.url


def policies() -> Iterator[str]:
    for policy in selectors.public_policies():
        yield reverse("api:policy-detail", args=[policy.slug])
