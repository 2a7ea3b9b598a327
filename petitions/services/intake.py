"""The one door through which every matter comes in, and the one through which its sender looks it up again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import codes, deadlines, numbers
from petitions.errors import Refused
from petitions.models import NumberSeries, Petition, Petitioner, Representative
from petitions.vocabulary import Action, Channel, Kind, Subject
from petitions.workflow import NEW, find_move

from . import accused, clocks
from . import attachments as files
from .entering import (
    Person,
    check_day,
    check_group,
    check_sender,
    check_source,
    check_summary,
    check_text,
    check_ticket,
    delivered,
    find_publication,
)
from .moves import Step, append

SHOWN_AGAIN_FOR = timedelta(hours=1)


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
    check_sender(channel, by)
    if kind == Kind.REVIEW:
        raise Refused(_("复查复核要从原来的来件里申请，不能另外登记。"))
    if len(idempotency_key) < 32:
        raise Refused(_("表单已过期。请刷新页面后重新提交，您填写的内容可以先复制下来。"))
    request, facts = check_text(request, facts)
    person = petitioner if petitioner is not None and not is_anonymous else None
    if (earlier := sent_before(idempotency_key, kind, request, facts, by)) is not None:
        return earlier
    received_on = check_day(channel, received_on)
    source_organ, source_number = source_organ.strip(), source_number.strip()
    check_source(channel, source_organ=source_organ, source_number=source_number, ticket_due=ticket_due)
    check_group(channel, max(1, persons_count), person)
    check_ticket(ticket_due, received_on)
    publication = find_publication(kind, publication_number, row_serial, received_on)
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
            return register(petition, person, clean, ticket_due, codes.code_for(idempotency_key))
    except IntegrityError:
        # Two sendings of the same form met: the other one was first.
        if (earlier := sent_before(idempotency_key, kind, request, facts, by)) is not None:
            return earlier
        raise


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
        accused.seal(step, f"{petition.request}\n{petition.facts}")
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
