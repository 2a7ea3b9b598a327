"""Sums as CSV and notices as a feed. Neither carries a row, so both may be kept by whoever takes them."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kept.pages import Kept, kept

from .. import exports, presentation, selectors
from ..supervision.deletions import GoneKind, deletions
from .notices import until_any_changes

ENTRIES_IN_FEED = 30


def totals_csv(request, number):
    def build() -> Kept:
        notice = selectors.find_notice(number)
        if notice is None or not selectors.shows_totals(notice):
            raise Http404(_("没有可以下载的合计。"))
        return Kept(
            exports.notice_totals(notice),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{notice.number}.csv"'},
        )

    return kept(request, ("notice totals", number), build)


def atom(request):
    def build() -> Kept:
        response = NoticeFeed()(request)
        return Kept(
            response.content,
            content_type=response.headers["Content-Type"],
            fresh_until=until_any_changes(timezone.now()),
        )

    return kept(request, ("notices feed",), build)


class AtomWithDeletions(Atom1Feed):
    """Entries, and RFC 6721 deletions for what must go from every copy."""

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:at": "http://purl.org/atompub/tombstones/1.0"}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for ref, when, words in self.feed["deleted"]:
            handler.startElement("at:deleted-entry", {"ref": ref, "when": rfc3339_date(timezone.localtime(when))})
            handler.addQuickElement("at:comment", words)
            handler.endElement("at:deleted-entry")


class NoticeFeed(Feed):
    """New notices and their windows, and what has left the web since. Never a row."""

    feed_type = AtomWithDeletions
    title = gettext_lazy("救助公示")
    subtitle = gettext_lazy("新张贴的公示和公示期限，不含名单")

    def link(self):
        return reverse("disclosures:notice_list")

    def feed_url(self):
        return reverse("disclosures:feed")

    def get_object(self, request):
        """One moment for entries and deletions, so that no notice is both or neither."""
        self.now, self.site_root = timezone.now(), request.build_absolute_uri("/").rstrip("/")

    def items(self):
        gone = deletions(now=self.now).order_by().values("pk")
        return selectors.public_notices().exclude(pk__in=gone)[:ENTRIES_IN_FEED]

    def feed_extra_kwargs(self, obj):
        newest = deletions(now=self.now).order_by("-gone_at", "-sequence")[:ENTRIES_IN_FEED]
        return {
            "deleted": [
                (self.site_root + self.item_link(notice), notice.gone_at, str(GoneKind(notice.gone_kind).label))
                for notice in newest
            ]
        }

    def item_title(self, notice):
        return notice.title

    def item_description(self, notice):
        return _("公示期限：%(window)s。张贴地点：%(place)s。") % {
            "window": presentation.say_window(notice),
            "place": notice.place,
        }

    def item_link(self, notice):
        return reverse("disclosures:notice", args=[notice.number])

    def item_pubdate(self, notice):
        return notice.published_at

    def item_updateddate(self, notice):
        return notice.published_at
