"""Which other cases have to do with one: for staff, as far as they may know; for the petitioner, their own alone."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Link, Petition
from .permissions import visible
from .vocabulary import Kind, ReplyStatus, State


@dataclass(frozen=True)
class Related:
    """Another case, and in what way it belongs to this one."""

    case: Petition
    how: str


@dataclass(frozen=True)
class Part:
    """A matter split off from the petitioner's own letter."""

    number: str
    kind: str
    state: str


def related_to(user, petition: Petition) -> list[Related]:
    """Every case joined with this one that the person may know of: a link must not show what the wall hides."""
    wanted = joined_with(petition)
    if not wanted:
        return []
    known = visible(Petition.objects.defer("request", "facts"), user).in_bulk(wanted)
    return [Related(known[pk], how) for how, pks in _ways(petition) for pk in sorted(pks & known.keys())]


def joined_with(petition: Petition) -> set[int]:
    return {pk for _how, pks in _ways(petition) for pk in pks}


def _ways(petition: Petition) -> list[tuple[str, set[int]]]:
    links = Link.objects.of(petition).values_list("first_id", "second_id")
    ways = (
        (_("分件的原件"), {petition.split_from_id}),
        (_("从这件分出"), set(petition.split_off.values_list("pk", flat=True))),
        (_("并入的来件"), {petition.merged_into_id}),
        (_("并入这件"), set(petition.merged_here.values_list("pk", flat=True))),
        (_("重复来件的原件"), {petition.repeats_id}),
        (_("重复来件"), set(petition.repeated.values_list("pk", flat=True))),
        (_("申请复查复核的原件"), {petition.reviews_case_id}),
        (_("复查复核件"), set(petition.review_cases.values_list("pk", flat=True))),
        (_("有关系"), {pk for pair in links for pk in pair if pk != petition.pk}),
    )
    return [(how, {pk for pk in pks if pk is not None}) for how, pks in ways]


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
