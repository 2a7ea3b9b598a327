"""The same move for many cases at once. Each stands for itself: one that cannot be done does not hold up the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from petitions.errors import Refused, WrongState
from petitions.models import Petition
from petitions.vocabulary import Action, State
from petitions.workflow import MOVES
from portal.accounts.permissions import NotAllowed, require
from portal.orgs.models import OrgUnit

from . import checklists, handling, tending

MOST = 100


@dataclass(frozen=True)
class Chosen:
    """A case as it stood in the list that the person looked at."""

    number: str
    version: int


@dataclass(frozen=True)
class Result:
    number: str
    is_done: bool
    reason: str = ""


def apply(*, action: str, chosen: Iterable[Chosen], by, **values) -> list[Result]:
    """Make this move for each of the cases, each in a transaction of its own; says of each what became of it."""
    act = MANY_AT_ONCE.get(Action(action))
    if act is None:
        raise Refused(_("“%(action)s”不能成批办理。") % {"action": Action(action).label})
    require(by, next(str(move.permission) for move in MOVES if move.action == action))
    cases = check_number(chosen)
    return [_apply_one(act, one, by, values) for one in cases]


def check_number(chosen: Iterable[Chosen]) -> list[Chosen]:
    """Each case once; refused when there are none or too many to answer for."""
    cases = list({one.number: one for one in chosen}.values())
    if not cases:
        raise Refused(_("还没有选来件。请在列表里打勾，再按下面的按钮。"))
    if len(cases) > MOST:
        raise Refused(_("一次最多选%(most)s件，您选了%(count)s件。") % {"most": MOST, "count": len(cases)})
    return cases


def _apply_one(act: Callable, one: Chosen, by, values: dict) -> Result:
    petition = Petition.objects.visible_to(by).filter(number=one.number).first()
    if petition is None:
        return Result(one.number, False, _("没有找到这个编号的来件。"))
    try:
        act(petition, one.version, by, **values)
    except (Refused, NotAllowed) as refusal:
        return Result(one.number, False, str(refusal))
    return Result(one.number, True)


def _assign(petition: Petition, version: int, by, **values) -> None:
    handling.assign(petition=petition, by=by, version=version, **values)


def _remind(petition: Petition, version: int, by, **values) -> None:
    tending.remind(petition=petition, by=by, **values)


def _close(petition: Petition, version: int, by, **values) -> None:
    """What nobody opened cannot be finished in a heap, nor what still has something to look through."""
    if petition.state != State.SERVED:
        raise WrongState(_("还没有送达答复，不能办结。"))
    seen = petition.events.filter(action=Action.OPEN_MATTER, by__unit__in=OrgUnit.objects.within(by.unit))
    if not seen.exists():
        raise Refused(_("本单位还没有人打开看过来件内容，不能成批办结。"))
    if missing := checklists.open_required(petition):
        raise Refused(
            _("清单还没核对完：%(items)s。请打开这件单独办结。") % {"items": "、".join(item.text for item in missing)}
        )
    handling.close(petition=petition, by=by, version=version, **values)


MANY_AT_ONCE: dict[Action, Callable] = {Action.ASSIGN: _assign, Action.REMIND: _remind, Action.CLOSE: _close}
