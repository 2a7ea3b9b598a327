"""The forms of the moves about a paper: the reply, its approval and service, the review, the answer for everybody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.models.review import ReviewOutcome
from petitions.services import replies
from petitions.vocabulary import OBJECTION_OUTCOMES, AnswerState, Channel, DocumentKind, Kind, Outcome, ServiceMethod

from .moves import INSIDE, MoveForm, day, objection_outcome, text


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
    outcome = forms.ChoiceField(
        label=_("结论"), choices=[(outcome, outcome.label) for outcome in Outcome if outcome not in OBJECTION_OUTCOMES]
    )

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

    def fit(self):
        if self.case.kind == Kind.OBJECTION:
            self.fields["outcome"] = objection_outcome()


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
