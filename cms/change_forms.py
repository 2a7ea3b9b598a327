"""The editor is asked what changed, beside the text that was changed."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.changes import SETTINGS
from cms.models.changes import ChangeKind, ChangeNote
from cms.reasons import GatedPageForm

# The form's own questions, and when the page is shown.
QUIET_FIELDS = SETTINGS | {
    "change_kind",
    "change_text",
    "reason_to_publish",
    "go_live_at",
    "expire_at",
    "comment_notifications",
}
HANDED_ON = ("action-submit", "action-publish", "action-restart-workflow", "action-resubmit")


class ChangeTellingForm(GatedPageForm):
    change_kind = forms.ChoiceField(
        label=gettext_lazy("种类"),
        required=False,
        choices=[("", "---------"), *ChangeKind.choices],
        help_text=gettext_lazy("原来写错了的是更正；政策变了、办法变了的是修改。"),
    )
    change_text = forms.CharField(
        label=gettext_lazy("这次改了什么"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "只在修改已经公开的页面时填写，会和新稿一起公开在页面下方，如“第三条的办理时限由20日改为30日”。"
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        note = self.instance.pending_note()
        if note is not None:
            self.initial |= {"change_kind": note.kind, "change_text": note.text}

    def clean(self):
        cleaned = super().clean()
        kind, text = cleaned.get("change_kind", ""), cleaned.get("change_text", "").strip()
        if text and not kind:
            self.add_error("change_kind", _("请选是更正还是修改。"))
        elif kind and not text:
            self.add_error("change_text", _("请写这次改了什么。"))
        elif not text and self.must_tell():
            self.add_error("change_text", _("这个页面已经公开。请写清这次改了什么，群众才知道和以前看到的有什么不同。"))
        else:
            self.keep_note(kind, text)
        return cleaned

    def must_tell(self) -> bool:
        """Drafts may be saved without a word; who hands a changed public text on must say what changed.

        A page that is only being written is not public, though Wagtail calls it live until it has been saved.
        """
        page = self.instance
        is_handed_on = any(name in self.data for name in HANDED_ON)
        return (
            page.needs_change_note
            and page.pk is not None
            and page.live
            and is_handed_on
            and (page.has_unpublished_changes or self.is_touched())
        )

    def is_touched(self) -> bool:
        formsets = (formset for name, formset in self.formsets.items() if name != "comments")
        return bool(set(self.changed_data) - QUIET_FIELDS) or any(formset.has_changed() for formset in formsets)

    def keep_note(self, kind: str, text: str) -> None:
        """On the page before it is looked at by the gate: what the note says becomes public too."""
        note = self.instance.pending_note()
        if text:
            note = note or ChangeNote()
            note.kind, note.text = kind, text
            self.instance.change_notes.add(note)
        elif note is not None:
            self.instance.change_notes.remove(note)
