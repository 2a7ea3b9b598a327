"""Saved lists: kept, renamed, shared with the unit, put in order, thrown away. They hold filters and no case."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from petitions import narrowing
from petitions.errors import Conflict, Refused
from petitions.models import SavedList
from petitions.workflow import VIEW
from portal.accounts.permissions import NotAllowed, require

from .texts import need, refuse_personal

MOST = 20


@transaction.atomic
def save(*, by, name: str, query: str, is_shared: bool = False) -> SavedList:
    """Keep what the list of cases is narrowed to, less the words searched for: they may be a name."""
    require(by, VIEW)
    query = narrowing.clean(query)
    if not query:
        raise Refused(_("现在没有筛选条件。请先在列表里筛选，再保存；搜索的文字不能保存。"))
    own = SavedList.objects.filter(owner=by)
    if own.count() >= MOST:
        raise Refused(_("您已经有%(most)s个清单。请先删掉不用的。") % {"most": MOST})
    last = own.aggregate(last=Max("position"))["last"] or 0
    return SavedList.objects.create(
        name=_check_name(name, by), query=query, owner=by, unit=by.unit, is_shared=is_shared, position=last + 10
    )


@transaction.atomic
def change(*, saved: SavedList, by, version: int, name: str, position: int, is_shared: bool) -> SavedList:
    """Only by its owner, whoever it is shared with; shared, it is shown in the unit where the owner works now."""
    locked = _lock(saved, by)
    if locked.version != version:
        raise Conflict(_("这个清单刚刚在别的页面改过。现在的内容写在下面，请核对后再保存。"))
    locked.name = _check_name(name, by, besides=locked)
    locked.position, locked.is_shared, locked.unit = position, is_shared, by.unit
    locked.version += 1
    locked.save()
    return locked


@transaction.atomic
def delete(*, saved: SavedList, by) -> None:
    """It goes for the colleagues too; no case depends on it."""
    _lock(saved, by).delete()


def _lock(saved: SavedList, by) -> SavedList:
    require(by, VIEW)
    locked = SavedList.objects.select_for_update().get(pk=saved.pk)
    if locked.owner_id != by.pk:
        raise NotAllowed(_("这个清单是别人建立的，只能由建立的人修改。"))
    return locked


def _check_name(name: str, by, besides: SavedList | None = None) -> str:
    name = refuse_personal(need(name, _("请给清单起个名字。")), _("清单名称"))[:20]
    same = SavedList.objects.filter(owner=by, name=name)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise Refused(_("您已经有一个叫“%(name)s”的清单。请换个名字。") % {"name": name})
    return name
