"""Near relatives of those who decide: filed apart (57号 art 11), each opening written down, nothing ever public."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import permissions

from ..models import AccessAction, AccessEvent, ClosingReason, Relation, RelativeFiling
from ..refusals import Declined

KEEP = "disclosures.keep_relatives"


@transaction.atomic
def file_relative(
    *, by, scheme, village, official_kind: str, applicant: str, official: str, relation: str
) -> RelativeFiling:
    """File a recipient who is a near relative of a handler or a committee member."""
    permissions.require(by, KEEP, village)
    if not applicant.strip() or not official.strip():
        raise Declined(_("请填写申请人和对方的姓名。"))
    if relation not in Relation.values:
        raise Declined(_("请选择近亲属关系。"))
    filing = RelativeFiling(
        scheme=scheme,
        village=village,
        official_kind=official_kind,
        sealed={"applicant": applicant.strip(), "official": official.strip(), "relation": relation},
        filed_by=by,
    )
    filing.full_clean(exclude=["sealed", "closed_by"])
    filing.save()
    return filing


@transaction.atomic
def open_filing(*, filing: RelativeFiling, by) -> dict[str, str]:
    """The names and the relation; the opening is logged with it, so that neither comes alone (PIPL art 51)."""
    permissions.require(by, KEEP, filing)
    log(by=by, filing=filing)
    return {**filing.sealed, "relation": str(Relation(filing.sealed["relation"]).label)}


@transaction.atomic
def open_list(*, by) -> None:
    """Looking at the list, which has no names, is written down all the same."""
    permissions.require(by, KEEP)
    log(by=by)


@transaction.atomic
def record_visit(*, filing: RelativeFiling, by, visited_on: dt.date) -> RelativeFiling:
    """57号 art 20: the county must visit these households."""
    filing = _open(filing, by)
    if not timezone.localdate(filing.filed_at) - dt.timedelta(days=366) <= visited_on <= timezone.localdate():
        raise Declined(_("入户日期要在最近一年以内，并且不晚于今天。"))
    filing.visited_on = visited_on
    filing.save(update_fields=["visited_on"])
    return filing


@transaction.atomic
def close_filing(*, filing: RelativeFiling, by, reason: str) -> RelativeFiling:
    filing = _open(filing, by)
    if reason not in ClosingReason.values:
        raise Declined(_("请选择注销的原因。"))
    filing.closed_by, filing.closed_at, filing.closing_reason = by, timezone.now(), reason
    filing.save(update_fields=["closed_by", "closed_at", "closing_reason"])
    return filing


def _open(filing: RelativeFiling, by) -> RelativeFiling:
    permissions.require(by, KEEP, filing)
    filing = RelativeFiling.objects.select_for_update(of=("self",)).get(pk=filing.pk)
    if filing.closed_at:
        raise Declined(_("这条备案已经注销，不能再改。"))
    return filing


def log(*, by, filing: RelativeFiling | None = None) -> AccessEvent:
    return AccessEvent.objects.create(by=by, action=AccessAction.RELATIVES, filing=filing)
