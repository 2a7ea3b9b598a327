"""What the gate stopped stays out of sight: pages are not published, files not handed out, until two people decided."""

import logging

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.log_actions import log

from cms.gate import look_at
from portal.gate import selectors
from portal.privacy import pictures

logger = logging.getLogger(__name__)


class HeldBack(PublishPagePermissionError):  # noqa: N818 - it is an answer, not a fault
    """Not published, with a sentence that names fields and kinds."""


class Unreadable(ValueError):  # noqa: N818
    """A picture that cannot be drawn anew cannot be shown."""


def refuse_held(page) -> None:
    """The page as it would be public, with the files that go with it."""
    if why := page.why_unfinished():
        raise HeldBack(_("“%(title)s”不能发布：%(why)s") % {"title": page._meta.verbose_name, "why": why})
    verdict = look_at(page)
    if not selectors.is_released(verdict):
        raise HeldBack(
            _("“%(title)s”不能发布：%(why)s") % {"title": page._meta.verbose_name, "why": " ".join(verdict.places)}
        )
    for relation in getattr(page, "attached_files", ()):
        for row in getattr(page, relation).all():
            if row.document.held:
                raise HeldBack(_("附件还在等待复核，复核同意以后才能发布。请到“公开前检查”查看。"))


def set_aside(revision, why: HeldBack) -> None:
    """The timer met a page that may not go out: its appointment is cancelled, so that the pages after it are not kept
    waiting every minute. It stays a draft; its history says so."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    page = revision.content_object
    log(page, "wagtail.schedule.cancel", data={"revision": {"id": revision.pk}, "comment": str(why)})
    logger.warning("page %s was not published at its time: the gate holds it", page.pk)


def mark(file, kwargs: dict) -> None:
    """Decide before each save whether the file may go out, whoever saves it: a form, a script, a restored backup."""
    names = kwargs.get("update_fields")
    if names is not None and not {"file", "title", "description"} & set(names):
        return
    file.held = not selectors.is_released(look_at(file))
    if names is not None:
        kwargs["update_fields"] = {*names, "held"}


def draw_anew(image) -> None:
    """Fresh pixels instead of a file just handed in; a stored one was drawn anew when it came."""
    handed_in = image.file
    if not handed_in or handed_in._committed or getattr(handed_in.file, "is_fresh", False):
        return
    handed_in.seek(0)
    try:
        _kind, content = pictures.redraw(handed_in.read())
    except pictures.TooManyPixels:
        raise Unreadable(_("图片超过2500万像素，请缩小后重新上传。")) from None
    except pictures.Unreadable:
        raise Unreadable(_("图片打不开，或者不是jpg、png、webp格式。请换一种格式后重新上传。")) from None
    fresh = ContentFile(content, name=handed_in.name)
    fresh.is_fresh = True
    image.file = fresh
    image.file_size, image.file_hash = None, ""
