"""The one door through which every matter comes in, and the one through which its sender looks it up again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.models import Publication
from petitions import channels, codes, deadlines, numbers, windows
from petitions.errors import Refused, WindowClosed
from petitions.models import MOST_REPRESENTATIVES, NumberSeries, Petition, Petitioner, Representative
from petitions.vocabulary import DAY_IS_KNOWN, Action, Channel, Delivery, Kind, Subject
from petitions.workflow import NEW, REGISTER, find_move
from portal.accounts.permissions import NotAllowed, require
from portal.words import in_chinese

from . import accused, clocks
from . import attachments as files
from .moves import Step, append
from .texts import refuse_personal

MAX_TEXT = 5000
GROUP = 5  # so many people together send representatives (信访工作条例 art 20)
SHOWN_AGAIN_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Person:
    """Who sends the matter, and who speaks for a group. Lives here for a moment, then only sealed."""

    name: str
    phone: str = ""
    address: str = ""
    representatives: tuple["Person", ...] = ()


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
    if kind == Kind.REVIEW:
        raise Refused(_("复查复核要从原来的来件里申请，不能另外登记。"))
    if len(idempotency_key) < 32:
        raise Refused(_("表单已过期。请刷新页面后重新提交，您填写的内容可以先复制下来。"))
    request, facts = check_text(request, facts)
    person = petitioner if petitioner is not None and not is_anonymous else None
    if (earlier := sent_before(idempotency_key, kind, request, facts, by)) is not None:
        return earlier
    received_on = _check_day(channel, received_on)
    source_organ, source_number = source_organ.strip(), source_number.strip()
    _check_source(channel, source_organ=source_organ, source_number=source_number, ticket_due=ticket_due)
    _check_group(channel, max(1, persons_count), person)
    _check_ticket(ticket_due, received_on)
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
            return register(petition, petitioner, clean, ticket_due, codes.code_for(idempotency_key))
    except IntegrityError:
        # Two sendings of the same form met: the other one was first.
        if (earlier := sent_before(idempotency_key, kind, request, facts, by)) is not None:
            return earlier
        raise


def open_review(
    *, origin: Petition, level: int, request: str, key: str, channel: Channel, received_on: date, by
) -> Receipt:
    """The case that a request for review becomes: the same person and village, its own number, code and clock."""
    request, facts = check_text(request, "")
    petition = Petition(
        channel=channel,
        kind=Kind.REVIEW,
        request=request,
        facts=facts,
        received_on=received_on,
        entered_by=by,
        village=origin.village,
        accused_unit=origin.accused_unit,
        subject=origin.subject,
        summary=say_matter(Kind.REVIEW, origin.village),
        is_anonymous=origin.is_anonymous,
        persons_count=origin.persons_count,
        reviews_case=origin,
        review_level=level,
        idempotency_key=codes.fingerprint_key(key),
    )
    return register(petition, person_behind(origin), [], None, codes.code_for(key), prepare=walled_as(origin))


def person_behind(petition: Petition) -> Person | None:
    """The person of a case with the representatives of its group, for a case that follows from it."""
    person = getattr(petition, "petitioner", None)
    if person is None:
        return None
    others = tuple(Person(one.name, one.phone) for one in petition.representatives.all())
    return Person(person.name, person.phone, person.address, others)


def walled_as(origin: Petition) -> Callable[[Petition], None]:
    """Whoever is kept from the one is kept from the other, before the first line of its record is told to anybody."""
    return lambda petition: accused.carry_over(origin=origin, to=petition)


def look_up(number: str, code: str) -> Petition | None:
    """The case of this number and code. Wrong number, wrong code and nonsense miss one index in the same way."""
    return Petition.objects.filter(code_fingerprint=codes.fingerprint_code(number, code)).first()


def register(
    petition: Petition,
    person: Person | None,
    clean: list,
    ticket_due: date | None,
    code: str,
    *,
    by=None,
    prepare: Callable[[Petition], None] | None = None,
) -> Receipt:
    """Give the new row its number and code, its person, files and clocks, and the first line of its record.

    `prepare` adds what else belongs to it before anybody is told; `by` is whoever made it, if not who typed it in.
    """
    year = timezone.localdate().year
    petition.number = numbers.number_for(year, NumberSeries.take("petition", year))
    petition.code_fingerprint = codes.fingerprint_code(petition.number, code)
    petition.save(force_insert=True)
    if person is not None:
        _store_person(petition, person)
    if prepare is not None:
        prepare(petition)
    files.store(petition, clean, by=petition.entered_by)
    clocks.start(petition, deadlines.Event.RECEIVED, petition.received_on)
    if petition.confirmed_on is not None:
        clocks.start(petition, deadlines.Event.CONFIRMED, petition.confirmed_on)
    if ticket_due is not None:
        clocks.start_ticket(petition, ticket_due)
    step = Step(
        move=find_move(Action.SUBMIT, state=NEW, kind=petition.kind),
        petition=petition,
        by=by or petition.entered_by,
        from_state="",
        facts={
            "channel": str(petition.channel),
            "kind": str(petition.kind),
            "persons": petition.persons_count,
            "village": petition.village.code if petition.village else "",
            "anonymous": petition.is_anonymous,
            "files": len(clean),
            **({"split_from": petition.split_from_id} if petition.split_from_id else {}),
        },
    )
    if petition.kind == Kind.ACCUSATION:
        accused.seal_on_arrival(step)
    append(step)
    return Receipt(petition, code)


def _store_person(petition: Petition, person: Person) -> None:
    petition.petitioner = Petitioner.objects.create(
        petition=petition, name=person.name.strip(), phone=person.phone.strip(), address=person.address.strip()
    )
    Representative.objects.bulk_create(
        Representative(petition=petition, position=position, name=one.name.strip(), phone=one.phone.strip())
        for position, one in enumerate(person.representatives, start=1)
    )


def sent_before(key: str, kind: Kind, request: str, facts: str, by) -> Receipt | None:
    """The receipt of the first sending: for a while, and only to whoever sends the very same words."""
    petition = Petition.objects.filter(idempotency_key=codes.fingerprint_key(key)).first()
    if petition is None:
        return None
    same = (petition.kind, petition.request, petition.facts, petition.entered_by) == (kind, request, facts, by)
    if not same or timezone.now() - petition.entered_at > SHOWN_AGAIN_FOR:
        raise Refused(_("这份表单已经提交过了。要另外反映事项，请重新打开页面填写。"))
    code = codes.code_for(key)
    if petition.code_fingerprint != codes.fingerprint_code(petition.number, code):
        raise Refused(_("这份表单已经提交过，它的查询码后来换成了新的。请用窗口补发的那张回执。"))
    return Receipt(petition, code, is_repeat=True)


def _check_sender(channel: Channel, by) -> None:
    if channel == Channel.WEB:
        if by is not None:
            raise NotAllowed(_("网上来件由本人填写。代为登记的请选择来访、来信、来电等方式。"))
        return
    require(by, REGISTER)


def _check_source(channel: Channel, **values) -> None:
    for sentence in channels.missing(channel, values).values():
        raise Refused(str(sentence))


def _check_group(channel: Channel, persons_count: int, person: Person | None) -> None:
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


def _check_ticket(ticket_due: date | None, received_on: date) -> None:
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
