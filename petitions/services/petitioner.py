"""What the holder of the code may do: answer once, rate once. Quiet moves: they never stand in a clerk's way."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused, WrongState
from petitions.models import Petition, Rating
from petitions.models.rating import Score
from petitions.vocabulary import Action, Kind

from . import accused
from . import attachments as files
from .moves import moving
from .texts import need

MAX_TEXT = 2000
# After each of these the petitioner has the floor again, for one answer.
FLOOR = (Action.SUBMIT, Action.ASK_PAPERS, Action.ISSUE_REPLY, Action.ANSWER_AT_ONCE, Action.REOPEN)


def supplement(*, petition: Petition, text: str, attachments: Iterable[files.FileLike] = ()) -> Petition:
    """One answer by code: to what was asked for, or to the reply. The office finds the case among what waits."""
    clean = files.clean_all(attachments)
    with moving(Action.SUPPLEMENT, petition=petition, by=None) as step:
        if not has_floor(step.petition):
            raise WrongState(_("这一次的补充已经收到。等我们答复以后，您还可以再补充。"))
        step.public_note = need(text, _("请写下要补充的内容。"))
        if len(step.public_note) > MAX_TEXT:
            raise Refused(_("文字超过%(most)s字，请写主要内容，其余可以作为附件。") % {"most": MAX_TEXT})
        files.store(step.petition, clean)
        step.petition.news_at = timezone.now()
        step.facts = {"files": len(clean)}
        if step.petition.kind == Kind.ACCUSATION:
            accused.seal(step, step.public_note)
        step.petition.save(update_fields=["news_at", "assignee", "assignee_unit"])
    return petition


def rate(*, petition: Petition, score: int, comment: str = "") -> Rating:
    """One rating by code (信访工作条例 art 21). A case typed by staff is rated by its petitioner's code like any other."""
    with moving(Action.RATE, petition=petition, by=None) as step:
        if Rating.objects.filter(petition=step.petition).exists():
            raise WrongState(_("您已经评价过了，谢谢。"))
        if score not in Score.values:
            raise Refused(_("请选一个评价：很满意、满意、一般、不满意或者很不满意。"))
        if len(comment.strip()) > MAX_TEXT:
            raise Refused(_("意见超过%(most)s字，请写短一点。") % {"most": MAX_TEXT})
        rating = Rating.objects.create(petition=step.petition, score=score, comment=comment.strip())
        step.facts = {"score": int(score), "typed_by_staff": step.petition.is_typed_by_staff}
    return rating


def has_floor(petition: Petition) -> bool:
    """Whether an answer is welcome: the last of these events is the office's, or the letter itself."""
    last = petition.events.filter(action__in=[*FLOOR, Action.SUPPLEMENT]).order_by("-at", "-pk").first()
    return last is not None and last.action != Action.SUPPLEMENT
