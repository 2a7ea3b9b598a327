"""The page that says which feeds there are, and what one is good for."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kept.pages import Kept, kept
from portal.orgs.selectors import villages

from .addresses import address
from .freshness import next_midnight


@dataclass(frozen=True)
class FeedLine:
    title: str
    hint: str
    url: str


@require_safe
def feed_list(request: HttpRequest) -> HttpResponseBase:
    def build() -> Kept:
        context = {"sections": sections(), "villages": of_villages(), "trail": [(_("订阅更新"), "")]}
        body = render_to_string("home/feeds.html", context, request)
        # A village merged at midnight has no feed of its own any more.
        return Kept(body.encode(), fresh_until=next_midnight())

    return kept(request, ("feeds",), build)


def sections() -> tuple[FeedLine, ...]:
    lines = (
        FeedLine(_("公示"), _("新张贴的公示和期限，不含名单"), address("disclosures:feed")),
        FeedLine(_("政策文件和解读"), _("新公开的文件，和用大白话写的解读"), address("cms:policies_feed")),
        FeedLine(_("办事指南"), _("新公开和改过的指南"), address("cms:guides_feed")),
        FeedLine(_("答复选登"), _("大家问过的事和答复"), address("petitions:feed")),
    )
    return tuple(line for line in lines if line.url)


def of_villages() -> tuple[FeedLine, ...]:
    lines = (FeedLine(one.name, "", address("disclosures:village_feed", one.code)) for one in villages())
    return tuple(line for line in lines if line.url)
