"""The one door through which every matter comes in, and the one through which its sender looks it up again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import Publication
from petitions import codes, deadlines, numbers, windows
from petitions.errors import Refused, WindowClosed
from petitions.models import NumberSeries, Petition, Petitioner
from petitions.vocabulary import DAY_IS_KNOWN, Action, Channel, Delivery, Kind, Subject
from petitions.workflow import NEW, REGISTER, find_move
from portal.accounts.permissions import NotAllowed, require
from portal.words import in_chinese

from . import accused, clocks
from . import attachments as files
from .moves import Step, append
from .texts import refuse_personal

MAX_TEXT = 5000
SHOWN_AGAIN_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Person:
    """Who sends the matter. Lives here for a moment, then only sealed."""

    name: str
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the sender takes home. The code exists nowhere else."""

    petition: Petition
    code: str
    is_repeat: bool = False


def submit(
    *,
    channel: str,
    kind: str,
    request: str,
    facts: str = "",
    idempotency_key: str,
    petitioner: Person | None = None,
    is_anonymous: bool = False,
    persons_count: int = 1,
    village=None,
    accused_unit=None,
    summary: str = "",
    attachments: Iterable[files.FileLike] = (),
    publication_number: str | None = None,
    row_serial: int | None = None,
    publish_consent: bool = False,
    source_organ: str = "",
    source_number: str = "",
    ticket_due: date | None = None,
    received_on: date | None = None,
    delivery: str = "",
    subject: str = Subject.OTHER,
    by=None,
) -> Receipt:
    """Register a matter from any channel (信访工作条例 arts 17, 19, 22).

    `by` is None for what a resident sends on the web, and the member of staff who types in everything else. The same
    `idempotency_key` (codes.new_key, in the form's hidden field) answers with the same receipt and makes no second case.
    """
    channel, kind = Channel(channel), Kind(kind)
    _check_sender(channel, by)
    if len(idempotency_key) < 32:
        raise Refused(_("表单已过期。请刷新页面后重新提交，您填写的内容可以先复制下来。"))
    request, facts = _check_text(request, facts)
    if (earlier := _sent_before(idempotency_key, kind, request, facts, by)) is not None:
        return earlier
    received_on = _check_day(channel, received_on)
    publication = _find_publication(kind, publication_number, row_serial, received_on)
    clean = files.clean_all(attachments)
    if village is None and publication is not None and publication.unit.level == "village":
        village = publication.unit
    try:
        with transaction.atomic():
            petition = Petition(
                channel=channel,
                kind=kind,
                request=request,
                facts=facts,
                received_on=received_on,
                entered_by=by,
                village=village,
                accused_unit=accused_unit,
                subject=Subject(subject),
                summary=check_summary(summary, kind, village),
                is_anonymous=is_anonymous,
                persons_count=max(1, persons_count),
                publish_consent=publish_consent,
                publication=publication,
                row_serial=row_serial,
                source_organ=source_organ,
                source_number=source_number,
                idempotency_key=codes.fingerprint_key(idempotency_key),
            )
            for name, value in delivered(kind, petition, delivery).items():
                setattr(petition, name, value)
            return _register(petition, petitioner, clean, ticket_due, codes.code_for(idempotency_key))
    except IntegrityError:
        # Two sendings of the same form met: the other one was first.
        if (earlier := _sent_before(idempotency_key, kind, request, facts, by)) is not None:
            return earlier
        raise


def look_up(number: str, code: str) -> Petition | None:
    """The case of this number and code. Wrong number, wrong code and nonsense miss one index in the same way."""
    return Petition.objects.filter(code_fingerprint=codes.fingerprint_code(number, code)).first()


def _register(petition: Petition, person: Person | None, clean: list, ticket_due: date | None, code: str) -> Receipt:
    year = timezone.localdate().year
    petition.number = numbers.number_for(year, NumberSeries.take("petition", year))
    petition.code_fingerprint = codes.fingerprint_code(petition.number, code)
    petition.save(force_insert=True)
    if person is not None and not petition.is_anonymous:
        petition.petitioner = Petitioner.objects.create(
            petition=petition, name=person.name.strip(), phone=person.phone.strip(), address=person.address.strip()
        )
    files.store(petition, clean, by=petition.entered_by)
    clocks.start(petition, deadlines.Event.RECEIVED, petition.received_on)
    if petition.confirmed_on is not None:
        clocks.start(petition, deadlines.Event.CONFIRMED, petition.confirmed_on)
    if ticket_due is not None:
        clocks.start_ticket(petition, ticket_due)
    step = Step(
        move=find_move(Action.SUBMIT, state=NEW, kind=petition.kind),
        petition=petition,
        by=petition.entered_by,
        from_state="",
        facts={
            "channel": str(petition.channel),
            "kind": str(petition.kind),
            "persons": petition.persons_count,
            "village": petition.village.code if petition.village else "",
            "anonymous": petition.is_anonymous,
            "files": len(clean),
        },
    )
    if petition.kind == Kind.ACCUSATION:
        accused.seal_on_arrival(step)
    append(step)
    return Receipt(petition, code)


def _sent_before(key: str, kind: Kind, request: str, facts: str, by) -> Receipt | None:
    """The receipt of the first sending: for a while, and only to whoever sends the very same words."""
    petition = Petition.objects.filter(idempotency_key=codes.fingerprint_key(key)).first()
    if petition is None:
        return None
    same = (petition.kind, petition.request, petition.facts, petition.entered_by) == (kind, request, facts, by)
    if not same or timezone.now() - petition.entered_at > SHOWN_AGAIN_FOR:
        raise Refused(_("这份表单已经提交过了。要另外反映事项，请重新打开页面填写。"))
    return Receipt(petition, codes.code_for(key), is_repeat=True)


def _check_sender(channel: Channel, by) -> None:
    if channel == Channel.WEB:
        if by is not None:
            raise NotAllowed(_("网上来件由本人填写。代为登记的请选择来访、来信、来电等方式。"))
        return
    require(by, REGISTER)


def _check_text(request: str, facts: str) -> tuple[str, str]:
    request, facts = request.strip(), facts.strip()
    if not request:
        raise Refused(_("请写明要反映的事情或要问的问题。"))
    if len(request) > MAX_TEXT or len(facts) > MAX_TEXT:
        raise Refused(_("文字超过%(most)s字。请写主要内容，其余可以作为附件上传。") % {"most": MAX_TEXT})
    return request, facts


def _check_day(channel: Channel, received_on: date | None) -> date:
    today = timezone.localdate()
    if channel == Channel.WEB or received_on is None:
        return today
    if received_on > today:
        raise Refused(_("收到日期不能晚于今天。请核对后重新填写。"))
    return received_on


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


def _find_publication(kind: Kind, number: str | None, row_serial: int | None, received_on: date) -> Publication | None:
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
