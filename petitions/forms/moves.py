"""One small form per move of a case; those about papers are in papers.py. Which words the petitioner will read is said at the box, every time."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.permissions import accused_choices, handlers_of, walled_units
from petitions.vocabulary import OBJECTION_OUTCOMES, Action, Kind
from portal.orgs.models import OrgUnit

SEEN = _("来件人查进度时看得到。不写别人的姓名、电话和住址。")
INSIDE = _("只有内部看得到。")


def text(label, *, help_text="", required=True, rows=4, initial=""):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        initial=initial,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label, *, help_text="", initial=timezone.localdate):
    return forms.DateField(
        label=label,
        help_text=help_text,
        initial=initial,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def objection_outcome():
    return forms.ChoiceField(
        label=_("异议的处理结果"),
        choices=[("", _("请选择")), *((outcome, outcome.label) for outcome in OBJECTION_OUTCOMES)],
        help_text=_("来件人看得到。公示页面只写每种结果有几件。选“更正后重新公示”的，要先重新公示，才能转入下一轮。"),
        error_messages={"required": _("请选择异议的处理结果。")},
    )


class MoveForm(forms.Form):
    """The version that was looked at travels along, so that nobody writes over what they have not seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    layout = ""  # a template of its own for the fields, where they are more than a list

    def __init__(self, *args, case, by, **kwargs):
        self.case, self.by = case, by
        kwargs["initial"] = {"version": case.version, **self.starting_values(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fit()

    def starting_values(self) -> dict:
        return {}

    def fit(self):
        """Adapt the fields to the case."""

    def reworked(self):
        """The form as a button inside it changed it; None when the move is to be made."""
        return

    def seen_version(self) -> int:
        return self.cleaned_data["version"]

    def look_again(self):
        """What is shown beside the form is new: sending it again then counts."""
        self.data = self.data.copy()
        self.data["version"] = self.case.version

    def values(self) -> dict:
        """What goes to the service, by the service's own names."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class AcceptForm(MoveForm):
    summary = forms.CharField(
        label=_("事项摘要"),
        max_length=80,
        required=False,
        help_text=_("列表里显示的一句话，看过内容后写清楚是什么事。不写姓名、电话、住址。来件人看不到。"),
    )
    note = text(
        _("告诉来件人"),
        help_text=SEEN,
        required=False,
        initial=_("您反映的事项已经受理，我们会在期限内办完并给您答复。"),
    )

    def starting_values(self):
        return {"summary": self.case.summary}


class DeclineForm(MoveForm):
    reason = text(_("不予受理的理由，以及可以找谁"), help_text=SEEN)


class TransferForm(MoveForm):
    organ = forms.CharField(label=_("转送给哪个单位"), max_length=60)
    note = text(_("告诉来件人"), help_text=SEEN, required=False, rows=3)
    internal_note = text(_("内部记录"), help_text=INSIDE, required=False, rows=3)
    without_copy = text(_("不附移送件的理由"), help_text=INSIDE, required=False, rows=2)

    def fit(self):
        """An accusation goes with a copy that names nobody; without one, the reason is asked for."""
        if self.case.kind != Kind.ACCUSATION or self.case.forwarded_copies.exists():
            del self.fields["without_copy"]


class SendBackForm(MoveForm):
    reason = text(_("退回的详细理由"), help_text=INSIDE)


class WithdrawForm(MoveForm):
    reason = text(_("来件人怎样提出撤回"), help_text=INSIDE, rows=3)


class ClassifyForm(MoveForm):
    kind = forms.ChoiceField(label=_("改为"), choices=Kind.choices)
    accused_unit = forms.ModelChoiceField(
        label=_("被检举单位"),
        queryset=None,
        required=False,
        empty_label=_("没有，或者不改"),
        help_text=_("只对检举控告有用：选了以后，这个单位的人看不到这件来件。"),
    )
    reason = text(_("为什么改"), help_text=INSIDE, required=False, rows=2)

    def starting_values(self):
        return {"kind": self.case.kind, "accused_unit": self.case.accused_unit_id}

    def fit(self):
        self.fields["accused_unit"].queryset = accused_choices()
        if self.case.publication_id is None:
            self.fields["kind"].choices = [choice for choice in Kind.choices if choice[0] != Kind.OBJECTION]


class AssignForm(MoveForm):
    assignee = forms.ModelChoiceField(
        label=_("承办人"), queryset=None, required=False, empty_label=_("不指定人，只定单位")
    )
    unit = forms.ModelChoiceField(
        label=_("承办单位"),
        queryset=None,
        required=False,
        empty_label=_("承办人所在的单位"),
    )
    note = text(_("交办意见"), help_text=INSIDE, required=False, rows=3)

    def fit(self):
        self.fields["assignee"].queryset = handlers_of(self.case).order_by("pk")
        able = set(handlers_of(self.case).values_list("pk", flat=True))
        self.fields["unit"].queryset = OrgUnit.objects.exclude(pk__in=walled_units(self.case)).order_by("code")
        self.initial["assignee"] = next((pk for pk in self.likely() if pk in able), None)

    def likely(self):
        """Whoever has it, whoever took it on, whoever is asking: offered first, in this order."""
        yield self.case.assignee_id
        for event in self.case.events.all():
            if event.action == Action.ACCEPT:
                yield event.by_id
        yield self.by.pk


class ConfirmReceiptForm(MoveForm):
    on = day(_("与申请人确认的收到日期"), help_text=_("期限从这一天的次日起算（政府信息公开条例第三十一条）。"))
    note = text(_("怎样确认的"), help_text=INSIDE, required=False, rows=2)


class RecordForm(MoveForm):
    note = text(_("内部记录"), help_text=INSIDE, required=False)
    public_note = text(_("告诉来件人的话"), help_text=SEEN, required=False, rows=3)


class AnswerAtOnceForm(MoveForm):
    answer = text(_("答复的内容"), help_text=SEEN, rows=6)
    outcome = objection_outcome()

    def fit(self):
        if self.case.kind != Kind.OBJECTION:
            del self.fields["outcome"]


class BareForm(MoveForm):
    """A move that needs no words."""


class CloseForm(MoveForm):
    note = text(_("办结说明"), help_text=INSIDE, required=False, rows=2)


class ViewPersonForm(forms.Form):
    reason = forms.CharField(label=_("查看理由"), max_length=200, help_text=_("例如：电话核实家庭人口。"))
