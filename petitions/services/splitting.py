"""One letter, several matters: each gets a number, a code and clocks of its own (信访工作条例 art 22)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from petitions import codes
from petitions.deadlines import Rule
from petitions.errors import Conflict, Refused
from petitions.models import Petition
from petitions.permissions import require_on
from petitions.vocabulary import Action, Kind, Subject
from petitions.workflow import ACCEPT
from portal.orgs.models import OrgUnit

from .entering import check_summary, check_text, delivered
from .following import walled_as
from .intake import Receipt, register, sent_before
from .moves import moving
from .senders import open_person

# A review begins from its case, and an objection is the whole of its letter.
MAY_SPLIT_OFF = tuple(kind for kind in Kind if kind != Kind.REVIEW)


@dataclass(frozen=True)
class Matter:
    """One of the matters, as whoever read the letter words it."""

    kind: Kind
    request: str
    facts: str = ""
    summary: str = ""
    subject: Subject = Subject.OTHER
    village: OrgUnit | None = None
    accused_unit: OrgUnit | None = None


def split(*, petition: Petition, by, matter: Matter, idempotency_key: str, version: int | None = None) -> Receipt:
    """Make one of the matters a case of its own: same sender, same day of receipt, own number, code and clocks.

    The code is for the petitioner's second slip. Sending the same form again answers with the same receipt.
    """
    require_on(by, ACCEPT, petition)
    if len(idempotency_key) < 32:
        raise Refused(_("表单已过期。请刷新页面后重新提交，您填写的内容可以先复制下来。"))
    request, facts = check_text(matter.request, matter.facts)
    sending = idempotency_key, Kind(matter.kind), request, facts, petition.entered_by
    if (earlier := sent_before(*sending)) is not None:
        return earlier
    try:
        with moving(Action.SPLIT, petition=petition, by=by, version=version) as step:
            receipt = _make(step.petition, matter, request, facts, idempotency_key, by)
            step.facts = {"into": receipt.petition.pk, "kind": str(receipt.petition.kind)}
    except Conflict:
        # A double click: the first one was quicker, and its slip is this one's too.
        if (earlier := sent_before(*sending)) is not None:
            return earlier
        raise
    return receipt


def _make(origin: Petition, matter: Matter, request: str, facts: str, key: str, by) -> Receipt:
    kind = Kind(matter.kind)
    _check_kind(origin, kind)
    village = matter.village or origin.village
    part = Petition(
        channel=origin.channel,
        kind=kind,
        request=request,
        facts=facts,
        received_on=origin.received_on,
        entered_by=origin.entered_by,
        source_organ=origin.source_organ,
        source_number=origin.source_number,
        village=village,
        accused_unit=matter.accused_unit or origin.accused_unit,
        subject=Subject(matter.subject),
        summary=check_summary(matter.summary, kind, village),
        is_anonymous=origin.is_anonymous,
        persons_count=origin.persons_count,
        publish_consent=origin.publish_consent,
        publication=origin.publication if kind == Kind.OBJECTION else None,
        split_from=origin,
        delivery=origin.delivery,
        idempotency_key=codes.fingerprint_key(key),
    )
    for name, value in delivered(kind, part).items():
        setattr(part, name, value)
    ticket = origin.deadlines.filter(rule=Rule.TICKET).first()
    due = ticket.due if ticket else None
    person = open_person(origin)
    return register(part, person, [], due, codes.code_for(key), by=by, prepare=walled_as(origin))


def _check_kind(origin: Petition, kind: Kind) -> None:
    if kind not in MAY_SPLIT_OFF:
        raise Refused(_("复查复核要从原件申请，不能分件。"))
    if kind == Kind.OBJECTION and origin.publication_id is None:
        raise Refused(_("这件来件没有指明公示，分出来的不能是公示异议。"))
