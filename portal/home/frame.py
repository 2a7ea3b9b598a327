"""What stands around every page: who runs the site, the five words, whom to ring, the digest of the day."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import get_language, gettext
from wagtail.models import Site

from cms import selectors as cms
from portal.kept import copies, pages
from portal.ledger import selectors as ledger
from portal.orgs.selectors import Office, office

from .addresses import address, page_url, section_urls


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the frame."""

    title: str
    url: str
    is_current: bool = False
    is_exact: bool = False
    also: tuple[str, ...] = ()  # pages of the same column at other addresses


@dataclass(frozen=True, slots=True)
class Digest:
    """The head of the public log, so that a printed page testifies to what the log said on that day."""

    day: date
    number: int
    short: str
    url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything base.html shows outside its blocks."""

    site_name: str
    language: str
    home_url: str
    search_url: str
    office: Office
    organiser: str = ""
    site_code: str = ""
    icp_number: str = ""
    police_number: str = ""
    navigation: tuple[Entry, ...] = ()
    footer_links: tuple[Entry, ...] = ()
    digest: Digest | None = None
    is_elder: bool = False
    is_home: bool = False
    elder_url: str = ""
    feed_url: str = ""
    is_kiosk: bool = False


def compose() -> Frame:
    """The frame without anything that differs between two requests."""
    identity = cms.identity()
    pages = section_urls("policies", "standards", "guides", "catalogue", "about")
    site = Site.objects.filter(is_default_site=True).first()
    words = (
        (gettext("政策"), pages.get("policies", "")),
        (gettext("公示"), address("disclosures:notice_list")),
        (gettext("办事"), pages.get("guides", "")),
        (gettext("来信"), address("petitions:new")),
        (gettext("统计"), address("home:statistics")),
    )
    letters = address("petitions:new")
    beside = {letters: (address("petitions:track"), address("petitions:answer_list"))} if letters else {}
    more = (
        (gettext("保障标准"), pages.get("standards", "")),
        (gettext("公开目录"), pages.get("catalogue", "")),
        (gettext("答复选登"), address("petitions:answer_list")),
        (gettext("查进度"), address("petitions:track")),
        (gettext("机构与监督"), pages.get("about", "")),
        (gettext("公开日志"), address("ledger:log")),
        (gettext("开放数据"), address("api_docs")),
        (gettext("订阅更新"), address("home:feeds")),
        # 国办秘函〔2019〕19号 and 无障碍环境建设法 art 32. Both only once the office has entered where they lead.
        (gettext("网站找错"), identity.find_error_url),
        (gettext("无障碍"), page_url(identity.accessibility_page)),
    )
    return Frame(
        site_name=(site.site_name if site else "") or settings.WAGTAIL_SITE_NAME,
        language="zh-Hans" if (get_language() or "").startswith("zh") else (get_language() or "zh-Hans"),
        home_url=address("home:index"),
        search_url=address("search:results"),
        office=office(),
        organiser=identity.organiser,
        site_code=identity.site_code,
        icp_number=identity.icp_number,
        police_number=identity.police_number,
        navigation=tuple(Entry(title, url, also=beside.get(url, ())) for title, url in words if url),
        footer_links=tuple(Entry(title, url) for title, url in more if url),
        digest=digest_of_the_day(),
        feed_url=address("disclosures:feed"),
        is_kiosk=settings.PORTAL_KIOSK and not copies.is_copy(),
    )


def digest_of_the_day() -> Digest | None:
    """Number and digest of the newest entry of the public log; nothing before the first.

    Nor in a copy, whose unchanged pages would all be written again each day for it.
    """
    if copies.is_copy():
        return None
    entry = ledger.daily_digest()
    if entry is None:
        return None
    return Digest(timezone.localdate(entry.at), entry.number, entry.short_digest, address("ledger:entry", entry.number))


def current() -> Frame:
    """The frame of this edition and this day; two processes make it twice and never differ."""
    return pages.kept_value(("frame", timezone.localdate(), get_script_prefix(), get_language()), compose)


def fit(frame: Frame, request) -> Frame:
    """The frame as seen from one address: where we are, and in which size."""
    path = request.path if request is not None else ""
    is_elder = bool(request is not None and request.GET.get("elder") == "1")
    navigation = tuple(
        replace(entry, is_current=path.startswith((entry.url, *entry.also)), is_exact=path == entry.url)
        for entry in frame.navigation
    )
    return replace(
        frame,
        navigation=navigation,
        is_elder=is_elder,
        is_home=bool(path) and path == frame.home_url,
        elder_url=elder_address(request, is_elder),
    )


def elder_address(request, is_elder: bool) -> str:
    """The same page in the other size; what was searched or filtered stays."""
    if request is None:
        return "?elder=1"
    query = request.GET.copy()
    query["elder"] = "0" if is_elder else "1"
    return f"?{query.urlencode()}"
