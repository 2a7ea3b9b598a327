"""Nothing with a personal number or address in it goes into the content: title, text, table, name of an attachment.

Wagtail keeps every version of everything, so the check stands before saving and not only before publishing.
"""

import html
import re
from collections.abc import Iterable, Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.rich_text import RichText

from portal.orgs.selectors import office
from portal.privacy import detect

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
        for part in value.values():
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


def find_problems(instance) -> dict[str, list[str]]:
    """Field name to sentences; empty when the object may go on."""
    problems: dict[str, list[str]] = {}
    allowed = offices_own_words()
    for field in text_fields(type(instance)):
        sentence = describe(str(field.verbose_name), texts_in(getattr(instance, field.attname)), allowed)
        if sentence:
            problems.setdefault(field.name, []).append(sentence)
    for label, names in attached_names(instance):
        sentence = describe(label, names, allowed)
        if sentence:
            problems.setdefault(NON_FIELD_ERRORS, []).append(sentence)
    return problems


def attached_names(instance) -> Iterator[tuple[str, list[str]]]:
    """Names under which files go out with a page: the label, the document's title, the file's own name."""
    for relation in getattr(instance, "attached_files", ()):
        for row in getattr(instance, relation).all():
            label = str(row._meta.verbose_name)
            yield label, [row.title, row.document.title, row.document.filename]


def describe(label: str, texts: Iterable[str], allowed: Iterable[str]) -> str:
    """One sentence that names the field and what was found, or nothing. Never repeats the value itself."""
    found = [detect.describe(finding) for text in texts for finding in findings_in(text, allowed)]
    if not found:
        return ""
    return _("“%(field)s”里有%(found)s，不能公开。请删去或改写后再保存。") % {
        "field": label,
        "found": "、".join(dict.fromkeys(found)),
    }


def offices_own_words() -> list[str]:
    """Numbers and an address that pages must show."""
    profile = office()
    return [words for words in (profile.phone, profile.supervision_phone, profile.place) if words]


def findings_in(text: str, allowed: Iterable[str] = ()) -> list[detect.Finding]:
    """What must not stand in public content. A landline may: windows, bureaus and hotlines are there to be rung up."""
    return [one for one in detect.find(text, allowed=allowed) if one.kind is not detect.Kind.LANDLINE]


class GatedModel(models.Model):
    """A model whose texts are public: saved through a form or published, it passes the gate."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        problems = find_problems(self)
        if problems:
            raise ValidationError(problems)
