"""Which notice comes after which: the next round of the procedure, or the same round again after a correction."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import states
from ..models import LIVE_BATCHES, Batch, Fate, Outcome, Publication, Round, WebLevel
from ..refusals import Declined


@dataclass(frozen=True)
class Step:
    """Which notice comes after this one: the next round, or the same round again after a correction."""

    round: Round
    is_repost: bool


def next_step(publication: Publication) -> Step:
    """What follows this notice; Declined says why nothing does yet."""
    number = publication.number
    match states.state_of(publication, timezone.now()):
        case states.State.WITHDRAWN:
            raise Declined(_("公示%(number)s已经撤下，不能转入下一轮。更正请上传新的名册。") % {"number": number})
        case states.State.SCHEDULED | states.State.OPEN if publication.ends_at is None:
            raise Declined(_("公示%(number)s是长期公示，后面没有别的轮次。") % {"number": number})
        case states.State.SCHEDULED | states.State.OPEN:
            raise Declined(_("公示%(number)s的公示期还没有满，期满并登记结果以后才能转入下一轮。") % {"number": number})
    if publication.round.has_objection_window and not publication.outcome:
        raise Declined(_("公示%(number)s还没有登记结果。请先登记公示结果，再转入下一轮。") % {"number": number})
    step = Step(publication.round, True) if needs_reposting(publication) else _next_round(publication)
    decline_taken(publication, step)
    return step


def needs_reposting(publication: Publication) -> bool:
    """Chongqing and the 特困 rule post a correction once more before the matter goes on; 57号 leaves it to the place."""
    if publication.outcome == Outcome.REPOSTED:
        return True
    return publication.outcome == Outcome.CORRECTED and bool(publication.round.repost_days)


def _next_round(publication: Publication) -> Step:
    later = publication.round.procedure.rounds.filter(order__gt=publication.round.order).order_by("order").first()
    if later is None:
        raise Declined(_("“%(round)s”是这个程序的最后一轮，后面没有别的轮次。") % {"round": publication.round.name})
    return Step(later, False)


def decline_taken(publication: Publication, step: Step) -> None:
    """One next round for one notice, unless the one that was made came down again."""
    for batch in carried_from(publication, step).filter(state__in=LIVE_BATCHES).select_related("roster__publication"):
        notice = getattr(batch.roster, "publication", None)
        if notice is None:
            raise Declined(
                _("公示%(number)s已经转入%(round)s，名册编号%(roster)s，不用重复操作。")
                % {"number": publication.number, "round": step.round.name, "roster": batch.roster.pk}
            )
        if notice.withdrawn_at is None:
            raise Declined(
                _("公示%(number)s的下一个公示%(next)s已经发布，不用重复操作。")
                % {"number": publication.number, "next": notice.number}
            )


def carried_from(publication: Publication, step: Step):
    return Batch.objects.filter(follows=publication, round=step.round, is_repost=step.is_repost)


def decline_out_of_turn(batch: Batch, round: Round) -> None:
    """A roster carried over goes to the round it was made for, and only while the notice before it still counts."""
    if batch.follows is None:
        return
    if round.pk != batch.round_id:
        raise Declined(
            _("这份名册是由公示%(number)s转入“%(round)s”的，不能用在别的轮次。")
            % {"number": batch.follows.number, "round": batch.round.name}
        )
    if batch.follows.withdrawn_at is not None:
        raise Declined(
            _("上一轮公示%(number)s已经撤下，不能接着公示。请重新上传名册。") % {"number": batch.follows.number}
        )


def count_carried(batch: Batch, web_level: str) -> dict[str, int]:
    """How many households went on as they were, fell out or changed: the notice tells the counts, never which.

    Only where the roster itself is shown: beside figures that were rounded an exact count would undo the rounding.
    """
    if batch.follows is None or web_level != WebLevel.MASKED:
        return {}
    marks = list(batch.carried_marks.values_list("fate", flat=True))
    dropped, changed = marks.count(Fate.DROPPED), marks.count(Fate.CHANGED)
    return {"kept": batch.row_count - changed, "dropped": dropped, "changed": changed}
