"""Files that residents send: told apart by their content, limited, stripped of what they say about the sender.

A picture is drawn anew (portal.privacy.pictures), which drops place, device and author; a PDF, a Word file or a
workbook is written anew without them (portal.privacy.strip). The name of the file is sealed with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from petitions.errors import BadFile
from petitions.models import Attachment, Petition, Reply
from petitions.vocabulary import Action
from portal.privacy import pictures
from portal.privacy.strip import CONTENT_TYPES as DOCUMENTS
from portal.privacy.strip import PROBLEMS, Refused, strip
from portal.words import in_chinese

MAX_FILES = 5
MAX_BYTES = 10 * 1024 * 1024
MAX_MB = MAX_BYTES // 1024 // 1024
MAX_PIXELS_TOLD = pictures.MAX_PIXELS // 10_000  # told in 万
PHOTOS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
ENDINGS = {**PHOTOS, **{content_type: ending for ending, content_type in DOCUMENTS.items()}}
# For the chooser of the browser, which then shows nothing else. It is a help and no check.
ACCEPT = ",".join(f".{ending}" for ending in ("jpeg", *ENDINGS.values()))


class FileLike(Protocol):
    """Django's UploadedFile, or anything with the same three."""

    name: str
    size: int

    def read(self) -> bytes: ...


@dataclass(frozen=True)
class CleanFile:
    name: str
    content_type: str
    content: bytes


def clean_all(files: Iterable[FileLike]) -> list[CleanFile]:
    """Check and clean every file; refuse the lot with a sentence that names the one at fault."""
    files = list(files)
    if len(files) > MAX_FILES:
        raise BadFile(
            _("附件最多%(most)s个，您选了%(count)s个。请去掉几个后重试。") % {"most": MAX_FILES, "count": len(files)}
        )
    return [clean(file) for file in files]


def clean(file: FileLike) -> CleanFile:
    """The file made anew, without the place, the device and the author's name that it carried; refused where it cannot
    be."""
    name = _short_name(file.name)
    _check_size(file.size, name)
    content = file.read()
    if not content:
        raise BadFile(_("“%(name)s”是空文件。请重新选择。") % {"name": name})
    _check_size(len(content), name)
    return _redraw(content, name) if pictures.is_picture(content) else _strip(content, name)


def store(petition: Petition, files: list[CleanFile], by=None, proof_of: Reply | None = None) -> list[Attachment]:
    """Keep them with the case; those that prove the service of a reply are marked as its proof."""
    return [
        Attachment.objects.create(
            petition=petition,
            name=file.name,
            content_type=file.content_type,
            size=len(file.content),
            content=file.content,
            added_by=by,
            proof_of=proof_of,
        )
        for file in files
    ]


def open_attachment(*, attachment: Attachment, by) -> CleanFile:
    """Hand out one file to staff; each look is an event."""
    from .moves import moving

    with moving(Action.OPEN_ATTACHMENT, petition=attachment.petition, by=by) as step:
        step.facts = {"attachment": attachment.pk}
    return CleanFile(attachment.name, attachment.content_type, bytes(attachment.content))


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise BadFile(_("“%(name)s”超过%(size)sMB。请压缩或拆成几个文件后重试。") % {"name": name, "size": MAX_MB})


def _redraw(content: bytes, name: str) -> CleanFile:
    try:
        content_type, picture = pictures.redraw(content)
    except pictures.TooManyPixels:
        raise BadFile(
            _("“%(name)s”超过%(pixels)s万像素。请用手机自带的编辑功能缩小后重试。")
            % {"name": name, "pixels": MAX_PIXELS_TOLD}
        ) from None
    except pictures.Unreadable:
        raise BadFile(_("“%(name)s”打不开，可能没有传完整。请重新拍一张，或者换成jpg图片。") % {"name": name}) from None
    return CleanFile(_with_ending(name, content_type), content_type, picture)


def _strip(content: bytes, name: str) -> CleanFile:
    try:
        document = strip(content)
    except Refused as refusal:
        raise BadFile(PROBLEMS[refusal.code] % {"name": name}) from None
    return CleanFile(_with_ending(name, document.content_type), document.content_type, document.content)


@in_chinese
def _short_name(name: str) -> str:
    """The last part of the name, without control characters, short enough for a line."""
    last = str(name).replace("\\", "/").rsplit("/", 1)[-1]
    clean_name = "".join(letter for letter in last if letter.isprintable()).strip()[-80:]
    return clean_name or _("附件")


@in_chinese
def _with_ending(name: str, content_type: str) -> str:
    stem = name.rsplit(".", 1)[0] if "." in name else name
    return f"{stem or _('附件')}.{ENDINGS[content_type]}"
