"""Nothing with a personal number or address in it goes into the content: title, text, table, attachment.

Wagtail keeps every version of everything, so the check stands before saving and not only before publishing. What two
people let through (portal.gate) may be saved as a draft while it waits, and goes out only after their decision.
"""

import html
import re
from collections.abc import Iterator
from pathlib import PurePath

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from portal.gate import selectors
from portal.gate.models import OverrideState
from portal.gate.verdicts import File, Text, Verdict, look
from portal.orgs.selectors import public_words
from portal.privacy.detect import Kind

# Kept by Wagtail itself, or made of other fields.
SYSTEM_FIELDS = {"path", "url_path", "draft_title", "file_hash", "translation_key", "alias_of", "expired"}
BREAKS = re.compile(r"</(?:p|li|h\d|tr|td)>|<br\s*/?>", re.IGNORECASE)
TAGS = re.compile(r"<[^>]*>")


def texts_in(value) -> Iterator[str]:
    """Every piece of text in a field's value, however deep. Tags vanish without a gap: they may stand inside a number."""
    if isinstance(value, StreamValue):
        for child in value:
            yield from texts_in(child.value)
    elif isinstance(value, StructValue):
        for name, part in value.items():
            if not isinstance(value.block.child_blocks[name], BaseChoiceBlock):  # a code, not a word
                yield from texts_in(part)
    elif isinstance(value, ListValue | list | tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, RichText):
        yield html.unescape(TAGS.sub("", BREAKS.sub("\n", value.source)))
    elif isinstance(value, str):
        yield value


def text_fields(model) -> Iterator[models.Field]:
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField | StreamField)
        if is_text and not field.choices and field.name not in SYSTEM_FIELDS:
            yield field


def look_at(instance) -> Verdict:
    """Everything the object would make public, looked at once."""
    return look(instance._meta.label_lower, texts=texts_of(instance), files=files_of(instance), allowed=public_words())


def texts_of(instance) -> Iterator[Text]:
    for field in text_fields(type(instance)):
        for words in texts_in(getattr(instance, field.attname)):
            yield Text(field.name, str(field.verbose_name), words)
    yield from notes_of(instance)
    for label, names in attached_names(instance):
        for words in names:
            yield Text(NON_FIELD_ERRORS, label, words)
    for name in getattr(instance, "named_files", ()):
        if getattr(instance, name):
            yield Text(name, _("文件名"), PurePath(getattr(instance, name).name).name)


def files_of(instance) -> Iterator[File]:
    """The content of a file about to be downloadable. Pictures are drawn anew instead, and carry nothing."""
    for name in getattr(instance, "inspected_files", ()):
        stored = getattr(instance, name)
        if not stored:
            continue
        content = read_bytes(stored)
        yield File(name, str(instance._meta.get_field(name).verbose_name), stored.name, content)


def read_bytes(stored) -> bytes:
    """A file just handed in stays open for its saving; one from the store is read and closed. A lost one is empty."""
    if not stored._committed:
        stored.seek(0)
        content = stored.read()
        stored.seek(0)
        return content
    try:
        with stored.storage.open(stored.name, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def notes_of(instance) -> Iterator[Text]:
    """What a page says of its own changes (cms/changes.py)."""
    for note in instance.change_notes.all() if hasattr(instance, "pending_note") else ():
        yield Text(NON_FIELD_ERRORS, str(note._meta.verbose_name), note.text)


def attached_names(instance) -> Iterator[tuple[str, list[str]]]:
    """Names under which files go out with a page: the label, the document's title, the file's own name."""
    for relation in getattr(instance, "attached_files", ()):
        for row in getattr(instance, relation).all():
            label = str(row._meta.verbose_name)
            yield label, [row.title, row.document.title, row.document.filename]


class GatedModel(models.Model):
    """A model whose texts are public: saved through a form or published, it passes the gate."""

    # Whether it can be kept out of sight while somebody decides: a draft, a file that no page shows yet.
    can_wait = False
    # Why its editor wants it public all the same; set by the form, asked of a second person once it is saved.
    reason_to_publish = ""
    # Where a single one is added, with room for a reason.
    add_url_name = ""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        verdict = look_at(self)
        if not may_be_saved(self, verdict):
            raise ValidationError(tell(self, verdict))


def may_be_saved(instance: GatedModel, verdict: Verdict) -> bool:
    if selectors.is_released(verdict):
        return True
    if not instance.can_wait:
        return False
    return bool(instance.reason_to_publish) or selectors.state_of(verdict) == OverrideState.ASKED


def tell(instance: GatedModel, verdict: Verdict) -> dict[str, list[str]]:
    """What stands in the way, field by field, and what else can be done about it."""
    problems = {field: list(sentences) for field, sentences in verdict.problems.items()}
    first = next(iter(problems))
    if selectors.state_of(verdict) == OverrideState.REFUSED:
        problems[first].append(_("复核人没有同意公开这些内容，请改写。"))
    elif Kind.LANDLINE in verdict.kinds:
        problems[first].append(_("如果是单位对外的电话，请先由保密审查员登记到“对外公开电话”。"))
    if instance.can_wait:
        problems[first].append(_("确需公开的，请填写“公开的理由”后保存，由另一位同志复核。"))
        if instance.pk is None and instance.add_url_name:
            problems[first].append(_("单个添加的地址：%(url)s") % {"url": reverse(instance.add_url_name)})
    return problems
