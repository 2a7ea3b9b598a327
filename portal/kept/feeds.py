"""Feeds of public things: what is new, and what has left the web since and must go from every copy (RFC 6721)."""

import datetime as dt
from collections.abc import Hashable, Iterable

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from .pages import Kept, kept

ENTRIES = 30
# What an empty feed says it was changed at: the same at every reading.
NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


class AtomWithDeletions(Atom1Feed):
    """Entries, and deletions for what must go from every copy."""

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:at": "http://purl.org/atompub/tombstones/1.0"}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for ref, when, words in self.feed.get("deleted", ()):
            handler.startElement("at:deleted-entry", {"ref": ref, "when": rfc3339_date(timezone.localtime(when))})
            handler.addQuickElement("at:comment", words)
            handler.endElement("at:deleted-entry")

    def latest_post_date(self):
        return super().latest_post_date() if self.items else NEVER


class PublicFeed(Feed):
    """A feed whose entries and deletions are read at one moment, so that nothing is both or neither."""

    feed_type = AtomWithDeletions

    def __init__(self, url: str) -> None:
        self.url = url

    def feed_url(self, obj):
        return self.url

    def get_object(self, request):
        self.now, self.site_root = timezone.now(), request.build_absolute_uri("/").rstrip("/")

    def deletions(self) -> Iterable[tuple[str, dt.datetime, str]]:
        """The path, the moment and the reason of each; none unless a feed has some."""
        return ()

    def feed_extra_kwargs(self, obj):
        return {"deleted": [(self.site_root + path, when, words) for path, when, words in self.deletions()]}


def kept_feed(
    request: HttpRequest, key: tuple[Hashable, ...], feed: PublicFeed, fresh_until: dt.datetime | None = None
) -> HttpResponseBase:
    """The feed, made once and kept like a page."""

    def build() -> Kept:
        response = feed(request)
        return Kept(response.content, content_type=response.headers["Content-Type"], fresh_until=fresh_until)

    return kept(request, ("feed", *key), build)
