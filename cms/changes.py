"""A live page is not changed in silence: its editor says what changed, and the sentence goes out with the new version.

Required in the policy library, where people rely on the wording; offered on guides. The rule stands at publishing
(cms/models/base.py), so that a bulk action meets it too; the form asks first (cms/change_forms.py).
"""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.fields import StreamField

from cms.gate import texts_of

# Kept by the system, or told elsewhere on the page.
SYSTEM_FIELDS = {"page_ptr", "index_number", "review_by"}
# How the page is found, not what it says.
SETTINGS = {"slug", "seo_title", "search_description"}


class Untold(PublishPagePermissionError):  # noqa: N818 - it is an answer, not a fault
    """Not published: what changed has not been written down."""


class TellsChanges:
    """Mixin for pages that carry change notes."""

    needs_change_note = False

    def pending_note(self):
        """The note that waits to go out with the next version."""
        return next((note for note in self.change_notes.all() if note.told_on is None), None)

    def told_changes(self) -> list:
        """What was told, newest first."""
        told = [note for note in self.change_notes.all() if note.told_on is not None]
        return sorted(told, key=lambda note: (note.told_on, note.pk or 0), reverse=True)


def refuse_untold(live, draft, user) -> None:
    """``user=None`` is the system: a timer whose version was asked for its note when it was handed in, a seed."""
    if user is None or not getattr(live, "needs_change_note", False) or draft.pending_note() is not None:
        return
    # A version just saved carries the object that was edited: what the public reads is asked of the database.
    public = type(live).objects.live().filter(pk=live.pk).first()
    if public is not None and facts_of(public) != facts_of(draft):
        raise Untold(
            _("“%(title)s”已经公开，请先在“更正与修改说明”里写清这次改了什么，再发布。") % {"title": live.title}
        )


def stamp(revision) -> None:
    """The note's day is the day on which it goes out."""
    untold = [note for note in revision.content.get("change_notes", ()) if not note["told_on"]]
    for note in untold:
        note["told_on"] = timezone.localdate().isoformat()
    if untold:
        revision.save(update_fields=["content"])


def facts_of(page) -> list:
    """Everything that a reader could see change: words, dates, choices, files."""
    words = (text.words for text in texts_of(page) if text.field not in SETTINGS)
    return [*values_of(page), *words, *files_of(page)]


def values_of(page) -> Iterator[object]:
    for field in type(page)._meta.local_concrete_fields:
        if field.name not in SYSTEM_FIELDS and not isinstance(field, StreamField):
            yield getattr(page, field.attname)


def files_of(page) -> Iterator[int]:
    for relation in getattr(page, "attached_files", ()):
        yield from (row.document_id for row in getattr(page, relation).all())
