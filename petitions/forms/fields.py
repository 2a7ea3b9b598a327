"""Form fields that Django does not bring: several files at once, and radio buttons with a sentence each."""

from django import forms
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from petitions.services.attachments import ACCEPT, DOCUMENTS, MAX_FILES, MAX_MB, MAX_PIXELS_TOLD, PHOTOS


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """A list of uploaded files; an empty list where nothing was chosen."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files if file]


class AttachmentsField(ManyFilesField):
    """The files of a matter, with their limits told before anything is chosen."""

    def __init__(self, **kwargs):
        kwargs = {
            "required": False,
            "help_text": format_lazy(
                _(
                    "最多{files}个，每个不超过{size}MB；可以是照片（{photos}，不超过{pixels}万像素）或者{documents}。"
                    "照片的拍摄地点和手机型号、文件的作者姓名会自动去掉。"
                ),
                files=MAX_FILES,
                size=MAX_MB,
                photos="、".join(PHOTOS.values()),
                pixels=MAX_PIXELS_TOLD,
                documents="、".join(DOCUMENTS),
            ),
            "widget": ManyFilesInput(attrs={"accept": ACCEPT}),
            **kwargs,
        }
        super().__init__(**kwargs)


class ExplainedRadios(forms.RadioSelect):
    """Radio buttons; `explanations` maps a value to the sentence under its label."""

    def __init__(self, *args, explanations=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.explanations = explanations or {}

    def create_option(self, name, value, label, *args, **kwargs):
        explanation = self.explanations.get(value)
        if explanation:
            label = format_html('<span>{} <span class="choice-note">{}</span></span>', label, explanation)
        return super().create_option(name, value, label, *args, **kwargs)
