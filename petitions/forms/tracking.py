"""The look-up and what its holder may do there. Each form carries number and code again: nothing is remembered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions import codes
from petitions.models.rating import Score
from petitions.services.petitioner import MAX_TEXT

from .fields import AttachmentsField


class TrackForm(forms.Form):
    number = forms.CharField(
        label=_("编号"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("请填写回执上的编号。")},
    )
    code = forms.CharField(
        label=_("查询码"),
        max_length=80,
        help_text=_("回执上的那一长串，七组，每组四个。空格、横线和大小写都没关系。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("请填写回执上的查询码。")},
    )


class HolderForm(forms.Form):
    """A form on the page of a case: the code travels in the body of the POST and nowhere else."""

    number = forms.CharField(max_length=40, widget=forms.HiddenInput)
    code = forms.CharField(max_length=80, widget=forms.HiddenInput)


class SupplementForm(HolderForm):
    text = forms.CharField(
        label=_("要补充的内容"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写清楚新的情况，或者对答复的意见。寄出以后不能改，这一次只能补充一回。"),
        error_messages={"required": _("请写下要补充的内容。")},
    )
    attachments = AttachmentsField(label=_("照片或文件"))


class RatingForm(HolderForm):
    score = forms.TypedChoiceField(
        label=_("您对这件事的办理满意吗"),
        coerce=int,
        choices=[(score.value, score.label) for score in reversed(Score)],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个评价。")},
    )
    comment = forms.CharField(
        label=_("还有什么要说的"),
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("可以不写。评价只能给一次，公开的只有统计数字。"),
    )


class AskReviewForm(HolderForm):
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("对处理意见哪里不服，理由是什么"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("请写明哪里不服、理由是什么。")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("key", codes.new_key())

    def clean_key(self):
        """A key lost on the way is replaced: the request is not lost with it."""
        key = self.cleaned_data["key"]
        return key if len(key) >= 32 else codes.new_key()
