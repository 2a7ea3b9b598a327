"""Marks of a notice's households, written with it and deleted with it; and the slips with codes."""

from django.db import transaction
from django.utils import timezone

from portal.orgs.models import OrgUnit

from .. import bulk, permissions
from ..models import ImportRow, ListingMark, ListingSlip, Publication
from ..supervision.listings import code_for, mark_of


def write(notice: Publication) -> None:
    """Part of publishing. Written from the sealed rows into a table that tells nothing by itself."""
    rows = ImportRow.objects.filter(batch=notice.roster.batch_id, sealed__isnull=False)
    marks = {
        mark_of(notice.number, village, sealed["name"])
        for village, sealed in rows.values_list("village__code", "sealed").iterator(2000)
        if sealed and sealed.get("name")
    }
    bulk.insert(ListingMark, ("publication_id", "mark"), ((notice.pk, mark) for mark in sorted(marks)))


def drop_ended() -> int:
    """Marks of notices that are over answer no question any more."""
    now = timezone.now()
    ended = Publication.objects.withdrawn() | Publication.objects.closed_at(now)
    return bulk.delete(ListingMark.objects.filter(publication__in=ended.order_by().values("pk")))


@transaction.atomic
def hand_out(*, village: OrgUnit, name: str, by) -> str:
    """The household's code, for a paper slip given to somebody whose identity card was looked at."""
    permissions.require_slip(by, village)
    ListingSlip.objects.create(by=by, village=village)
    return code_for(village.code, name, timezone.localdate().year)
