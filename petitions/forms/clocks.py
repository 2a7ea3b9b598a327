"""The forms of the table of clocks: a local promise, a law that changed, the end of a row."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.deadlines import DUTIES, EVENTS, UNITS
from petitions.vocabulary import Kind, Subject
from portal.workdays.arithmetic import Unit

NOTE = _("可以不填。不写姓名、电话。")


def first_day(label, help_text=""):
    return forms.DateField(
        label=label,
        initial=timezone.localdate,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class ClockForm(forms.Form):
    """One act on the table; `rule` is the row that it is about, if there is one."""

    def __init__(self, *args, rule=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rule = rule
        self.fit()

    def fit(self):
        """Start from the row."""


class PromiseForm(ClockForm):
    name = forms.CharField(label=_("承诺的名称"), max_length=40, help_text=_("例如：发放问题5个工作日内答复。"))
    event = forms.ChoiceField(label=_("从哪一天起算"), choices=[(event, EVENTS[event]) for event in DUTIES])
    kinds = forms.MultipleChoiceField(
        label=_("类别"),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一个也不选，就是各类都适用。"),
    )
    subject = forms.ChoiceField(
        label=_("事项类型"),
        choices=[("", _("不限")), *Subject.choices],
        required=False,
        help_text=_("选了一种的，比不限的先用。"),
    )
    days = forms.IntegerField(label=_("天数"), min_value=1, max_value=365)
    unit = forms.ChoiceField(label=_("单位"), choices=[(unit, UNITS[unit]) for unit in Unit])
    article = forms.CharField(label=_("依据"), max_length=80, help_text=_("写明哪一份承诺文件。"))
    valid_from = first_day(_("从哪天起适用"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False, help_text=NOTE)


class ReplaceForm(ClockForm):
    days = forms.IntegerField(label=_("新的天数"), min_value=1, max_value=365)
    extendable = forms.IntegerField(label=_("最多延长"), min_value=0, max_value=365)
    article = forms.CharField(label=_("新的依据"), max_length=80, help_text=_("文件名称和条款。"))
    valid_from = first_day(_("从哪天起适用"), _("原规定用到这一天的前一天。已经在走的期限不变。"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False, help_text=NOTE)

    def fit(self):
        self.initial |= {
            "days": self.rule.days,
            "article": self.rule.article,
            "extendable": self.rule.extendable,
        }
        if not self.rule.extendable:
            del self.fields["extendable"]


class EndForm(ClockForm):
    last_day = first_day(_("最后适用的一天"), _("已经在走的期限不变。"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False, help_text=NOTE)
