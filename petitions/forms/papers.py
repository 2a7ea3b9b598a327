"""The forms of the moves about a paper: the reply, its approval and service, the review, the answer for everybody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.models.review import ReviewOutcome
from petitions.models.seal_use import MOST_COPIES
from petitions.services import seals
from petitions.vocabulary import AnswerState, Channel, SealKind, ServiceMethod

from .moves import INSIDE, MoveForm, day, text


class SubmitReplyForm(MoveForm):
    same_reason = text(
        _("确属同类事项的理由"),
        help_text=_("只在系统提示处理意见和近期另一份答复相同时填写，审签人会看到。其他时候空着。"),
        required=False,
        rows=2,
    )


class ReturnReplyForm(MoveForm):
    reason = text(_("要修改什么"), help_text=INSIDE)


class ApproveReplyForm(MoveForm):
    note = text(_("审签意见"), help_text=INSIDE, required=False, rows=2)


class MarkServedForm(MoveForm):
    served_on = day(_("送达日期"), help_text=_("申请复查的30天从这一天起算。"))
    method = forms.ChoiceField(label=_("送达方式"), choices=ServiceMethod.choices)
    tracking_number = forms.CharField(
        label=_("邮件号"), max_length=30, required=False, help_text=_("挂号信和EMS必须填，照收据上的写。")
    )
    proof = forms.CharField(
        label=_("送达凭证"),
        max_length=200,
        required=False,
        help_text=_("签收人、送达回证编号、张贴地点和日期。网上送达写来件人哪天、怎样确认已经看到。"),
    )
    scan = forms.FileField(
        label=_("凭证的照片或扫描件"),
        required=False,
        help_text=_("可以不传。jpg、png、webp或pdf，不超过10MB，加密保存，来件人看不到。"),
    )


class AskSealForm(MoveForm):
    seal = forms.ChoiceField(label=_("用哪一枚印章"), choices=SealKind.choices)
    copies = forms.IntegerField(label=_("份数"), min_value=1, max_value=MOST_COPIES, initial=2)
    note = forms.CharField(
        label=_("说明"), max_length=120, required=False, help_text=_("例如：一份送达，一份存档。不写姓名、电话、住址。")
    )

    def starting_values(self):
        waiting = seals.waiting(self.case)
        return {"seal": waiting.seal, "copies": waiting.copies, "note": waiting.note} if waiting else {}


class ApproveSealForm(MoveForm):
    """The request that was read travels along, as the version does."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def starting_values(self):
        waiting = seals.waiting(self.case)
        return {"seen": seals.mark_of(waiting)} if waiting else {}

    def look_again(self):
        super().look_again()
        self.data.update(self.starting_values())


class RequestReviewForm(MoveForm):
    requested_on = day(_("申请的日期"))
    channel = forms.ChoiceField(
        label=_("怎样申请的"),
        choices=[(channel, channel.label) for channel in (Channel.VISIT, Channel.LETTER, Channel.CALL, Channel.FAX)],
    )
    reason = text(_("申请的理由"), help_text=_("照申请书写，来件人看得到。"), required=False, rows=3)


class ConcludeReviewForm(MoveForm):
    outcome = forms.ChoiceField(label=_("结果"), choices=ReviewOutcome.choices)
    concluded_on = day(_("意见的日期"))
    served_on = day(_("送达来件人的日期"), help_text=_("申请复核的30天从这一天起算。"))
    note = text(_("说明"), help_text=INSIDE, required=False, rows=3)


class PrepareAnswerForm(MoveForm):
    """`published`: the answer that this text is to stand in place of, when there is one."""

    title = forms.CharField(label=_("标题"), max_length=60, help_text=_("像一个问题。例如：住院以后低保能调整吗"))
    question = text(
        _("公开的问题"), help_text=_("所有人看得到。换成谁都认不出是谁的说法：不写姓名、村组、病情、具体日期。"), rows=4
    )
    answer = text(_("公开的答复"), help_text=_("所有人看得到。同样不写个人信息。"), rows=8)
    reason = forms.CharField(
        label=_("更正了什么"),
        max_length=120,
        help_text=_("所有人看得到，写在新的问答上，也记进公开日志。例如：扣减比例写错了，应为百分之三十。"),
        error_messages={"required": _("请写明更正了什么。")},
    )

    @property
    def published(self):
        return self.case.answers.filter(state=AnswerState.PUBLISHED).first()

    def starting_values(self):
        draft = self.case.answers.filter(state=AnswerState.DRAFT).first() or self.published
        if draft is None:
            return {}
        return {
            "title": draft.title,
            "question": draft.question_redacted,
            "answer": draft.answer_redacted,
            "reason": draft.correction_note if draft.state == AnswerState.DRAFT else "",
        }

    def fit(self):
        if self.published is None:
            del self.fields["reason"]
