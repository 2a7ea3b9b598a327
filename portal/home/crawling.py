"""What search engines are told. Notices that show rows are in no sitemap: they are for the village, for seven days."""

from django.contrib.sitemaps import Sitemap as DjangoSitemap
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as PagesSitemap
from wagtail.contrib.sitemaps.views import sitemap as render_sitemap

from disclosures import selectors as disclosures
from disclosures.models import Publication, WebLevel
from petitions import selectors as petitions
from petitions.models import Answer
from portal.kept.pages import Kept, kept

from .addresses import address
from .freshness import fresh_until

COLUMNS = (
    "home:statistics",
    "disclosures:notice_list",
    "petitions:new",
    "petitions:answer_list",
    "ledger:log",
    "api_docs",
    "home:feeds",
)
# What is one person's, or for staff; and the answers of the search, which have no end. The page that asks is open.
CLOSED = (("wagtailadmin_home", ""), ("petitions:track", ""), ("search:results", "?"))


class ColumnsSitemap(DjangoSitemap):
    """Lists that are not Wagtail pages."""

    def items(self) -> list[str]:
        return [name for name in COLUMNS if address(name)]

    def location(self, item: str) -> str:
        return address(item)


class NoticesSitemap(DjangoSitemap):
    """Open notices that give sums only. One with rows never comes in, open or not (PIPL arts 6, 47)."""

    def items(self) -> list[Publication]:
        if not address("disclosures:notice_list"):
            return []
        return list(disclosures.open_notices().exclude(web_level=WebLevel.MASKED))

    def location(self, item: Publication) -> str:
        return address("disclosures:notice", item.number)

    def lastmod(self, item: Publication):
        return item.published_at


class AnswersSitemap(DjangoSitemap):
    """Published answers; one that was taken down is gone from here at once."""

    def items(self) -> list[Answer]:
        return list(petitions.published_answers()) if address("petitions:answer_list") else []

    def location(self, item: Answer) -> str:
        return address("petitions:answer", item.number)

    def lastmod(self, item: Answer):
        return item.published_at


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    def build() -> Kept:
        sections = {
            "pages": PagesSitemap,
            "columns": ColumnsSitemap,
            "notices": NoticesSitemap,
            "answers": AnswersSitemap,
        }
        response = render_sitemap(request, sections)
        response.render()
        return Kept(response.content, response["Content-Type"], fresh_until())

    return kept(request, ("sitemap",), build)


@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    def build() -> Kept:
        lines = ["User-agent: *"]
        lines += [f"Disallow: {address(name)}{further}" for name, further in CLOSED if address(name)]
        lines += ["", f"Sitemap: {request.build_absolute_uri(address('home:sitemap'))}", ""]
        return Kept("\n".join(lines).encode(), "text/plain; charset=utf-8")

    return kept(request, ("robots",), build)
