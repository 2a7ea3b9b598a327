"""Which other cases have to do with one: for staff, as far as they may know; for the petitioner, their own alone."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext as _

from .models import Link, Petition
from .permissions import visible
from .vocabulary import Kind, ReplyStatus, State, Subject

A_YEAR = timedelta(days=365)
SUGGESTED = 5


@dataclass(frozen=True)
class Related:
    """Another case, and in what way it belongs to this one."""

    case: Petition
    how: str


@dataclass(frozen=True)
class Likely:
    """A case that may be the same matter, with the reasons. A person decides; nothing is linked by itself."""

    case: Petition
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """A matter split off from the petitioner's own letter."""

    number: str
    kind: str
    state: str


def related_to(user, petition: Petition) -> list[Related]:
    """Every case joined with this one that the person may know of: a link must not show what the wall hides."""
    links = Link.objects.of(petition).values_list("first_id", "second_id")
    ways = (
        (_("分件的原件"), {petition.split_from_id}),
        (_("从这件分出"), set(petition.split_off.values_list("pk", flat=True))),
        (_("并入的来件"), {petition.merged_into_id}),
        (_("并入这件"), set(petition.merged_here.values_list("pk", flat=True))),
        (_("重复来件的原件"), {petition.repeats_id}),
        (_("重复来件"), set(petition.repeated.values_list("pk", flat=True))),
        (_("有关系"), {pk for pair in links for pk in pair if pk != petition.pk}),
    )
    wanted = {pk for _how, pks in ways for pk in pks if pk is not None}
    if not wanted:
        return []
    known = visible(Petition.objects.defer("request", "facts"), user).in_bulk(wanted)
    return [Related(known[pk], how) for how, pks in ways for pk in sorted(pks & known.keys())]


def likely_repeats(user, petition: Petition) -> list[Likely]:
    """Earlier cases of the same village and subject within twelve months (domain rule), newest first.

    Nobody said what the matter is about: then the same class at least, or every letter of a village would be listed.
    """
    if petition.village_id is None:
        return []
    near = visible(Petition.objects.defer("request", "facts"), user).filter(
        village_id=petition.village_id,
        subject=petition.subject,
        received_on__gte=petition.received_on - A_YEAR,
        received_on__lte=petition.received_on,
    )
    if petition.subject == Subject.OTHER:
        near = near.filter(kind=petition.kind)
    joined = {related.case.pk for related in related_to(user, petition)}
    near = near.exclude(pk__in={petition.pk, *joined}).exclude(
        number__gt=petition.number, received_on=petition.received_on
    )
    return [Likely(case, _reasons(case, petition)) for case in near.order_by("-received_on", "-number")[:SUGGESTED]]


def _reasons(case: Petition, petition: Petition) -> list[str]:
    reasons = [_("同一个村")]
    if petition.subject != Subject.OTHER:
        reasons.append(_("事项都是“%(subject)s”") % {"subject": Subject(petition.subject).label})
    if case.kind == petition.kind:
        reasons.append(_("类别都是“%(kind)s”") % {"kind": Kind(petition.kind).label})
    days = (petition.received_on - case.received_on).days
    reasons.append(_("早%(days)d天收到") % {"days": days} if days else _("同一天收到"))
    return reasons


# --- the holder of a code -------------------------------------------------------------------------------------------


def parts_of(petition: Petition, word) -> list[Part]:
    """What became of the other matters in one's letter. Proving the letter proves them; their texts need their codes.

    `word` says a state as it is told outside.
    """
    return [
        Part(part.number, Kind(part.kind).label, word(State(part.state)))
        for part in petition.split_off.defer("request", "facts").order_by("entered_at", "pk")
    ]


def shared_replies(petition: Petition) -> list:
    """The served reply of the case that this one went into, where both petitioners agreed to one answer.

    Without the name it is addressed to: consent covers the answer and not the other person's name.
    """
    merger = getattr(petition, "merger", None) if petition.state == State.MERGED else None
    if merger is None or not merger.shares_reply:
        return []
    replies = list(petition.merged_into.replies.filter(status=ReplyStatus.SERVED))
    for reply in replies:
        reply.addressee = ""
    return replies
