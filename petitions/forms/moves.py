"""One small form per move of a case. Which words the petitioner will read is said at the box, every time."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.models.review import ReviewOutcome
from petitions.permissions import may_handle
from petitions.services import replies
from petitions.vocabulary import Action, DocumentKind, Kind, Outcome, ServiceMethod
from portal.orgs.models import OrgUnit
from portal.orgs.selectors import villages

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


class MoveForm(forms.Form):
    """The version that was looked at travels along, so that nobody writes over what they have not seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, case, by, **kwargs):
        self.case, self.by = case, by
        kwargs["initial"] = {"version": case.version, **self.starting_values(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fit()

    def starting_values(self) -> dict:
        return {}

    def fit(self):
        """Adapt the fields to the case."""

    def seen_version(self) -> int:
        return self.cleaned_data["version"]

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
        empty_label=_("没有，或者不是下面的单位"),
        help_text=_("只对检举控告有用：选了以后，这个单位的人看不到这件来件。"),
    )
    reason = text(_("为什么改"), help_text=INSIDE, required=False, rows=2)

    def starting_values(self):
        return {"kind": self.case.kind, "accused_unit": self.case.accused_unit_id}

    def fit(self):
        self.fields["accused_unit"].queryset = villages()
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
        staff = get_user_model().objects.filter(is_active=True, unit__isnull=False).select_related("unit")
        able = [person.pk for person in staff.order_by("pk") if may_handle(person, self.case)]
        self.fields["assignee"].queryset = get_user_model().objects.filter(pk__in=able)
        self.fields["unit"].queryset = OrgUnit.objects.exclude(pk=self.case.accused_unit_id).order_by("code")
        self.initial["assignee"] = next((pk for pk in self.likely() if pk in able), None)

    def likely(self):
        """Whoever has it, whoever took it on, whoever is asking: offered first, in this order."""
        yield self.case.assignee_id
        for event in self.case.events.all():
            if event.action == Action.ACCEPT:
                yield event.by_id
        yield self.by.pk


class RecordForm(MoveForm):
    note = text(_("内部记录"), help_text=INSIDE, required=False)
    public_note = text(_("告诉来件人的话"), help_text=SEEN, required=False, rows=3)


class ExtendForm(MoveForm):
    days = forms.IntegerField(label=_("延长几天"), min_value=1, max_value=30, initial=30)
    reason = text(_("延长的理由"), help_text=SEEN)


class AnswerAtOnceForm(MoveForm):
    answer = text(_("答复的内容"), help_text=SEEN, rows=6)


class DraftReplyForm(MoveForm):
    kind = forms.ChoiceField(label=_("文种"), choices=DocumentKind.choices)
    title = forms.CharField(label=_("标题"), max_length=80, help_text=_("不写姓名。例如：关于低保待遇事项的答复意见。"))
    addressee = forms.CharField(
        label=_("称呼"), max_length=60, required=False, help_text=_("例如：王某某同志。没留姓名的可以空着。")
    )
    facts_found = text(_("查明的事实"), help_text=_("何时收到、反映什么；查了什么、查明什么。一段一行。"), rows=8)
    law = text(_("依据"), help_text=_("法规和政策的名称、条款。申诉求决必须写。"), required=False, rows=3)
    opinion = text(
        _("处理意见"),
        help_text=_("逐项回应诉求，一段一行。分项写1. 2. 3.，不写一、二、三：打印时各部分前面自动加。"),
        rows=6,
    )
    remedy = text(
        _("不服时怎么办"), help_text=_("按机关信息里的复查机关自动填好，一般不用改。"), required=False, rows=3
    )
    outcome = forms.ChoiceField(label=_("结论"), choices=Outcome.choices)

    def starting_values(self):
        reply = replies.current(self.case)
        if reply is None:
            return {
                "kind": replies.paper_for(self.case),
                "title": replies.default_title(self.case),
                "remedy": replies.default_remedy(self.case),
                "outcome": Outcome.EXPLAINED,
            }
        return {name: getattr(reply, name) for name in self.base_fields if name != "version"}


class BareForm(MoveForm):
    """A move that needs no words."""


class ReturnReplyForm(MoveForm):
    reason = text(_("要修改什么"), help_text=INSIDE)


class ApproveReplyForm(MoveForm):
    note = text(_("审签意见"), help_text=INSIDE, required=False, rows=2)


class MarkServedForm(MoveForm):
    served_on = day(_("送达日期"), help_text=_("申请复查的30天从这一天起算。"))
    method = forms.ChoiceField(label=_("送达方式"), choices=ServiceMethod.choices)
    proof = forms.CharField(
        label=_("送达凭证"),
        max_length=200,
        required=False,
        help_text=_("签收人、回执编号或快递单号。网上送达可以不填。"),
    )


class CloseForm(MoveForm):
    note = text(_("办结说明"), help_text=INSIDE, required=False, rows=2)


class RequestReviewForm(MoveForm):
    requested_on = day(_("申请复查的日期"))


class ConcludeReviewForm(MoveForm):
    outcome = forms.ChoiceField(label=_("复查结果"), choices=ReviewOutcome.choices)
    concluded_on = day(_("复查意见日期"))
    note = text(_("说明"), help_text=INSIDE, required=False, rows=3)


class PrepareAnswerForm(MoveForm):
    title = forms.CharField(label=_("标题"), max_length=60, help_text=_("像一个问题。例如：住院以后低保能调整吗"))
    question = text(
        _("公开的问题"), help_text=_("所有人看得到。换成谁都认不出是谁的说法：不写姓名、村组、病情、具体日期。"), rows=4
    )
    answer = text(_("公开的答复"), help_text=_("所有人看得到。同样不写个人信息。"), rows=8)

    def starting_values(self):
        draft = self.case.answers.exclude(state="withdrawn").first()
        if draft is None:
            return {}
        return {"title": draft.title, "question": draft.question_redacted, "answer": draft.answer_redacted}


class ViewPersonForm(forms.Form):
    reason = forms.CharField(label=_("查看理由"), max_length=200, help_text=_("例如：电话核实家庭人口。"))
