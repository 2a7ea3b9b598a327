"""What editors publish, as feeds: policies with their explanations, and guides."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cms import selectors
from portal.kept.feeds import ENTRIES, PublicFeed, kept_feed


def policies(request):
    return kept_feed(request, ("policies",), PoliciesFeed(reverse("cms:policies_feed")))


def guides(request):
    return kept_feed(request, ("guides",), GuidesFeed(reverse("cms:guides_feed")))


class PagesFeed(PublicFeed):
    """Pages by the day on which they first went live, which nobody can set; a changed one says when."""

    index_of = staticmethod(lambda: None)

    def link(self):
        page = self.index_of()
        return (page.url if page else None) or reverse("home:index")

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return page.search_description or page.summary

    def item_link(self, page):
        return page.url

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at or page.first_published_at


class PoliciesFeed(PagesFeed):
    title = gettext_lazy("政策文件和解读")
    subtitle = gettext_lazy("新公开的政策文件，和用大白话写的解读")
    index_of = staticmethod(selectors.policies_page)

    def items(self):
        pages = [*selectors.public_policies()[:ENTRIES], *selectors.public_explanations()[:ENTRIES]]
        dated = [page for page in pages if page.first_published_at]
        return sorted(dated, key=lambda page: (page.first_published_at, page.pk), reverse=True)[:ENTRIES]


class GuidesFeed(PagesFeed):
    title = gettext_lazy("办事指南")
    subtitle = gettext_lazy("新公开和改过的办事指南")
    index_of = staticmethod(selectors.guides_page)

    def items(self):
        return selectors.public_guides().exclude(last_published_at=None).order_by("-last_published_at", "-pk")[:ENTRIES]
