"""Forms of the batch screens. They parse; services decide."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.orgs.models import OrgUnit

from . import batch_selectors
from .intake import limits
from .models import BatchState, Round

ACCEPT = ".xlsx,.xls,.et,.ods,.csv,.txt"


class RoundChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Round) -> str:
        return f"{obj.procedure.scheme.name} · {obj.name}"


class UploadForm(forms.Form):
    """Which file, of whom, for which posting."""

    file = forms.FileField(
        label=_("名册文件"),
        help_text=_(
            "可以是 .xlsx、.xls、.et、.ods 或 .csv，不超过 20 MB。身份证号等列不用先删，系统会整列丢弃并列出来。"
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "required": _("请选择要上传的名册文件。"),
            "empty": _("这是一个空文件，里面没有表格。请确认选对了文件。"),
        },
    )
    round = RoundChoiceField(label=_("救助项目和公示轮次"), queryset=Round.objects.none(), empty_label=_("请选择"))
    unit = forms.ModelChoiceField(
        label=_("报送单位"),
        queryset=OrgUnit.objects.none(),
        empty_label=None,
        help_text=_("选某个村时，名册里只能有这个村的户。"),
    )
    period = forms.CharField(label=_("所属期间"), max_length=40, help_text=_("例如：2026年第一季度"))

    def __init__(self, *args, by, too_big: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.too_big = too_big
        self.fields["round"].queryset = batch_selectors.rounds_for_upload()
        self.fields["unit"].queryset = batch_selectors.units_for_upload(by)
        self.fields["period"].initial = batch_selectors.suggested_period(timezone.localdate())
        if too_big:
            self.fields["file"].error_messages["required"] = say_too_big()


class ReplaceForm(forms.Form):
    """The repaired file; unit, round and period are those of the batch that it stands for."""

    file = forms.FileField(
        label=_("改好的名册文件"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "required": _("请选择改好的名册文件。"),
            "empty": _("这是一个空文件，里面没有表格。请确认选对了文件。"),
        },
    )

    def __init__(self, *args, too_big: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if too_big:
            self.fields["file"].error_messages["required"] = say_too_big()


def say_too_big() -> str:
    return gettext("文件超过 %(limit)s MB。请按村拆成几个文件，分别上传。") % {"limit": limits.FILE_BYTES // limits.MIB}


class BatchFilterForm(forms.Form):
    """What the list may be narrowed to. Unknown values narrow nothing."""

    state = forms.ChoiceField(label=_("状态"), required=False, choices=[("", _("全部状态")), *BatchState.choices])
    unit = forms.ModelChoiceField(
        label=_("报送单位"), required=False, queryset=OrgUnit.objects.none(), empty_label=_("全部单位")
    )
    mine = forms.BooleanField(label=_("只看我上传的"), required=False)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["unit"].queryset = batch_selectors.units_for_upload(by)

    def narrow(self, batches, by):
        """The list with the chosen filters."""
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("state"):
            batches = batches.filter(state=chosen["state"])
        if chosen.get("unit"):
            batches = batches.filter(unit=chosen["unit"])
        if chosen.get("mine"):
            batches = batches.filter(uploader=by)
        return batches


class ReasonForm(forms.Form):
    """Why a batch goes back or is undone."""

    reason = forms.CharField(
        label=_("原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("不要写姓名、身份证号等个人信息。"),
        error_messages={"required": _("请写明原因，方便对方更正。")},
    )
