"""The words that taking down an answer needs."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawAnswerForm(forms.Form):
    reason = forms.CharField(
        label=_("撤下的原因"), max_length=120, help_text=_("记进公开日志，不写个人信息。例如：发现能认出是谁。")
    )
