"""The small forms around the list of cases: many at once, saved lists, and the lines of a checklist."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.vocabulary import Kind
from petitions.workflow import DRAFT
from portal.accounts.permissions import holders_of
from portal.orgs.models import OrgUnit

from .moves import INSIDE, text


class ManyForm(forms.Form):
    """Words for many cases at once; the cases themselves travel beside it."""

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fit()

    def fit(self):
        """Adapt the fields to the person."""


class AssignManyForm(ManyForm):
    assignee = forms.ModelChoiceField(
        label=_("承办人"),
        queryset=None,
        required=False,
        empty_label=_("不指定人，只定单位"),
        help_text=_("应当回避的那几件不会交给他，结果里会写明。"),
    )
    unit = forms.ModelChoiceField(
        label=_("承办单位"),
        queryset=OrgUnit.objects.order_by("code"),
        required=False,
        empty_label=_("承办人所在的单位"),
    )
    note = text(_("交办意见"), help_text=INSIDE, required=False, rows=3)

    def fit(self):
        self.fields["assignee"].queryset = holders_of(DRAFT).filter(unit__isnull=False).order_by("pk")


class RemindManyForm(ManyForm):
    note = text(_("催办什么"), help_text=_("每件的承办人在首页和来件里看得到。"), rows=3)


class CloseManyForm(ManyForm):
    note = text(_("办结说明"), help_text=INSIDE, required=False, rows=2)


class SavedListForm(forms.Form):
    name = forms.CharField(label=_("清单名称"), max_length=20, help_text=_("例如：杜村未办结的。不写人名。"))
    is_shared = forms.BooleanField(
        label=_("本单位的同事也看得到"), required=False, help_text=_("各人只看到自己办理范围内的来件。")
    )
    query = forms.CharField(widget=forms.HiddenInput, max_length=1000, required=False)


class EditListForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("清单名称"), max_length=20)
    position = forms.IntegerField(label=_("位置"), min_value=0, max_value=10000, help_text=_("小的排在前面。"))
    is_shared = forms.BooleanField(label=_("本单位的同事也看得到"), required=False)


class ChecklistItemForm(forms.Form):
    text = forms.CharField(label=_("核对什么"), max_length=120)
    article = forms.CharField(label=_("依据"), max_length=80, required=False)
    is_required = forms.BooleanField(
        label=_("办结前应当核对"), required=False, help_text=_("没核对就办结的，要写明原因。")
    )


class NewChecklistItemForm(ChecklistItemForm):
    kind = forms.ChoiceField(label=_("类别"), choices=Kind.choices)

    field_order = ["kind", "text", "article", "is_required"]


class EditChecklistItemForm(ChecklistItemForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    order = forms.IntegerField(label=_("顺序"), min_value=0, max_value=10000)
    is_active = forms.BooleanField(label=_("使用"), required=False, help_text=_("不用的去掉勾，以前的核对记录还在。"))
