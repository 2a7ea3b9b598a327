"""The checklist of each kind: shipped, then the office's own; each tick is a line in the record of its case."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from petitions.checklists import SHIPPED
from petitions.errors import Conflict, Refused
from petitions.models import ChecklistItem, Petition
from petitions.permissions import require_on
from petitions.vocabulary import Action, Kind
from petitions.workflow import CLOCKS, DRAFT
from portal.accounts.permissions import require

from .moves import moving
from .texts import need, refuse_personal


def load_shipped(using: str | None = None) -> int:
    """Add the shipped lines that are not there yet; what the office changed or switched off stays as it is."""
    known = set(ChecklistItem.objects.using(using).exclude(shipped_as=None).values_list("shipped_as", flat=True))
    missing = [item for item in SHIPPED if item.name not in known]
    ChecklistItem.objects.using(using).bulk_create(
        ChecklistItem(
            kind=item.kind,
            order=item.order,
            text=item.text,
            article=item.article,
            is_required=item.is_required,
            shipped_as=item.name,
        )
        for item in missing
    )
    return len(missing)


@transaction.atomic
def tick(*, petition: Petition, by, done: Iterable[ChecklistItem] = (), undone: Iterable[ChecklistItem] = ()) -> int:
    """Tick these lines and take the tick off those; one event each, none for what stands so already."""
    require_on(by, DRAFT, petition)
    ticked = done_of(petition)
    written = 0
    for items, wanted in ((done, True), (undone, False)):
        for item in items:
            if item.kind != petition.kind or not item.is_active:
                raise Refused(_("“%(item)s”不在这类来件的清单里。请刷新页面。") % {"item": item.text})
            if (item.pk in ticked) == wanted:
                continue
            with moving(Action.CHECK, petition=petition, by=by) as step:
                step.facts = {"item": item.pk, "done": wanted}
            written += 1
    return written


def done_of(petition: Petition) -> set[int]:
    """The lines that stand ticked: the last word on each counts."""
    ticked: set[int] = set()
    for facts in petition.events.filter(action=Action.CHECK).order_by("pk").values_list("facts", flat=True):
        (ticked.add if facts["done"] else ticked.discard)(facts["item"])
    return ticked


def open_required(petition: Petition) -> list[ChecklistItem]:
    """What should be looked through before the case is finished, and was not."""
    ticked = done_of(petition)
    wanted = ChecklistItem.objects.for_case(petition).filter(is_required=True)
    return [item for item in wanted if item.pk not in ticked]


def check_finishing(petition: Petition, note: str) -> None:
    """A guard and no wall: whoever finishes with open lines says why."""
    missing = open_required(petition)
    if missing and not note.strip():
        raise Refused(
            _("还有没核对的：%(items)s。请先核对，或者在说明里写明为什么不用核对。")
            % {"items": "、".join(item.text for item in missing)}
        )


@transaction.atomic
def add(*, by, kind: str, text: str, article: str = "", is_required: bool = False) -> ChecklistItem:
    """A line more at the end of its kind's list; open cases of that kind show it from now on."""
    require(by, CLOCKS)
    kind = Kind(kind)
    last = ChecklistItem.objects.filter(kind=kind).aggregate(last=Max("order"))["last"] or 0
    return ChecklistItem.objects.create(
        kind=kind, order=last + 10, text=_check_text(text), article=article.strip(), is_required=is_required
    )


@transaction.atomic
def change(
    *,
    item: ChecklistItem,
    by,
    version: int,
    text: str,
    order: int,
    article: str = "",
    is_required: bool = False,
    is_active: bool = True,
) -> ChecklistItem:
    """Word it anew, move it or take it out of use. It is never deleted: the ticks of earlier cases are about it."""
    require(by, CLOCKS)
    locked = ChecklistItem.objects.select_for_update().get(pk=item.pk)
    if locked.version != version:
        raise Conflict(_("这一行刚刚被别人改过。现在的内容写在下面，请核对后再保存。"))
    locked.text, locked.article = _check_text(text), article.strip()
    locked.order, locked.is_required, locked.is_active = order, is_required, is_active
    locked.version += 1
    locked.save()
    return locked


def _check_text(text: str) -> str:
    return refuse_personal(need(text, _("请写明核对什么。")), _("核对事项"))
