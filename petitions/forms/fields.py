"""Form fields that Django does not bring: several files at once, and radio buttons with a sentence each."""

from django import forms
from django.utils.html import format_html


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """A list of uploaded files; an empty list where nothing was chosen."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files if file]


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
