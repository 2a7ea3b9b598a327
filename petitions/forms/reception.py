"""What the reception desk types while somebody stands there: one form for visit, letter, call and the rest.

In the order in which people talk: how and when, who, where, what; then, for a question, the answer given on the spot.
"""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions import codes
from petitions.permissions import accused_choices
from petitions.services.intake import Person
from petitions.vocabulary import Channel, Kind
from petitions.workflow import DRAFT
from portal.accounts.permissions import allows
from portal.orgs.selectors import villages

from .fields import ManyFilesField

CHANNELS = [channel for channel in Channel if channel != Channel.WEB]
FROM_ELSEWHERE = (Channel.HOTLINE, Channel.TRANSFER)
AT_ONCE = (Kind.CONSULTATION, Kind.SUGGESTION)


class ReceptionForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("来件方式"),
        choices=[(channel, channel.label) for channel in CHANNELS],
        initial=Channel.VISIT,
        widget=forms.RadioSelect,
    )
    received_on = forms.DateField(
        label=_("收到日期"),
        initial=timezone.localdate,
        help_text=_("补登的写当天的日期。期限从第二天起算。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    name = forms.CharField(label=_("姓名"), max_length=40, required=False, help_text=_("不愿留名的空着，按匿名登记。"))
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    address = forms.CharField(label=_("住址"), max_length=120, required=False)
    persons_count = forms.IntegerField(label=_("几个人"), min_value=1, max_value=500, initial=1)
    village = forms.ModelChoiceField(
        label=_("涉及村"), queryset=None, required=False, empty_label=_("不确定，或者不限于某个村")
    )
    kind = forms.ChoiceField(
        label=_("类别"),
        choices=[(kind, kind.label) for kind in Kind if kind != Kind.REVIEW],
        initial=Kind.CONSULTATION,
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(
        label=_("事项摘要"),
        max_length=80,
        required=False,
        help_text=_("列表里显示，不写姓名电话。空着就按村和类别自动写。"),
    )
    request_text = forms.CharField(
        label=_("反映或者要问的事"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("口头说的照实记，念给来人听一遍（信访工作条例第十九条）。"),
    )
    facts = forms.CharField(
        label=_("事实和理由"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    publication_number = forms.CharField(
        label=_("公示编号"), max_length=12, required=False, help_text=_("只在登记公示异议时填，印在公示标题下面。")
    )
    row_serial = forms.IntegerField(label=_("公示表里的序号"), min_value=1, required=False)
    accused_unit = forms.ModelChoiceField(
        label=_("被检举单位"),
        queryset=None,
        required=False,
        empty_label=_("不是下面的单位"),
        help_text=_("只在登记检举控告时选：选了以后这个单位的人看不到这件。"),
    )
    source_organ = forms.CharField(label=_("转送单位"), max_length=60, required=False)
    source_number = forms.CharField(label=_("文号或工单号"), max_length=60, required=False)
    ticket_due = forms.DateField(
        label=_("工单期限"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("12345工单自带的最后一天。"),
    )
    attachments = ManyFilesField(label=_("材料照片"), required=False)
    publish_consent = forms.BooleanField(label=_("来人同意去掉个人信息后公开答复"), required=False)
    answer = forms.CharField(
        label=_("当场答复"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("咨询和建议当场答了的写在这里，登记后随即办结；来人凭查询码也看得到。"),
    )

    GROUPS = [
        (_("怎么来的"), ["channel", "received_on"]),
        (_("是谁"), ["name", "phone", "address", "persons_count"]),
        (_("什么事"), ["kind", "village", "request_text", "facts", "summary", "attachments", "publish_consent"]),
        (_("当场答复"), ["answer"]),
    ]
    SELDOM = [
        (_("公示异议"), ["publication_number", "row_serial"]),
        (_("检举控告"), ["accused_unit"]),
        (_("上级转送和12345"), ["source_organ", "source_number", "ticket_due"]),
    ]

    def __init__(self, *args, by, **kwargs):
        kwargs["initial"] = {"key": codes.new_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = villages()
        self.fields["accused_unit"].queryset = accused_choices()
        for name in ("village", "accused_unit"):
            self.fields[name].label_from_instance = lambda unit: unit.name
        self.fields["channel"].widget.attrs["autofocus"] = True
        if not allows(by, DRAFT):
            del self.fields["answer"]

    def groups(self):
        return self._fields_of(self.GROUPS)

    def seldom(self):
        return self._fields_of(self.SELDOM)

    def _fields_of(self, groups):
        found = [(title, [self[name] for name in names if name in self.fields]) for title, names in groups]
        return [(title, fields) for title, fields in found if fields]

    def clean(self):
        cleaned = super().clean()
        kind, channel = cleaned.get("kind"), cleaned.get("channel")
        if kind == Kind.OBJECTION and not cleaned.get("publication_number"):
            self.add_error("publication_number", gettext("登记公示异议要写公示编号，印在公示标题下面。"))
        if channel in FROM_ELSEWHERE and not cleaned.get("source_organ"):
            self.add_error("source_organ", gettext("转来的件要写明是哪个单位转来的。"))
        if cleaned.get("answer") and kind not in AT_ONCE:
            self.add_error("answer", gettext("只有咨询和建议能当场答复办结。别的类别请先登记，再在来件里办。"))
        return cleaned

    def person(self) -> Person | None:
        values = {name: self.cleaned_data[name] for name in ("name", "phone", "address")}
        return Person(**values) if values["name"].strip() else None

    def matter(self) -> dict:
        """What goes to intake.submit, by its own names."""
        data = self.cleaned_data
        taken = {
            name: data[name]
            for name in (
                "channel", "kind", "facts", "persons_count", "village", "summary", "attachments", "row_serial",
                "publish_consent", "source_organ", "source_number", "ticket_due", "received_on",
            )
        }  # fmt: skip
        person = self.person()
        return {
            **taken,
            "request": data["request_text"],
            "idempotency_key": data["key"],
            "petitioner": person,
            "is_anonymous": person is None,
            "accused_unit": data["accused_unit"] if data["kind"] == Kind.ACCUSATION else None,
            "publication_number": data["publication_number"] or None,
        }
