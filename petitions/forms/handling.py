"""The forms of the moves in between: found out, agreed, heard; split, joined, given back, asked for, taken up again."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions import codes
from petitions.models import ChecklistItem, Petition
from petitions.permissions import accused_choices, free_of
from petitions.services import checklists
from petitions.services.splitting import MAY_SPLIT_OFF, Matter
from petitions.similar import similar_to
from petitions.vocabulary import InquiryKind, Kind, Relation, Subject
from portal.numbers import read_number
from portal.orgs.selectors import villages

from .fields import AttachmentsField
from .moves import INSIDE, SEEN, MoveForm, day, text

TOLD = {"help_text": SEEN, "required": False, "rows": 2}


class InvestigateForm(MoveForm):
    kind = forms.ChoiceField(label=_("方式"), choices=InquiryKind.choices)
    on = day(_("哪一天"))
    place = forms.CharField(label=_("地点"), max_length=200, help_text=INSIDE)
    investigators = forms.ModelMultipleChoiceField(
        label=_("调查人"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("至少两个人，可以一个在这里选、一个写在下面。被反映的人和单位不在其中。"),
    )
    others = text(
        _("没有账号的调查人"), help_text=_("一行一个，写单位和姓名。只有内部看得到。"), required=False, rows=2
    )
    asked = text(_("问了谁"), help_text=INSIDE, required=False, rows=2)
    findings = text(_("查明的情况"), help_text=INSIDE, rows=6)
    files = AttachmentsField(label=_("照片和材料"))
    public_note = text(_("告诉来件人"), **TOLD)

    def fit(self):
        staff = get_user_model().objects.filter(is_active=True, unit__isnull=False)
        self.fields["investigators"].queryset = free = free_of(self.case, staff).order_by("pk")
        if free.filter(pk=self.by.pk).exists():
            self.initial.setdefault("investigators", [self.by.pk])


class MediateForm(MoveForm):
    on = day(_("哪一天"))
    place = forms.CharField(label=_("地点"), max_length=200, help_text=INSIDE)
    mediator = forms.CharField(label=_("谁主持调解"), max_length=100, help_text=INSIDE)
    is_reached = forms.TypedChoiceField(
        label=_("结果"),
        choices=[("1", _("达成协议")), ("0", _("没有达成"))],
        coerce=lambda value: value == "1",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    agreement = text(_("协议的内容，或者分歧在哪里"), help_text=INSIDE, rows=6)
    public_note = text(_("告诉来件人"), **TOLD)


class HearForm(MoveForm):
    on = day(_("哪一天"))
    place = forms.CharField(label=_("地点"), max_length=200, help_text=INSIDE)
    chair = forms.CharField(label=_("谁主持听证"), max_length=100, help_text=INSIDE)
    attendees = forms.IntegerField(label=_("到场人数"), min_value=1, max_value=1000)
    result = text(_("听证结果"), help_text=INSIDE, rows=6)
    public_note = text(_("告诉来件人"), **TOLD)


class SplitForm(MoveForm):
    idempotency_key = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("分出来的是哪一类"), choices=[(kind, kind.label) for kind in MAY_SPLIT_OFF])
    subject = forms.ChoiceField(label=_("事项类型"), choices=Subject.choices, initial=Subject.OTHER)
    village = forms.ModelChoiceField(label=_("涉及村"), queryset=None, required=False, empty_label=_("和原件一样"))
    request = text(_("分出来的事项"), help_text=_("照来件的原话写，只写这一件事。"))
    facts = text(_("事实和理由"), help_text=INSIDE, required=False, rows=3)
    summary = forms.CharField(
        label=_("事项摘要"), max_length=80, required=False, help_text=_("列表里显示，不写姓名电话。空着就自动写。")
    )
    accused_unit = forms.ModelChoiceField(
        label=_("被检举单位"),
        queryset=None,
        required=False,
        empty_label=_("和原件一样"),
        help_text=_("选了以后，这个单位的人看不到分出来的这件。"),
    )

    def starting_values(self):
        return {"idempotency_key": codes.new_key(), "kind": self.case.kind}

    def fit(self):
        self.fields["village"].queryset = villages()
        self.fields["accused_unit"].queryset = accused_choices()
        if self.case.publication_id is None:
            self.fields["kind"].choices = [(kind, kind.label) for kind in MAY_SPLIT_OFF if kind != Kind.OBJECTION]

    def values(self):
        values = super().values()
        key = values.pop("idempotency_key")
        return {"matter": Matter(**values), "idempotency_key": key}


class OtherCaseForm(MoveForm):
    """A form that names another case by its number: one that this person may know of."""

    number = forms.CharField(label=_("另一件的编号"), max_length=20)

    def fit(self):
        self.suggestions = similar_to(self.by, self.case)

    def clean_number(self):
        number = codes.normalise_number(self.cleaned_data["number"])
        other = Petition.objects.visible_to(self.by).filter(number=number).first()
        if other is None:
            raise forms.ValidationError(gettext("没有找到这个编号的来件。请核对后重新填写。"))
        return other

    def values(self):
        values = super().values()
        values[self.other_name] = values.pop("number")
        return values


class LinkForm(OtherCaseForm):
    other_name = "other"
    relation = forms.ChoiceField(
        label=_("怎么关联"), choices=Relation.choices, widget=forms.RadioSelect, initial=Relation.REPEATS
    )


class MergeForm(OtherCaseForm):
    other_name = "into"
    agreed_on = day(_("来件人哪一天同意的"))
    agreed_how = text(
        _("怎样同意的"), help_text=_("例如：来件人到窗口签字；电话里同意，谁打的。只有内部看得到。"), rows=2
    )
    shares_reply = forms.BooleanField(
        label=_("两件的来件人都同意共同答复"),
        required=False,
        help_text=_("打了勾，这件的来件人凭自己的查询码能看到另一件送达的答复（不显示称呼）。没打勾，答复要另外告诉。"),
    )


class ReopenForm(MoveForm):
    reason = text(_("为什么重新办理"), help_text=INSIDE)
    public_note = text(_("告诉来件人"), help_text=SEEN, required=False, rows=3)


class ReturnAssignmentForm(MoveForm):
    reason = text(_("为什么退回"), help_text=INSIDE)
    has_interest = forms.BooleanField(label=_("我和这件事有利害关系，应当回避"), required=False)


class RemindForm(MoveForm):
    note = text(_("催办什么"), help_text=_("承办人在首页和来件里看得到，来件人看不到。"), rows=3)


class CheckForm(MoveForm):
    """The whole list with its ticks. Only what was changed on this page counts: two people may tick side by side."""

    items = forms.ModelMultipleChoiceField(
        label=_("核对过的"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def starting_values(self):
        ticked = checklists.done_of(self.case)
        return {"items": sorted(ticked), "seen": ",".join(map(str, sorted(ticked)))}

    def fit(self):
        self.fields["items"].queryset = ChecklistItem.objects.for_case(self.case)
        self.fields["items"].label_from_instance = lambda item: (
            f"{item.text}（{item.article}）" if item.article else item.text
        )

    def values(self):
        seen = {read_number(pk) for pk in self.cleaned_data["seen"].split(",")}
        chosen = list(self.cleaned_data["items"])
        left = {item.pk for item in chosen}
        return {
            "done": [item for item in chosen if item.pk not in seen],
            "undone": [item for item in self.fields["items"].queryset if item.pk in seen - left],
        }
