"""What came to be and is not public yet, and which elements are missing. For staff: it reads drafts and rosters."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models import DisclosureItem, GuidePage, PolicyPage
from cms.models.catalogue import Place
from disclosures.models import BatchState, Roster, RosterState
from portal.home.addresses import address
from portal.orgs.selectors import Office

from .published import KINDS, PAGES, ROUNDS, Published, is_placed, of_topic
from .standing import Pending, Record

UNPUBLISHED = (RosterState.DRAFT, RosterState.IN_REVIEW, RosterState.APPROVED, RosterState.RETURNED)
GONE = (BatchState.RETURNED, BatchState.WITHDRAWN)


def record_of(item: DisclosureItem, published: Published, known: Office) -> Record:
    if not is_placed(item):
        return Record(is_placed=False)
    return Record(
        latest=published.of(item),
        pending=tuple(lists_of(item) if item.place == Place.NOTICES else drafts_of(item, known)),
        missing=tuple(missing_of(item, known)),
        may_be_empty=item.place == Place.NOTICES,
    )


def lists_of(item: DisclosureItem) -> Iterator[Pending]:
    """Rosters that somebody made and nobody published."""
    made = Roster.objects.filter(
        state__in=UNPUBLISHED, batch__scheme__kind__in=KINDS[item.topic], batch__round__kind__in=ROUNDS[item.stage]
    ).exclude(batch__state__in=GONE)
    for roster in made.select_related("batch__unit", "batch__scheme", "batch__round").order_by("built_at"):
        batch = roster.batch
        title = f"{batch.unit.name} {batch.scheme.name} {batch.round.name} {batch.period}"
        yield Pending(timezone.localdate(roster.built_at), title, address("publishing:roster", roster.pk))


def drafts_of(item: DisclosureItem, known: Office) -> Iterator[Pending]:
    """Texts that were never out. What was taken down on purpose does not wait."""
    pages = of_topic(PAGES[item.place].objects.filter(live=False, first_published_at=None), item)
    for page in pages.annotate(typed_at=Min("_revisions__created_at")):
        yield Pending(made_on(page, known), page.draft_title, address("wagtailadmin_pages:edit", page.pk))


def made_on(page, known: Office) -> date:
    """自制定或者获取之日起: our own paper counts from its date, another organ's from the day it was typed in."""
    typed = timezone.localdate(page.typed_at) if page.typed_at else timezone.localdate()
    if isinstance(page, PolicyPage) and page.issuer == known.organ_name:
        return min(page.written_on, typed)
    return typed


def missing_of(item: DisclosureItem, known: Office) -> Iterator[str]:
    if item.place == Place.GUIDES:
        yield from lacking(of_topic(GuidePage.objects.live(), item), known)
    elif item.place == Place.ABOUT:
        wanted = {_("信访通讯地址"): known.postal_address, _("投诉举报电话"): known.supervision_phone}
        yield from (_("没有写：%(names)s") % {"names": name} for name, value in wanted.items() if not value)


def lacking(guides: Iterable[GuidePage], known: Office) -> Iterator[str]:
    """Elements that the catalogue asks of a guide and its page does not show: where it is silent, the office's own stand."""
    for guide in guides:
        said = {
            _("办理条件"): guide.conditions,
            _("标准"): guide.standard_kind or guide.standard_note,
            _("申请材料"): guide.materials,
            _("办理流程"): guide.steps,
            _("办理时限"): guide.time_limit,
            _("办理地点"): guide.place or known.place,
            _("办理时间"): guide.hours or known.hours,
            _("联系方式"): guide.contact or known.phone,
        }
        names = [name for name, value in said.items() if not value]
        if names:
            yield _("《%(title)s》没有写：%(names)s") % {"title": guide.title, "names": "、".join(names)}
