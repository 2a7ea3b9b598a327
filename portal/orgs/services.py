"""Writing down how else a village is called. Who may ask for it is the caller's question: this is the floor."""

from django.db import transaction
from django.utils.translation import gettext as _

from .models import OrgAlias, OrgUnit
from .names import normalise
from .selectors import VillageIndex


class AliasTaken(Exception):  # noqa: N818 - it is an answer, not a fault
    """The name already means another village; carries the sentence for people."""


@transaction.atomic
def add_alias(*, unit: OrgUnit, name: str) -> OrgAlias | None:
    """Let a name mean this unit from now on; None when it already does."""
    index = VillageIndex.build()
    holder = index.find(name)
    if holder == unit:
        return None
    if holder is not None or normalise(name) in index.by_name:
        raise AliasTaken(_("“%(name)s”已经是别的村的名称或别名，不能再登记。") % {"name": name})
    alias, is_new = OrgAlias.objects.get_or_create(unit=unit, name=name[:60])
    return alias if is_new else None


def drop_aliases(*, keys: list[int]) -> int:
    """Take back aliases by their keys; answers how many were still there."""
    return OrgAlias.objects.filter(pk__in=keys).delete()[0]
