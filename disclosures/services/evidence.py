"""Signing for a sheet on its board, with a photo for the file. The photo is drawn anew, sealed, and shown to few."""

import datetime as dt
from typing import Protocol

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.kept import editions
from portal.orgs.models import OrgUnit
from portal.privacy import pictures

from .. import permissions
from ..models import AccessAction, BoardMoment, BoardPhoto, BoardRecord, Publication
from ..refusals import Declined
from ..supervision import boards
from . import access

MAX_BYTES = 10 * 1024 * 1024
MOST_PHOTOS = 6


class FileLike(Protocol):
    size: int

    def read(self) -> bytes: ...


def sign(
    *, publication: Publication, place: OrgUnit, moment: str, day: dt.date, by, photo: FileLike | None = None
) -> BoardRecord:
    """Say on which day a sheet was posted or taken down. A second signature adds a photo or corrects the day."""
    permissions.require_board(by, place)
    _decline_impossible(publication, place, moment, day)
    # Outside the transaction: drawing a large picture anew takes seconds.
    drawn = _draw(photo) if photo else None
    return _write(publication, place, moment, day, by, drawn)


@transaction.atomic
def _write(publication, place, moment, day, by, drawn: tuple[str, bytes] | None) -> BoardRecord:
    Publication.objects.select_for_update().get(pk=publication.pk)
    record, _created = BoardRecord.objects.update_or_create(
        publication=publication,
        village=place,
        moment=moment,
        defaults={"day": day, "confirmed_by": by, "confirmed_at": timezone.now()},
    )
    if drawn is not None:
        if record.photos >= MOST_PHOTOS:
            raise Declined(_("这处公示栏已经有%(most)d张照片，够用了。") % {"most": MOST_PHOTOS})
        content_type, content = drawn
        BoardPhoto.objects.create(
            record=record, content=content, content_type=content_type, size=len(content), added_by=by
        )
        BoardRecord.objects.filter(pk=record.pk).update(photos=F("photos") + 1)
        record.refresh_from_db()
    editions.bump()
    return record


@transaction.atomic
def open_photo(*, photo: BoardPhoto, by) -> BoardPhoto:
    """A picture of the sheet shows full names: whoever opens it is written down, like an opening of the sheet."""
    permissions.require_board(by, photo.record.village)
    access.log(batch=photo.record.publication.roster.batch, by=by, action=AccessAction.BOARD_PHOTO)
    return photo


def _decline_impossible(notice: Publication, place: OrgUnit, moment: str, day: dt.date) -> None:
    if moment not in BoardMoment.values:
        raise Declined(_("请选择是张贴还是取下。"))
    if place not in boards.places_of(notice):
        raise Declined(_("这个公示不在%(place)s张贴，请核对公示编号。") % {"place": place.name})
    if day > timezone.localdate():
        raise Declined(_("日期不能写以后的。请在张贴或取下以后再登记。"))
    if moment == BoardMoment.POSTED and day < timezone.localdate(notice.published_at):
        raise Declined(_("张贴日期不能早于发布日期。公示期从网站和公示栏都能看到时算起。"))
    if moment == BoardMoment.REMOVED:
        _decline_removal(notice, place, day)


def _decline_removal(notice: Publication, place: OrgUnit, day: dt.date) -> None:
    posted = BoardRecord.objects.filter(publication=notice, village=place, moment=BoardMoment.POSTED).first()
    if posted is None:
        raise Declined(_("%(place)s还没有登记张贴，请先登记张贴的日期。") % {"place": place.name})
    last = boards.last_day(notice)
    if day < posted.day or last is None or (notice.withdrawn_at is None and day <= last):
        raise Declined(_("公示期还没有满，公示栏上的纸不能取下。要提前撤下，请先在系统里撤下这个公示。"))


def _draw(photo: FileLike) -> tuple[str, bytes]:
    if photo.size > MAX_BYTES:
        raise Declined(_("照片超过10MB。请在手机上缩小后重新上传。"))
    try:
        return pictures.redraw(photo.read())
    except pictures.TooManyPixels:
        raise Declined(_("照片超过2500万像素。请在手机上缩小后重新上传。")) from None
    except pictures.Unreadable:
        raise Declined(_("照片打不开，或者不是jpg、png、webp图片。请重新拍一张。")) from None
