"""Is this draft an answer to this person? Asked when it is handed in; what is found is kept in that event."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import canned
from petitions.errors import Refused
from petitions.matters import Matter
from petitions.models import Reply, ReplyTemplate
from petitions.permissions import beyond_walls
from petitions.vocabulary import ReplyStatus
from petitions.wording import fixed_parts
from portal.orgs import selectors as orgs

from .templates import values_for

DAYS, MOST = 180, 300


class TooAlike(Refused):
    """The drafter has to say why another case's words fit this one."""


@dataclass(frozen=True)
class Nearest:
    """The recent reply to somebody else that is most like this one."""

    reply: Reply
    likeness: float

    @property
    def percent(self) -> int:
        return round(self.likeness * 100)


def refuse_bare_forwards(matters: list[Matter]) -> None:
    """“已转有关部门” is no opinion: art 32 asks for facts, opinion and basis."""
    for matter in matters:
        if canned.is_bare_forward(matter.opinion):
            raise Refused(
                _(
                    "处理意见只写了“%(opinion)s”，等于没有答复。请写明：查明了什么、怎样处理、依据是什么；"
                    "不归本单位办的，写明归谁办、怎么找，或者办理“转送”。"
                )
                % {"opinion": matter.opinion[:30]}
            )


def nearest(reply: Reply, by) -> Nearest | None:
    """Compared with the opinions handed in over half a year, at most three hundred; what a template or the case itself
    put into the text does not count. Replies about the drafter's own people are not among them: that one exists would
    tell of the case (信访工作条例 art 30)."""
    reader = Reader()
    words = reader.own_words(reply)
    if len(words) < canned.SHORT:
        return None
    best: Nearest | None = None
    for other in _recent(reply, by):
        likeness = canned.likeness(words, reader.own_words(other))
        if best is None or likeness > best.likeness:
            best = Nearest(other, likeness)
    return best if best and best.likeness >= canned.WORTH_SHOWING else None


def template_percent(reply: Reply) -> int:
    """How much of the opinion is a template's wording."""
    return round(100 * canned.share_of_template(opinion_of(reply), Reader().fixed[reply.petition.kind]))


def refuse_copies(found: Nearest | None, reason: str) -> None:
    """Another case's words answer this one only where the drafter says why; the leader reads it."""
    if found is not None and found.likeness >= canned.ALIKE and not reason:
        raise TooAlike(
            _("处理意见和近期另一份答复有%(percent)s%%相同。请按这件来件的情况重写；确属同类事项的，请写明理由。")
            % {"percent": found.percent}
        )


class Reader:
    """Reads what drafters wrote themselves; the templates and the office are asked for once."""

    def __init__(self) -> None:
        self.office = orgs.office()
        self.fixed: defaultdict[str, list[str]] = defaultdict(list)
        for kind, opinion in ReplyTemplate.objects.values_list("kind", "opinion"):
            self.fixed[kind] += fixed_parts(opinion)

    def own_words(self, reply: Reply) -> str:
        values = values_for(reply.petition, self.office)
        return canned.own_words(opinion_of(reply), fixed=self.fixed[reply.petition.kind], values=values)


def opinion_of(reply: Reply) -> str:
    """The opinions of all matters: what is compared, for facts and law may well be alike."""
    return "\n".join(matter.opinion for matter in reply.read_matters())


def _recent(reply: Reply, by):
    return (
        beyond_walls(Reply.objects.all(), by, "petition__")
        .exclude(petition=reply.petition_id)
        .exclude(status=ReplyStatus.DRAFT)
        .filter(drafted_at__gte=timezone.now() - timedelta(days=DAYS))
        .select_related("petition__village", "petition__publication")
        .order_by("-drafted_at", "-pk")[:MOST]
    )
