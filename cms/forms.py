"""The forms of pictures and attachments. Apart from reasons.py, since Wagtail's own need the models to be there."""

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.reasons import AsksForReason, ReasonField, ask_for


class AsksOnSaving(AsksForReason):
    """For pictures and documents: once saved, the question goes out."""

    def __init__(self, *args, user=None, **kwargs):
        self.asker = user
        super().__init__(*args, user=user, **kwargs)

    def clean(self):
        self.take_reason(self.asker)
        return super().clean()

    def save(self, commit=True):
        saved = super().save(commit=commit)
        if commit:
            ask_for(saved, self.asker)
        return saved


class GatedDocumentForm(AsksOnSaving, BaseDocumentForm):
    reason_to_publish = ReasonField()


class GatedImageForm(AsksOnSaving, BaseImageForm):
    reason_to_publish = ReasonField()
