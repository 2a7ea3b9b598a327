"""The parts that every description is made of."""

from dataclasses import dataclass
from functools import singledispatch
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from portal.home.frame import Frame

LOOPBACK = ("127.0.0.1", "localhost", "::1")

type Tags = list[tuple[str, str]]
type Data = dict[str, object]


@dataclass(frozen=True)
class Described:
    """Meta tags as (name, content), and JSON-LD objects."""

    tags: Tags
    data: list[Data]


@dataclass(frozen=True)
class Scene:
    """Where a page stands: its address, the frame around it, the way to it."""

    request: HttpRequest | None
    frame: Frame
    trail: list[tuple[str, str]]

    def whole(self, path: str | None) -> str:
        return self.request.build_absolute_uri(path or "") if self.request else (path or "")

    @property
    def here(self) -> str:
        return self.whole(self.request.path) if self.request else ""

    def organisation(self) -> Data:
        """The office, as the page's publisher; its phone and window where the township entered them."""
        office = self.frame.office
        return plain(
            {
                "@type": "GovernmentOrganization",
                "name": office.organ_name or self.frame.organiser or self.frame.site_name,
                "url": self.whole(self.frame.home_url),
                "telephone": office.phone,
                "address": office.postal_address or office.place,
            }
        )


@singledispatch
def describe(subject, scene: Scene) -> Described:
    """Nothing beside the site itself, until a kind of page registers."""
    return Described([], [])


def describe_page(subject, scene: Scene) -> Described:
    """The whole head of a page."""
    own = describe(subject, scene)
    data = [*own.data, *breadcrumbs(scene)]
    return Described([*site_tags(scene), *own.tags], [{"@context": "https://schema.org", **one} for one in data])


def site_tags(scene: Scene) -> Tags:
    """网站标签 of the 政府网站发展指引 (国办发〔2017〕47号). No number is shipped: what is not entered is not said."""
    domain = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""
    return said(
        ("SiteName", scene.frame.site_name),
        ("SiteDomain", "" if domain in LOOPBACK else domain),
        ("SiteIDCode", scene.frame.site_code),
    )


def column(name: str, kind: str) -> Tags:
    """栏目标签."""
    return said(("ColumnName", name), ("ColumnType", kind))


def article(title: str, published_at, source: str) -> Tags:
    """内容页标签; the minute of publishing as the guideline writes it."""
    moment = f"{timezone.localtime(published_at):%Y-%m-%d %H:%M}" if published_at else ""
    return said(("ArticleTitle", title), ("PubDate", moment), ("ContentSource", source))


def breadcrumbs(scene: Scene) -> list[Data]:
    if len(scene.trail) < 2:
        return []
    steps = [(scene.frame.site_name, scene.frame.home_url), *scene.trail]
    items = [
        plain({"@type": "ListItem", "position": place, "name": str(title), "item": scene.whole(url) if url else ""})
        for place, (title, url) in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def said(*pairs: tuple[str, object]) -> Tags:
    """The tags that have something to say."""
    return [(name, str(value)) for name, value in pairs if value]


def plain(data: Data) -> Data:
    """Without what is empty."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}
