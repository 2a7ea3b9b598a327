"""What is asked of a matter before it is taken in, the same for every channel: sentences say what to do."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import Publication
from petitions import channels, windows
from petitions.errors import Refused, WindowClosed
from petitions.models import MOST_REPRESENTATIVES, Petition
from petitions.vocabulary import DAY_IS_KNOWN, Channel, Delivery, Kind
from petitions.workflow import REGISTER
from portal.accounts.permissions import NotAllowed, require
from portal.words import in_chinese

from .texts import refuse_personal

MAX_TEXT = 5000
GROUP = 5  # so many people together send representatives (信访工作条例 art 20)


@dataclass(frozen=True)
class Person:
    """Who sends the matter, and who speaks for a group. Lives here for a moment, then only sealed."""

    name: str
    phone: str = ""
    address: str = ""
    representatives: tuple["Person", ...] = ()


def check_sender(channel: Channel, by) -> None:
    """The web is the resident's own door; every other channel is typed by staff who may register."""
    if channel == Channel.WEB:
        if by is not None:
            raise NotAllowed(_("网上来件由本人填写。代为登记的请选择来访、来信、来电等方式。"))
        return
    require(by, REGISTER)


def check_source(channel: Channel, **values) -> None:
    """What the channel asks for beside the matter (channels.NEEDS)."""
    for sentence in channels.missing(channel, values).values():
        raise Refused(str(sentence))


def check_group(channel: Channel, persons_count: int, person: Person | None) -> None:
    """A group that comes in person sends one to five representatives (信访工作条例 art 20)."""
    count = len(person.representatives) if person else 0
    if count > MOST_REPRESENTATIVES:
        raise Refused(
            _("代表不得超过5人，现在写了%(count)s人（信访工作条例第二十条）。请来人推选不超过5名代表。")
            % {"count": count}
        )
    if channel == Channel.VISIT and person is not None and persons_count >= GROUP and not count:
        raise Refused(_("%(most)s人以上一起来访，请写1至5名代表（信访工作条例第二十条）。") % {"most": GROUP})


def check_text(request: str, facts: str) -> tuple[str, str]:
    """The words without their edges, in the length that one person can be asked to read."""
    request, facts = request.strip(), facts.strip()
    if not request:
        raise Refused(_("请写明要反映的事情或要问的问题。"))
    if len(request) > MAX_TEXT or len(facts) > MAX_TEXT:
        raise Refused(_("文字超过%(most)s字。请写主要内容，其余可以作为附件上传。") % {"most": MAX_TEXT})
    return request, facts


def check_day(channel: Channel, received_on: date | None) -> date:
    """The day from which the clocks count (信访工作条例 arts 22, 23). What comes by the web comes today."""
    today = timezone.localdate()
    if channel == Channel.WEB or received_on is None:
        return today
    if received_on > today:
        raise Refused(_("收到日期不能晚于今天。请核对后重新填写。"))
    return received_on


def check_ticket(ticket_due: date | None, received_on: date) -> None:
    """A ticket of the hotline brings its own last day, which cannot lie before it came."""
    if ticket_due is not None and ticket_due < received_on:
        raise Refused(_("工单期限不能早于收到日期。请核对工单上写的最后一天。"))


def check_summary(summary: str, kind: Kind, village) -> str:
    """What lists show. Made from kind and village unless staff wrote one; then free of personal data."""
    summary = summary.strip()
    if not summary:
        return say_matter(kind, village)
    return refuse_personal(summary, _("事项摘要"))[:80]


@in_chinese
def say_matter(kind: Kind, village) -> str:
    return f"{village.name} · {kind.label}" if village else str(kind.label)


# How a request for information is taken to have come, where nobody said so.
DELIVERED = {
    Channel.WEB: Delivery.ONLINE,
    Channel.LETTER: Delivery.ORDINARY,
    Channel.FAX: Delivery.FAX,
}


def delivered(kind: Kind, petition: Petition, delivery: str = "") -> dict:
    """A request's day of receipt (政府信息公开条例 art 31): certain when handed in or signed for, else to be confirmed."""
    if kind != Kind.INFORMATION or petition.confirmed_on is not None:
        return {}
    way = Delivery(delivery or petition.delivery or DELIVERED.get(Channel(petition.channel), Delivery.IN_PERSON))
    return {"delivery": way, "confirmed_on": petition.received_on if way in DAY_IS_KNOWN else None}


def find_publication(kind: Kind, number: str | None, row_serial: int | None, received_on: date) -> Publication | None:
    """The notice that is objected to, while its window is open on the day the objection came in."""
    if not number:
        if kind == Kind.OBJECTION:
            raise Refused(_("请写明对哪一份公示有异议：公示编号印在公示的标题下面。"))
        return None
    publication = Publication.objects.select_related("unit", "round").filter(number=number.strip()).first()
    now = timezone.now()
    if publication is None or publication.opens_at > now:
        raise Refused(_("没有找到编号为%(number)s的公示。请核对公示标题下面的编号。") % {"number": number.strip()[:20]})
    if row_serial is not None and not publication.roster.entries.filter(serial=row_serial).exists():
        raise Refused(_("这份公示里没有第%(serial)s号。请核对名单上的序号。") % {"serial": row_serial})
    if kind == Kind.OBJECTION:
        _check_window(publication, received_on, now)
    return publication


def _check_window(publication: Publication, received_on: date, now) -> None:
    """Outside the window an objection is refused, with what one can do instead."""
    if sentence := windows.why_closed(publication, now=now, received_on=received_on):
        raise WindowClosed(_("%(why)s您可以选“检举控告”或“申诉求决”反映情况，任何时候都受理。") % {"why": sentence})
