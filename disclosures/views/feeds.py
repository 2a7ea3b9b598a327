"""Notices as feeds, of the township and of each village. Never a row."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kept.feeds import ENTRIES, PublicFeed, kept_feed
from portal.orgs.models import OrgUnit

from .. import presentation, selectors
from ..supervision.deletions import GoneKind, deletions
from .notices import until_any_changes


def atom(request):
    feed = NoticeFeed(reverse("disclosures:feed"))
    return kept_feed(request, ("notices",), feed, until_any_changes(timezone.now()))


def village_atom(request, code):
    village = OrgUnit.objects.villages().filter(code=code).first()
    if village is None:
        raise Http404(_("没有这个代码的村（居）。"))
    feed = VillageFeed(reverse("disclosures:village_feed", args=[code]), village)
    return kept_feed(request, ("notices", code), feed, until_any_changes(timezone.now()))


class NoticeFeed(PublicFeed):
    """New notices and their windows, and what has left the web since."""

    title = gettext_lazy("救助公示")
    subtitle = gettext_lazy("新张贴的公示和公示期限，不含名单")

    def link(self):
        return reverse("disclosures:notice_list")

    def notices(self):
        return selectors.public_notices()

    def items(self):
        gone = deletions(now=self.now).order_by().values("pk")
        return self.notices().exclude(pk__in=gone)[:ENTRIES]

    def deletions(self):
        mine = self.notices().order_by().values("pk")
        newest = deletions(now=self.now).filter(pk__in=mine).order_by("-gone_at", "-sequence")[:ENTRIES]
        for notice in newest:
            yield self.item_link(notice), notice.gone_at, str(GoneKind(notice.gone_kind).label)

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


class VillageFeed(NoticeFeed):
    """What concerns one village: its own notices, and those of the township that list it."""

    def __init__(self, url: str, village: OrgUnit) -> None:
        super().__init__(url)
        self.village = village

    def title(self):
        return _("%(village)s的救助公示") % {"village": self.village.name}

    def link(self):
        return f"{super().link()}?village={self.village.code}"

    def notices(self):
        return selectors.notices_about(self.village)
