"""Sums as CSV and notices as a feed. Neither carries a row, so both may be kept by whoever takes them."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kept.pages import Kept, kept

from .. import exports, presentation, selectors

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
        return Kept(response.content, content_type=response.headers["Content-Type"])

    return kept(request, ("notices feed",), build)


class NoticeFeed(Feed):
    """New notices and their windows, for other sites and for readers. Never a row."""

    feed_type = Atom1Feed
    title = gettext_lazy("救助公示")
    subtitle = gettext_lazy("新张贴的公示和公示期限，不含名单")

    def link(self):
        return reverse("disclosures:notice_list")

    def feed_url(self):
        return reverse("disclosures:feed")

    def items(self):
        return selectors.public_notices()[:ENTRIES_IN_FEED]

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
        return notice.withdrawn_at or notice.published_at
