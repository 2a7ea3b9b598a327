"""What the front page says, gathered from the public doors of every app and turned into plain parts."""

from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import selectors as cms
from cms.models.standards import Area, AssistanceStandard, Kind
from disclosures import selectors as disclosures
from disclosures import states
from disclosures.models import Publication
from disclosures.wording import say_end
from portal.kept.copies import is_copy
from portal.orgs.selectors import villages

from . import figures, words
from .addresses import address, section_urls
from .freshness import fresh_until
from .models import HomePage
from .parts import Front, Link, NoticeLine, PolicyLine, StandardLine, VillageLine

NOTICES_SHOWN = 6
POLICIES_SHOWN = 5


def compose(home: HomePage | None = None) -> Front:
    """The front page now. ``home`` carries what editors wrote; without it the page still says everything."""
    sections = section_urls("policies", "standards", "guides", "about")
    today = timezone.localdate()
    overview = figures.overview(figures.latest_year())
    standards = rank_standards(list(cms.current_standards(today)))
    return Front(
        lead=(home.lead if home else "") or _("查政策、看公示、办低保、提意见"),
        questions=questions(home),
        notices=tuple(notice_line(notice) for notice in windows()[:NOTICES_SHOWN]),
        notices_url=address("disclosures:notice_list"),
        wants=wants(sections),
        standard=standard_line(standards[0]) if standards else None,
        other_standards=tuple(standard_line(standard) for standard in standards[1:]),
        standards_url=sections.get("standards", ""),
        year=today.year,
        figures=words.figure_lines(overview),
        figures_year=overview.year,
        figures_url=address("home:statistics"),
        policies=tuple(policy_line(policy) for policy in cms.newest_policies(POLICIES_SHOWN)),
        policies_url=sections.get("policies", ""),
        villages=village_lines(),
        fresh_until=fresh_until(),
    )


def questions(home: HomePage | None) -> tuple[Link, ...]:
    """The editors' questions, or six that residents ask everywhere; in a copy, which cannot search, those with a page."""
    asked = list(home.questions.select_related("target")) if home else []
    links = [Link(one.question, target_url(one.target, one.words)) for one in asked]
    links = links or [Link(question, search_url(sought)) for question, sought in words.common_questions()]
    return tuple(link for link in links if link.url)


def target_url(page: Page | None, sought: str) -> str:
    return (page.url or "") if page is not None and page.live else search_url(sought)


def search_url(sought: str) -> str:
    base = "" if is_copy() else address("search:results")
    return f"{base}?{urlencode({'q': sought})}" if base and sought else ""


def windows():
    """Notices that close one day. A long-term list has no window to miss, so it stays on the list of notices."""
    return disclosures.open_notices().filter(ends_at__isnull=False)


def notice_line(notice: Publication) -> NoticeLine:
    objection = address("petitions:new")
    return NoticeLine(
        title=notice.title,
        url=address("disclosures:notice", notice.number),
        village=notice.unit.name,
        kind=notice.round.name,
        left=words.days_left(states.days_left(notice, timezone.now())),
        end=say_end(notice.ends_at) if notice.ends_at else "",
        object_url=f"{objection}?{urlencode({'notice': notice.number})}"
        if objection and notice.round.has_objection_window
        else "",
    )


def wants(sections: dict[str, str]) -> tuple[Link, ...]:
    """The five things one comes here to do."""
    links = (
        Link(_("申请"), sections.get("guides", ""), _("看条件、备材料、找谁办")),
        Link(_("提异议"), address("disclosures:notice_list"), _("名单不对，公示期内提出")),
        Link(_("写信"), address("petitions:new"), _("咨询、建议、反映问题")),
        Link(_("查进度"), address("petitions:track"), _("凭编号和查询码，看办到哪一步")),
        Link(_("找窗口"), sections.get("about", ""), _("电话、地址、上班时间")),
    )
    return tuple(link for link in links if link.url)


def rank_standards(standards: list[AssistanceStandard]) -> list[AssistanceStandard]:
    """Rural dibao first, because that is what nearly everybody here comes to ask."""
    kinds = list(Kind)
    areas = [Area.RURAL, Area.BOTH, Area.URBAN]
    return sorted(standards, key=lambda one: (kinds.index(Kind(one.kind)), areas.index(Area(one.area)), one.level))


def standard_line(standard: AssistanceStandard) -> StandardLine:
    policy = standard.public_policy
    area = "" if standard.area == Area.BOTH else standard.get_area_display()
    return StandardLine(
        label=f"{area}{standard.get_kind_display()}" + (f"（{standard.level}）" if standard.level else ""),
        amount=standard.amount,
        unit=standard.get_unit_display(),
        valid_from=standard.valid_from,
        document=standard.document_number or (policy.title if policy else ""),
        document_url=(policy.url or "") if policy else "",
    )


def policy_line(policy) -> PolicyLine:
    return PolicyLine(
        title=policy.title,
        url=policy.url or "",
        day=policy.published_on,
        validity="" if policy.is_in_force else policy.get_validity_display(),
        explanations=tuple(Link(page.title, page.url or "") for page in policy.shown_explanations),
    )


def village_lines() -> tuple[VillageLine, ...]:
    """Every village, counted or not: an empty line is seen, a missing one is not."""
    counts = {line.village.pk: line for line in disclosures.shown_village_counts() if line.village}
    posted: dict[int, int] = {}
    for notice in windows():
        posted[notice.unit_id] = posted.get(notice.unit_id, 0) + 1
    lines = []
    for village in villages():
        count = counts.get(village.pk)
        lines.append(
            VillageLine(
                name=village.name,
                households=count.households or None if count else None,
                persons=count.persons or None if count else None,
                open_notices=posted.get(village.pk, 0),
                url=f"{address('disclosures:notice_list')}?{urlencode({'village': village.code})}"
                if address("disclosures:notice_list")
                else "",
            )
        )
    return tuple(lines)
