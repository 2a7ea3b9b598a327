"""Files that residents send: told apart by their content, limited, stripped of what they say about the sender.

A picture is drawn anew (portal.privacy.pictures), which drops place, device and author. The name of the file is sealed
with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from petitions.errors import BadFile
from petitions.models import Attachment, Petition, Reply
from petitions.vocabulary import Action
from portal.privacy import pictures
from portal.words import in_chinese

MAX_FILES = 5
MAX_BYTES = 10 * 1024 * 1024
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf"}


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
    name = _short_name(file.name)
    if file.size > MAX_BYTES:
        raise BadFile(_("“%(name)s”超过10MB。请压缩或拆成几个文件后重试。") % {"name": name})
    content = file.read()
    if not content:
        raise BadFile(_("“%(name)s”是空文件。请重新选择。") % {"name": name})
    if len(content) > MAX_BYTES:
        raise BadFile(_("“%(name)s”超过10MB。请压缩或拆成几个文件后重试。") % {"name": name})
    if content.startswith(b"%PDF-"):
        return CleanFile(name, "application/pdf", _check_pdf(content, name))
    return _redraw(content, name)


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


def _redraw(content: bytes, name: str) -> CleanFile:
    try:
        content_type, picture = pictures.redraw(content)
    except pictures.TooManyPixels:
        raise BadFile(_("“%(name)s”超过2500万像素。请用手机自带的编辑功能缩小后重试。") % {"name": name}) from None
    except pictures.Unreadable:
        raise BadFile(
            _("“%(name)s”打不开，或者不是jpg、png、webp图片和pdf文件。请换一种格式。") % {"name": name}
        ) from None
    return CleanFile(_with_ending(name, content_type), content_type, picture)


def _check_pdf(content: bytes, name: str) -> bytes:
    if b"%%EOF" not in content[-2048:]:
        raise BadFile(_("“%(name)s”不是完整的pdf文件。请重新导出后重试。") % {"name": name})
    for sign in (b"/Encrypt", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        if sign in content:
            raise BadFile(_("“%(name)s”是加密的，或者带有脚本、内嵌文件，不能接收。请打印成普通pdf。") % {"name": name})
    return content


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
