"""The forms of the sealed route and of the file: whom a matter is about, the copy that leaves, what is kept how long."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from petitions.models import RetentionRule
from petitions.permissions import accused_choices, walled_units
from petitions.services import copies, retention
from petitions.vocabulary import Kind

from .moves import INSIDE, MoveForm, text


class NameAccusedForm(MoveForm):
    units = forms.ModelMultipleChoiceField(
        label=_("被反映的单位"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("勾上的单位，其工作人员看不到这件来件。反映乡镇的，只有县级账号能办。"),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("被反映的工作人员"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("勾上的人看不到、也不能办这件来件。与来件有利害关系、应当回避的，也在这里勾上。"),
    )
    reason = text(_("理由"), help_text=INSIDE, rows=3)

    def starting_values(self):
        return {
            "units": sorted(walled_units(self.case)),
            "people": list(self.case.accused.values_list("pk", flat=True)),
        }

    def fit(self):
        self.fields["units"].queryset = accused_choices()
        self.fields["people"].queryset = get_user_model().objects.filter(is_active=True).order_by("display_name", "pk")


class ForwardCopyForm(MoveForm):
    organ = forms.CharField(label=_("移送给哪个单位"), max_length=60)
    text = text(
        _("移送件内容"),
        help_text=_(
            "电脑已把来件人的姓名、电话、住址换成“来件人”，把像个人信息的换成□。请从头读一遍，删掉能看出是谁写的话。"
        ),
        rows=14,
    )

    def starting_values(self):
        return {"text": copies.propose(petition=self.case, by=self.by)}


class PreserveForm(MoveForm):
    reason = text(_("理由"), help_text=INSIDE, rows=3)


class RetentionRuleForm(forms.Form):
    """One kind's line: years and the schedule that names them."""

    years = forms.IntegerField(label=_("年限"), min_value=1, max_value=retention.LONGEST, required=False)
    basis = forms.CharField(
        label=_("依据"), max_length=RetentionRule._meta.get_field("basis").max_length, required=False
    )

    def __init__(self, *args, kind: Kind, rule: RetentionRule | None = None, **kwargs):
        self.kind, self.rule = kind, rule
        initial = {"years": rule.years, "basis": rule.basis} if rule else {}
        super().__init__(*args, prefix=str(kind), initial=initial, **kwargs)
        for name in self.fields:
            self.fields[name].widget.attrs["aria-label"] = f"{kind.label} {self.fields[name].label}"


class ProposeForm(forms.Form):
    cases = forms.ModelMultipleChoiceField(
        label=_("来件"), queryset=None, error_messages={"required": _("请至少选一件来件。")}
    )
    reason = forms.CharField(
        label=_("理由"), max_length=120, help_text=_("例如：保存期满，按档案保管期限表销毁。不写个人信息。")
    )

    def __init__(self, *args, due, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cases"].queryset = due


class DecideForm(forms.Form):
    note = forms.CharField(label=_("意见"), max_length=120, required=False)
