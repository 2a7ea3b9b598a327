"""How a figure is written down, corrected and cancelled: never edited, and each act in the public ledger.

The ledger can never forget, so it learns the scheme, the period and the reason, and no count of a village.
"""

from django.utils.translation import gettext as _

from portal.kept import editions
from portal.ledger import services as ledger
from portal.orgs.selectors import office
from portal.words import in_chinese

from ..models import CorrectionReason
from ..models.recorded import Recorded
from ..refusals import Declined

RECORDED, CORRECTED, RELEASED = "figures.recorded", "figures.corrected", "figures.released"
BOOKKEEPING = frozenset({"id", "recorded_at", "recorded_by", "corrects", "correction_reason", "is_current"})


def store[R: Recorded](record: R, *, by) -> R:
    record.recorded_by = by
    record.full_clean()
    record.save(force_insert=True)
    return record


def replace[R: Recorded](old: R, new: R, *, by, because: str) -> R:
    """Put a new record in the old one's place. Both stay readable."""
    reason = checked(because)
    retire(old)
    new.corrects, new.correction_reason = old, reason
    return store(new, by=by)


def cancel[R: Recorded](old: R, *, by, because: str) -> R:
    """Say that a record no longer counts: a copy that does not count either names who, when and why."""
    reason = checked(because)
    retire(old)
    values = {field.name: getattr(old, field.name) for field in old._meta.concrete_fields}
    mark = type(old)(**{name: value for name, value in values.items() if name not in BOOKKEEPING})
    mark.corrects, mark.correction_reason, mark.is_current, mark.recorded_by = old, reason, False, by
    mark.save(force_insert=True)
    return mark


def retire(old: Recorded) -> None:
    """One of two who correct the same record at once is told so."""
    if not type(old).objects.filter(pk=old.pk, is_current=True).update(is_current=False):
        raise Declined(_("这条记录已经被更正或作废。请打开最新的一条再改。"))
    old.is_current = False


def checked(reason: str) -> CorrectionReason:
    if reason not in CorrectionReason.values:
        raise Declined(_("请选择更正的原因。"))
    return CorrectionReason(reason)


@in_chinese
def tell(action: str, subject: str, what: str, *, reason: str = "", **facts) -> None:
    """One line of the public ledger, and the public pages are new.

    The ledger's end is locked before the edition, here as everywhere: two who took them in turns would block each other.
    """
    if reason:
        facts["reason"] = reason
    ledger.append(action=action, subject=subject, title=what, facts=facts, office=office().organ_name)
    editions.bump()
