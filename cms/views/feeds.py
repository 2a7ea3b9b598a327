"""What editors publish, as feeds: policies with their explanations, and guides."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import selectors
from cms.models import ChangeNote
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
        """What was changed last stands before what the page is about: whoever follows a feed has read the rest."""
        about = page.search_description or page.summary
        return f"{say_change(page.last_change)}{about}" if page.last_change else about

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
        """The newest, and older ones that were put right since: by the later of both."""
        pages = []
        for of_type in (selectors.public_policies(), selectors.public_explanations()):
            told = of_type.filter(change_notes__told_on__isnull=False).order_by("-last_published_at").distinct()
            pages += [*of_type[:ENTRIES], *told[:ENTRIES]]
        dated = with_changes({page.pk: page for page in pages if page.first_published_at}.values())
        return sorted(dated, key=lambda page: (moved_at(page), page.pk), reverse=True)[:ENTRIES]


class GuidesFeed(PagesFeed):
    title = gettext_lazy("办事指南")
    subtitle = gettext_lazy("新公开和改过的办事指南")
    index_of = staticmethod(selectors.guides_page)

    def items(self):
        guides = selectors.public_guides().exclude(last_published_at=None)
        return with_changes(guides.order_by("-last_published_at", "-pk")[:ENTRIES])


def with_changes(pages):
    """Each page with its `last_change` that was told, or None."""
    found, pages = {}, list(pages)
    told = ChangeNote.objects.filter(page__in=[page.pk for page in pages], told_on__isnull=False)
    for note in told.order_by("told_on", "pk"):
        found[note.page_id] = note
    for page in pages:
        page.last_change = found.get(page.pk)
    return pages


def moved_at(page):
    """When there was last something to read: a change that nobody was told of is none."""
    return page.last_published_at if page.last_change else page.first_published_at


def say_change(note) -> str:
    return _("%(day)s%(kind)s：%(text)s") % {
        "day": date_format(note.told_on, "Y年n月j日"),
        "kind": note.get_kind_display(),
        "text": note.text,
    }
