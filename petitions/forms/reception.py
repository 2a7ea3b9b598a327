"""What the reception desk types while somebody stands there: one form for visit, letter, call and the rest.

In the order in which people talk: how and when, who, where, what; then, for a question, the answer given on the spot.
Which fields belong to which channel and kind stands in channels.py; a page without JavaScript shows them all.
"""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions import channels, codes
from petitions.permissions import accused_choices
from petitions.services.entering import GROUP, Person
from petitions.vocabulary import Channel, Delivery, Kind, Subject
from petitions.workflow import DRAFT
from portal.accounts.permissions import allows

from .fields import AttachmentsField, ExplainedRadios, KeyedRadios, PeopleField, VillageField, day_input

CHANNELS = [channel for channel in Channel if channel != Channel.WEB]
AT_ONCE = channels.FIELDS_OF_KIND["answer"]
PERSONAL = ("name", "phone", "address", "representatives")  # never kept in the browser


class ReceptionForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("来件方式"),
        choices=[(channel, channel.label) for channel in CHANNELS],
        initial=Channel.VISIT,
        widget=KeyedRadios(accesskeys=True),
    )
    source_organ = forms.CharField(
        label=_("哪个单位"), max_length=60, required=False, help_text=_("转送单位，或者来函的支部、村。")
    )
    source_number = forms.CharField(
        label=_("文号或工单号"), max_length=60, required=False, help_text=_("对方的编号，回复时要用。")
    )
    ticket_due = forms.DateField(
        label=_("工单期限"), required=False, widget=day_input(), help_text=_("12345工单自带的最后一天。")
    )
    received_on = forms.DateField(
        label=_("收到日期"),
        initial=timezone.localdate,
        help_text=_("补登的写当天的日期，登记时间另外自动记。期限从第二天起算。"),
        widget=day_input(),
    )
    name = forms.CharField(label=_("姓名"), max_length=40, required=False, help_text=_("不愿留名的空着，按匿名登记。"))
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    address = forms.CharField(label=_("住址"), max_length=120, required=False)
    persons_count = forms.IntegerField(label=_("几个人"), min_value=1, max_value=500, initial=1)
    representatives = PeopleField(
        label=_("代表（1至5名）"),
        required=False,
        help_text=_("5人以上一起来访时填，一行一位：姓名 电话。代表不得超过5人（信访工作条例第二十条）。"),
    )
    village = VillageField(
        label=_("涉及村"), required=False, help_text=_("打头一两个字或者拼音首字母。不限于某个村的空着。")
    )
    kind = forms.ChoiceField(
        label=_("类别"),
        choices=[(kind, kind.label) for kind in channels.KIND_SENTENCES],
        initial=Kind.CONSULTATION,
        widget=KeyedRadios(explanations=channels.KIND_SENTENCES),
    )
    publication_number = forms.CharField(
        label=_("公示编号"), max_length=12, required=False, help_text=_("公示异议才填，印在公示标题下面。")
    )
    row_serial = forms.IntegerField(
        label=_("公示表里的序号"), min_value=1, required=False, help_text=_("对某一户有异议的填，对整份公示的空着。")
    )
    accused_unit = forms.ModelChoiceField(
        label=_("被检举单位"),
        queryset=None,
        required=False,
        empty_label=_("不是下面的单位"),
        help_text=_("检举控告才选：选了以后这个单位的人看不到这件。"),
    )
    delivery = forms.ChoiceField(
        label=_("申请怎样递交"),
        choices=[(way, way.label) for way in Delivery],
        required=False,
        help_text=_("信息公开申请才选，决定收到日期（政府信息公开条例第三十一条）。不选的按来件方式推定。"),
        widget=ExplainedRadios(explanations=channels.DELIVERY_RULES),
    )
    subject = forms.ChoiceField(label=_("哪方面的事"), choices=Subject.choices, initial=Subject.OTHER, required=False)
    request_text = forms.CharField(
        label=_("反映或者要问的内容"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("口头说的照实记，念给来人听一遍（信访工作条例第十九条）。"),
    )
    facts = forms.CharField(
        label=_("事实和理由"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    summary = forms.CharField(
        label=_("事项摘要"),
        max_length=80,
        required=False,
        help_text=_("列表里显示，不写姓名电话。空着就按村和类别自动写。"),
    )
    attachments = AttachmentsField(label=_("材料照片或文件"))
    publish_consent = forms.BooleanField(label=_("来人同意去掉个人信息后公开答复"), required=False)
    answer = forms.CharField(
        label=_("当场答复"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("咨询和建议当场答了的写在这里，登记后随即办结；来人凭查询码也看得到。"),
    )

    GROUPS = [
        ("how", _("怎么来的"), ["channel", "source_organ", "source_number", "ticket_due", "received_on"]),
        ("who", _("是谁"), ["name", "phone", "address", "persons_count", "representatives"]),
        (
            "what",
            _("什么事"),
            [
                "village", "subject", "kind", "publication_number", "row_serial", "accused_unit", "delivery",
                "request_text", "facts", "summary", "attachments", "publish_consent",
            ],
        ),
        ("answer", _("当场答复"), ["answer"]),
    ]  # fmt: skip

    def __init__(self, *args, by, **kwargs):
        kwargs["initial"] = {"key": codes.new_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["accused_unit"].queryset = accused_choices()
        self.fields["accused_unit"].label_from_instance = lambda unit: unit.name
        self.fields["channel"].widget.attrs["autofocus"] = True
        if not allows(by, DRAFT):
            del self.fields["answer"]

    def groups(self):
        """Each group with its fields, and for each field what the page must know to show it at the right time."""
        found = [
            (code, title, [(self[name], marks_of(name)) for name in names if name in self.fields])
            for code, title, names in self.GROUPS
        ]
        return [group for group in found if group[2]]

    def clean(self):
        cleaned = super().clean()
        kind, channel = cleaned.get("kind"), cleaned.get("channel")
        if channel:
            for name, sentence in channels.missing(channel, cleaned).items():
                self._complain(name, sentence)
        if kind == Kind.OBJECTION and not cleaned.get("publication_number"):
            self._complain("publication_number", gettext("登记公示异议要写公示编号，印在公示标题下面。"))
        if kind == Kind.INFORMATION:
            self._check_requester(cleaned)
        if cleaned.get("answer") and kind not in AT_ONCE:
            self._complain("answer", gettext("只有咨询和建议能当场答复办结。别的类别请先登记，再在来件里办。"))
        if cleaned.get("ticket_due") and channel != Channel.HOTLINE:
            self._complain("ticket_due", gettext("只有12345工单自带期限。请清空，或者把来件方式改成12345热线转办。"))
        if cleaned.get("accused_unit") and kind != Kind.ACCUSATION:
            self._complain("accused_unit", gettext("只有检举控告写被检举单位。请改成“不是下面的单位”，或者改类别。"))
        return cleaned

    def _check_requester(self, cleaned):
        if not cleaned.get("name"):
            self._complain("name", gettext("申请公开信息要写上姓名和联系方式（政府信息公开条例第二十九条）。"))
        elif not (cleaned.get("phone") or cleaned.get("address")):
            self._complain("phone", gettext("申请公开信息要留一种联系方式：电话或者通信地址。"))

    def _complain(self, name, sentence):
        """One sentence per field is enough: a date that cannot be read is not also missing."""
        if not self.has_error(name):
            self.add_error(name, sentence)

    def person(self) -> Person | None:
        """Whoever gave a name; of a group that gave none but sent representatives, the first of them."""
        data = self.cleaned_data
        spoken = tuple(Person(*one) for one in data["representatives"])
        if data["name"].strip():
            return Person(data["name"], data["phone"], data["address"], spoken)
        if spoken:
            return Person(spoken[0].name, data["phone"] or spoken[0].phone, data["address"], spoken)
        return None

    def matter(self) -> dict:
        """What goes to intake.submit, by its own names."""
        data = self.cleaned_data
        taken = {
            name: data[name]
            for name in (
                "channel", "kind", "facts", "persons_count", "village", "summary", "attachments", "row_serial",
                "publish_consent", "source_organ", "source_number", "ticket_due", "received_on", "delivery",
                "accused_unit",
            )
        }  # fmt: skip
        person = self.person()
        return {
            **taken,
            "subject": data["subject"] or Subject.OTHER,
            "request": data["request_text"],
            "idempotency_key": data["key"],
            "petitioner": person,
            "is_anonymous": person is None,
            "publication_number": data["publication_number"] or None,
        }


def marks_of(name: str) -> dict:
    """Attributes of the field's frame: what it belongs to, and what must not be kept in the browser."""
    marks = {}
    if name in channels.FIELDS_OF:
        marks["data-channels"] = " ".join(channels.FIELDS_OF[name])
    if name in channels.FIELDS_OF_KIND:
        marks["data-kinds"] = " ".join(channels.FIELDS_OF_KIND[name])
    if name == "received_on":
        marks["data-passed-by"] = " ".join(channels.SAME_DAY)
    if name == "representatives":
        marks["data-group-of"] = GROUP
    return marks
