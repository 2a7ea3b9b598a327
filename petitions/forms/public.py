"""What a resident fills in: a letter, an objection, a look-up. Plain words; every error says where and what to do."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions.services.intake import Person
from petitions.vocabulary import Kind
from portal.orgs.selectors import villages

from .fields import AttachmentsField, ExplainedRadios

NAMED, ANONYMOUS = "named", "anonymous"

# 公示异议 has its own door: the notice. Without a notice it would be a claim about nobody knows which row.
LETTER_KINDS = {
    Kind.CONSULTATION: _("想弄清政策、条件、材料或办到哪一步了。答复了就算办结。"),
    Kind.SUGGESTION: _("对低保工作怎么做得更好有想法。研究以后告诉您采纳不采纳、为什么。"),
    Kind.CLAIM: _("自己的事没办好或办得不对，要求解决。受理后给您书面处理意见，不服还可以申请复查。"),
    Kind.ACCUSATION: _("反映干部违纪违法、优亲厚友、克扣冒领等。转给有权处理的机关，被检举的人和单位看不到。"),
    Kind.INFORMATION: _("申请公开某一份政府信息。需要写姓名和联系方式。"),
}


class MatterForm(forms.Form):
    """What a letter and an objection share: the matter, the person behind it if they want, and the files."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    # A trap for machines: people do not see it, so whoever fills it in is none.
    website = forms.CharField(
        required=False, label=_("这一栏请留空"), widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )
    request_text = forms.CharField(
        label=_("您要说的事，和希望怎么处理"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("一两句话也行。例如：母亲上个月住院，花了不少钱，想问家里的低保能不能调整。"),
        error_messages={"required": _("请写明是什么事、希望怎么处理，一两句话也行。")},
    )
    facts = forms.CharField(
        label=_("事情的经过"),
        max_length=5000,
        required=False,
        help_text=_("什么时间、什么地方、怎么回事、您知道的情况。写得越具体，查得越快。"),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    identity = forms.ChoiceField(
        label=_("要不要写姓名"),
        choices=[(NAMED, _("写上姓名")), (ANONYMOUS, _("不留姓名"))],
        widget=ExplainedRadios(
            explanations={
                NAMED: _("办理人能找您核实，也能给您书面答复。姓名加密保存，查看要写理由并留下记录。"),
                ANONYMOUS: _("不写也照样登记。办理结果凭编号和查询码自己查，不会另外送书面答复。"),
            }
        ),
        error_messages={"required": _("请选一项：写上姓名，或者不留姓名。")},
    )
    name = forms.CharField(
        label=_("姓名"),
        max_length=40,
        required=False,
        help_text=_("选了“写上姓名”就要填。"),
        widget=forms.TextInput(attrs={"autocomplete": "name", "data-needed": ""}),
    )
    phone = forms.CharField(
        label=_("电话"),
        max_length=30,
        required=False,
        help_text=_("只用来核实情况和通知您。不留的话，请记得自己来查。"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    address = forms.CharField(
        label=_("通信地址"),
        max_length=120,
        required=False,
        help_text=_("想收纸质答复才需要写。"),
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    publish_consent = forms.BooleanField(
        label=_("答复对别人也有用的话，同意去掉个人信息后公开"),
        required=False,
        help_text=_("不同意不影响办理。"),
    )
    attachments = AttachmentsField(label=_("选照片或文件"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("identity") == NAMED and not cleaned.get("name"):
            self.add_error("name", gettext("请写上姓名；不想写就在上面改选“不留姓名”。"))
        if cleaned.get("identity") == ANONYMOUS:
            # Somebody who changed their mind must not leave a name behind in a hidden box.
            cleaned.update(name="", phone="", address="")
        return cleaned

    @property
    def is_machine(self) -> bool:
        return bool(self.data.get("website"))

    def person(self) -> Person | None:
        if self.cleaned_data["identity"] == ANONYMOUS:
            return None
        return Person(**{name: self.cleaned_data[name] for name in ("name", "phone", "address")})


class LetterForm(MatterForm):
    kind = forms.ChoiceField(
        label=_("请选一类"),
        choices=[(kind, kind.label) for kind in LETTER_KINDS],
        widget=ExplainedRadios(explanations=LETTER_KINDS),
        error_messages={"required": _("请选一类。拿不准就选“咨询”，我们会改到对的类别。")},
    )
    village = forms.ModelChoiceField(
        label=_("和哪个村有关"),
        queryset=None,
        required=False,
        empty_label=_("不确定，或者不限于某个村"),
    )
    field_order = ["kind", "village", "request_text", "facts", "identity"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = villages()
        self.fields["village"].label_from_instance = lambda unit: unit.name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Kind.INFORMATION:
            if cleaned.get("identity") == ANONYMOUS:
                self.add_error("identity", gettext("申请公开信息要写上姓名和联系方式（政府信息公开条例第二十九条）。"))
            elif not (cleaned.get("phone") or cleaned.get("address")):
                self.add_error("phone", gettext("申请公开信息要留一种联系方式：电话或者通信地址。"))
        return cleaned


class ObjectionForm(MatterForm):
    """An objection to one posted notice, or to one row of it (民发〔2021〕57号 art 19)."""

    row = forms.IntegerField(
        label=_("公示表里的序号"), required=False, min_value=1, help_text=_("不针对某一户就不用填。")
    )

    field_order = ["row", "request_text", "facts", "identity"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = self.fields["request_text"]
        words.label = _("您认为哪里不对，希望怎么处理")
        words.help_text = _("例如：这一户人口写成三口，实际只有两口，请核实。")
        words.error_messages["required"] = _("请写明您认为哪里不对。")
