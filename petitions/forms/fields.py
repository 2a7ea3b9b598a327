"""Form fields that Django does not bring: several files at once, radio buttons with a sentence or a key each, a
village by its first letters, people one a line."""

import re

from django import forms
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petitions.services.attachments import ACCEPT, DOCUMENTS, MAX_FILES, MAX_MB, MAX_PIXELS_TOLD, PHOTOS
from portal.orgs.initials import initials
from portal.orgs.selectors import VillageIndex, villages


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


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
                gettext_lazy(
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


class KeyedRadios(ExplainedRadios):
    """Radio buttons that also obey a digit, which stands beside each; with `accesskeys`, without JavaScript too."""

    def __init__(self, *args, accesskeys=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.accesskeys = accesskeys

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        option = super().create_option(name, value, label, selected, index, subindex, attrs)
        digit = index + 1
        option["label"] = format_html('<kbd class="desk-key">{}</kbd> {}', digit, option["label"])
        option["attrs"]["data-digit"] = digit
        if self.accesskeys:
            option["attrs"]["accesskey"] = digit
        return option


class VillageField(forms.CharField):
    """A village by any written form of its name, by a beginning that only one village has, or by its pinyin letters.

    The list of villages stands beside the box as a datalist (`options`), so that a browser offers them while typing.
    """

    def __init__(self, **kwargs):
        super().__init__(max_length=60, **kwargs)
        self.widget.attrs |= {"list": "villages", "autocomplete": "off", "data-village": ""}

    @staticmethod
    def options() -> list[tuple[str, str]]:
        return [(unit.name, initials(unit.name)) for unit in villages()]

    def clean(self, value):
        typed = super().clean(value).strip()
        if not typed:
            return None
        village = read_village(typed)
        if village is None:
            names = "、".join(unit.name for unit in villages())
            raise forms.ValidationError(
                _("认不出是哪个村：“%(typed)s”。可以填：%(names)s；不限于某个村的空着。")
                % {"typed": typed[:20], "names": names}
            )
        return village


def read_village(typed: str):
    """The village of this name, or the only one whose name or pinyin letters begin like this."""
    start = typed.strip().casefold()
    if not start or (village := VillageIndex.build().find(start)):
        return village if start else None
    found = [unit for unit in villages() if unit.name.startswith(start) or initials(unit.name).startswith(start)]
    return found[0] if len(found) == 1 else None


class PeopleField(forms.CharField):
    """People one a line, each a name and perhaps a phone; cleaned to pairs."""

    def __init__(self, **kwargs):
        super().__init__(max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines()]
        return [self._read(number, line) for number, line in enumerate(lines, start=1) if line]

    def _read(self, number: int, line: str) -> tuple[str, str]:
        name, phone = re.fullmatch(r"(.*?)[\s,，、:：]*([\d+\-－()（） ]*)", line).groups()
        if not name or len(name) > 40:
            raise forms.ValidationError(_("第%(number)s行读不出姓名。一行写一位代表：姓名 电话。") % {"number": number})
        return name, phone.strip()
