"""Cases that have to do with each other: linked, or answered together with the petitioner's consent."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused, WrongState
from petitions.models import Link, Merger, Petition
from petitions.permissions import may_see, walled_units
from petitions.vocabulary import BEFORE_ANSWER, Action, Kind, Relation
from portal.accounts.permissions import NotAllowed

from .moves import moving
from .texts import need


def link(*, petition: Petition, by, other: Petition, relation: str, version: int | None = None) -> Petition:
    """Say that two cases belong together, that this one repeats the other, or that neither is so after all.

    Both keep their numbers and their clocks; both records say it, so both pages change.
    """
    relation = Relation(relation)
    _check_other(petition, other, by)
    with transaction.atomic():
        other = lock_both(petition, other)
        with moving(Action.LINK, petition=petition, by=by, version=version) as step:
            _relate(step.petition, other, relation, by)
            step.facts = {"relation": str(relation), "other": other.pk}
        with moving(Action.LINK, petition=other, by=by) as step:
            if relation == Relation.NONE and step.petition.repeats_id == petition.pk:
                step.petition.repeats = None
            step.facts = {"relation": str(relation), "other": petition.pk}
    return petition


def merge(
    *,
    petition: Petition,
    by,
    into: Petition,
    agreed_how: str,
    agreed_on: date,
    shares_reply: bool = False,
    version: int | None = None,
) -> Petition:
    """Answer this case together with another, because its petitioner agreed. Its clocks stop; the other's run on."""
    _check_other(petition, into, by)
    with transaction.atomic():
        into = lock_both(petition, into)
        with moving(Action.MERGE, petition=petition, by=by, version=version) as step:
            _check_pair(step.petition, into)
            if not step.petition.received_on <= agreed_on <= timezone.localdate():
                raise Refused(_("同意的日期应在收到来件之日和今天之间。"))
            Merger.objects.create(
                petition=step.petition,
                agreed_on=agreed_on,
                agreed_how=need(agreed_how, _("请写明来件人怎样同意并案。")),
                shares_reply=shares_reply,
                recorded_by=by,
            )
            step.petition.merged_into = into
            step.facts = {"into": into.pk, "shares_reply": shares_reply}
        with moving(Action.LINK, petition=into, by=by) as step:
            step.facts = {"relation": "merged_here", "other": petition.pk}
    return petition


def lock_both(one: Petition, other: Petition) -> Petition:
    """Hold both rows, always in the same order, so that two people joining the same pair do not wait for each other.

    Gives back the other one as it stands now.
    """
    pair = Petition.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    return next(row for row in pair if row.pk == other.pk)


def _relate(petition: Petition, other: Petition, relation: Relation, by) -> None:
    first, second = sorted([petition, other], key=lambda case: case.pk)
    linked = Link.objects.filter(first=first, second=second)
    if relation == Relation.REPEATS:
        if other.repeats_id == petition.pk:
            raise Refused(_("%(number)s已经记为这件的重复件。") % {"number": other.number})
        if petition.repeats_id == other.pk:
            raise Refused(_("已经这样关联过。"))
        petition.repeats = other
    elif relation == Relation.BELONGS:
        if linked.exists():
            raise Refused(_("已经这样关联过。"))
        Link.objects.create(first=first, second=second, made_by=by)
    else:
        was_repeat = petition.pk == other.repeats_id or petition.repeats_id == other.pk
        if not linked.delete()[0] and not was_repeat:
            raise Refused(_("这两件没有关联。"))
        if petition.repeats_id == other.pk:
            petition.repeats = None


def _check_other(petition: Petition, other: Petition, by) -> None:
    """The other case must be one that this person may know of; otherwise it is answered as if there were none."""
    if other.pk == petition.pk:
        raise Refused(_("这就是这件来件本身。请填另一件的编号。"))
    if not may_see(by, other):
        raise NotAllowed(_("没有找到这个编号的来件。"))


def _check_pair(petition: Petition, into: Petition) -> None:
    if into.state not in BEFORE_ANSWER:
        raise WrongState(_("%(number)s已经答复或者办结，不能再并进去。可以改为关联。") % {"number": into.number})
    if into.kind != petition.kind:
        raise Refused(
            _("两件类别不同（%(one)s、%(other)s），期限和答复的要求也不同，不能并案。可以改为关联。")
            % {"one": Kind(petition.kind).label, "other": Kind(into.kind).label}
        )
    if petition.kind == Kind.REVIEW:
        raise Refused(_("复查复核各审各的原件，不能并案。可以改为关联。"))
    if into.publication_id != petition.publication_id:
        raise Refused(_("两件异议的不是同一份公示，结果要分别公布，不能并案。"))
    if into.received_on > petition.received_on:
        raise Refused(_("请把后收到的并进先收到的，期限才不会因此变长。"))
    if petition.merged_here.exists():
        raise Refused(_("已经有别的来件并入这件，请先看清应当并入哪一件。"))
    if _wall(petition) != _wall(into):
        raise Refused(_("两件的回避范围不同，并案会让不该看的人看到，不能并案。"))


def _wall(petition: Petition) -> tuple:
    """Who must not read it: cases are put together only behind the same wall (arts 30 and 46)."""
    return walled_units(petition), set(petition.accused.values_list("pk", flat=True))
