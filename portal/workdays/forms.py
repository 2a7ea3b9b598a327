from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import notices


class YearForm(forms.Form):
    """A year's notice, pasted. Reading it is part of cleaning, so what does not fit is said at the field."""

    year = forms.IntegerField(label=_("年份"), min_value=2020, max_value=2100)
    source = forms.CharField(
        label=_("依据"), max_length=200, help_text=_("通知的名称和文号，如：国务院办公厅关于2027年部分节假日安排的通知")
    )
    text = forms.CharField(
        label=_("放假安排"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "粘贴通知正文（“一、元旦：……”各条），或每行写一天，如：2027-01-01 放假 元旦；2027-02-06 上班 春节。"
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year + 1
        self.reading: notices.Reading | None = None

    def clean(self):
        data = super().clean() or self.cleaned_data
        if "year" in data and "text" in data:
            self.reading = notices.read(data["text"], data["year"])
            for problem in self.reading.problems:
                self.add_error("text", problem)
        return data


def as_lines(days) -> str:
    """Days as the form reads them: what a correction starts from."""
    words = {"rest": "放假", "work": "上班"}  # the notice's own words in any language: notices.py reads them back
    return "\n".join(f"{day.date.isoformat()} {words[day.kind]} {day.source}".rstrip() for day in days)
