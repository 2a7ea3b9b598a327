"""The screen of each move: its form, its service, and the sentence that says what will happen to whom."""

from django.utils.translation import gettext_lazy as _

from petitions.errors import WrongState
from petitions.forms import drafting, papers, sealed, waiting
from petitions.forms import moves as forms
from petitions.services import accused, answers, copies, extensions, handling, replies, retention, reviews, seals
from petitions.vocabulary import FIXED_REPLY, Action, ReplyStatus

from .handling import HANDLING
from .screen import Screen, on_case, on_reply, on_review, there


def ask_seal(case, by, form):
    reply = there(case.replies.filter(status__in=FIXED_REPLY).last(), case, form)
    seals.ask(reply=reply, by=by, version=form.seen_version(), **form.values())


def approve_seal(case, by, form):
    waiting = seals.waiting(case)
    if waiting is None:
        raise WrongState(_("没有等待批准的用印申请。请刷新页面。"))
    seals.approve(use=waiting, by=by, version=form.seen_version(), **form.values())


def prepare_answer(case, by, form):
    """A first text, or one that is to stand in place of the published one."""
    if form.published is None:
        answers.prepare(petition=case, by=by, **form.values())
    else:
        answers.correct(published=form.published, by=by, **form.values())


SCREENS: dict[Action, Screen] = {
    Action.ACCEPT: Screen(
        forms.AcceptForm,
        on_case(handling.accept),
        _("来件人会看到已受理；办结期限从今天起算。"),
        _("受理"),
        is_main=True,
    ),
    Action.DECLINE: Screen(
        forms.DeclineForm,
        on_case(handling.decline),
        _("这件来件到此结束，来件人会看到不予受理和您写的理由。这一步不能撤销。"),
        _("不予受理"),
        is_danger=True,
    ),
    Action.TRANSFER: Screen(
        forms.TransferForm,
        on_case(handling.transfer),
        _("这件来件在本单位结束，来件人会看到转给了谁。材料要另行按规定移送。这一步不能撤销。"),
        _("转送"),
        is_danger=True,
    ),
    Action.SEND_BACK: Screen(
        forms.SendBackForm,
        on_case(handling.send_back),
        _("退回转来的单位，本单位不再办理。收到后5个工作日内才能退。这一步不能撤销。"),
        _("退回转办单位"),
        is_danger=True,
    ),
    Action.WITHDRAW: Screen(
        forms.WithdrawForm,
        on_case(handling.withdraw),
        _("只在来件人自己提出时登记。来件到此结束，编号和记录保留。这一步不能撤销。"),
        _("登记撤回"),
        is_danger=True,
    ),
    Action.CLASSIFY: Screen(
        forms.ClassifyForm, on_case(handling.classify), _("期限按新的类别重算，仍从原来的日子起算。"), _("改类别")
    ),
    Action.ASSIGN: Screen(
        forms.AssignForm,
        on_case(handling.assign),
        _("承办人会在自己的首页看到这件。来件人看不到承办人是谁。"),
        _("交办"),
    ),
    Action.CONFIRM_RECEIPT: Screen(
        forms.ConfirmReceiptForm,
        on_case(handling.confirm_receipt),
        _("答复期限从确认的这一天起算，登记后不能改。"),
        _("确认收到日期"),
        is_main=True,
    ),
    Action.RECORD: Screen(
        forms.RecordForm, on_case(handling.record), _("记录只能新增，不能修改。写错了就再记一条更正。"), _("记下来")
    ),
    Action.ASK_PAPERS: Screen(
        waiting.AskPapersForm,
        on_case(handling.ask_papers),
        _("来件人会看到要补什么。能停的期限停走，补齐以后接着算；信息公开申请补正后从头算。"),
        _("告知补充材料"),
    ),
    Action.PAPERS_IN: Screen(
        waiting.PapersInForm,
        on_case(handling.papers_in),
        _("期限从补齐的第二天接着走，来件人会看到新的日期。"),
        _("材料已补齐"),
        is_main=True,
    ),
    Action.ASK_EXTENSION: Screen(
        waiting.AskExtensionForm,
        on_case(handling.ask_extension),
        _("送给分管领导批准。批准以前期限不变。"),
        _("申请延期"),
    ),
    Action.EXTEND: Screen(
        waiting.ExtendForm,
        on_case(handling.extend),
        _("只能延长一次。来件人会看到新的日期和您写的理由。"),
        _("批准延长"),
    ),
    Action.RETURN_EXTENSION: Screen(
        waiting.ReturnExtensionForm,
        on_case(handling.return_extension),
        _("退给申请延期的人，期限不变。来件人看不到。"),
        _("不同意延期"),
    ),
    Action.ANSWER_AT_ONCE: Screen(
        forms.AnswerAtOnceForm,
        on_case(handling.answer_at_once),
        _("来件人会看到这段答复，来件随即办结，不再另出书面答复。"),
        _("答复并办结"),
    ),
    Action.DRAFT_REPLY: Screen(
        drafting.DraftReplyForm,
        on_case(replies.draft),
        _("现在只是草稿：送审、签发、编号以后来件人才看得到。"),
        _("保存草稿"),
        is_main=True,
    ),
    Action.SUBMIT_REPLY: Screen(
        papers.SubmitReplyForm,
        on_reply(replies.submit, ReplyStatus.DRAFT),
        _("送给分管领导审签。审签前您不能再改；退回以后可以改。"),
        _("送审"),
        is_main=True,
        shows_reply=True,
    ),
    Action.RETURN_REPLY: Screen(
        papers.ReturnReplyForm,
        on_reply(replies.return_, ReplyStatus.SUBMITTED),
        _("退给拟稿人修改。来件人看不到退回和理由。"),
        _("退回修改"),
        shows_reply=True,
    ),
    Action.APPROVE_REPLY: Screen(
        papers.ApproveReplyForm,
        on_reply(replies.approve, ReplyStatus.SUBMITTED),
        _("您签发以后由经办人编号印发，文字不再改动。拟稿人自己不能审签。"),
        _("同意签发"),
        is_main=True,
        shows_reply=True,
    ),
    Action.ISSUE_REPLY: Screen(
        forms.BareForm,
        on_reply(replies.issue, ReplyStatus.APPROVED),
        _("取得发文字号和今天的成文日期，文字从此固定，来件人凭编号和查询码就能看到。然后打印、用印、送达。"),
        _("编号印发"),
        is_main=True,
        shows_reply=True,
    ),
    Action.ASK_SEAL: Screen(
        papers.AskSealForm,
        ask_seal,
        _(
            "由分管领导批准以后，用实物印章盖在落款的机关名称和日期上。电脑不画印章，这里只记台账。批准前再申请一次，就改成新填的。"
        ),
        _("申请用印"),
    ),
    Action.APPROVE_SEAL: Screen(
        papers.ApproveSealForm,
        approve_seal,
        _("同意在这份答复上用印，记入用印台账，不能撤销。申请人自己不能批准。"),
        _("批准用印"),
        is_main=True,
        shows_reply=True,
    ),
    Action.MARK_SERVED: Screen(
        papers.MarkServedForm,
        on_reply(replies.mark_served, ReplyStatus.ISSUED),
        _("来件人申请复查的期限从送达这一天起算，登记后不能修改。"),
        _("登记送达"),
        is_main=True,
    ),
    Action.NAME_ACCUSED: Screen(
        sealed.NameAccusedForm,
        on_case(accused.name_accused),
        _("保存以后，勾上的单位和人马上看不到这件来件；在他们手上的收回，等重新交办。没勾的解除回避。"),
        _("保存回避名单"),
    ),
    Action.FORWARD_COPY: Screen(
        sealed.ForwardCopyForm,
        on_case(copies.make),
        _("移送件代替原信送出去，上面没有来件人。原信和附件留在本单位。"),
        _("保存移送件"),
    ),
    Action.PRESERVE: Screen(
        sealed.PreserveForm,
        on_case(retention.preserve),
        _("有争议、在调查或者审计的，暂缓以后不进销毁清单。来件人看不到。"),
        _("暂缓销毁"),
    ),
    Action.RELEASE: Screen(
        sealed.PreserveForm, on_case(retention.release), _("解除以后，保存期满可以销毁。"), _("解除暂缓")
    ),
    Action.CLOSE: Screen(forms.CloseForm, on_case(handling.close), _("来件人会看到已办结。"), _("办结"), is_main=True),
    Action.REQUEST_REVIEW: Screen(
        papers.RequestReviewForm,
        on_review(reviews.request),
        _("申请另立一件，有自己的编号和30天期限；查询码在窗口补发。"),
        _("登记申请"),
    ),
    Action.CONCLUDE_REVIEW: Screen(
        papers.ConcludeReviewForm,
        on_case(reviews.conclude),
        _("记下复查复核机关的意见，这件复查复核件随即办结，来件人会看到。"),
        _("登记结果"),
        is_main=True,
    ),
    Action.PREPARE_ANSWER: Screen(
        papers.PrepareAnswerForm,
        prepare_answer,
        _("这是给所有人看的稿子，由另一个人审核后才公开。原信和原答复不公开。"),
        _("保存公开稿"),
        shows_reply=True,
        template="petitions/desk/prepare_answer.html",
    ),
    **HANDLING,
}


def is_ready(action: Action, case, reply_statuses: set[str], review) -> bool:
    """What the table cannot know: a move on a paper needs that paper."""
    needs = {
        Action.SUBMIT_REPLY: ReplyStatus.DRAFT,
        Action.RETURN_REPLY: ReplyStatus.SUBMITTED,
        Action.APPROVE_REPLY: ReplyStatus.SUBMITTED,
        Action.ISSUE_REPLY: ReplyStatus.APPROVED,
        Action.MARK_SERVED: ReplyStatus.ISSUED,
    }
    if action in needs:
        return needs[action] in reply_statuses
    if action == Action.ASK_SEAL:
        return bool(reply_statuses & set(FIXED_REPLY))
    if action == Action.APPROVE_SEAL:
        return seals.waiting(case) is not None
    if action == Action.SEND_BACK:
        return case.channel == "transfer" and not any(
            clock.rule == "send_back" and clock.is_overdue for clock in case.deadlines.all()
        )
    if action in (Action.ASK_PAPERS, Action.PAPERS_IN):
        return (action == Action.PAPERS_IN) == any(hold.until_on is None for hold in case.holds.all())
    if action in (Action.ASK_EXTENSION, Action.EXTEND, Action.RETURN_EXTENSION):
        return _may_be_put_back(action, case)
    if action in (Action.PRESERVE, Action.RELEASE):
        return case.is_preserved == (action == Action.RELEASE)
    if action == Action.CONFIRM_RECEIPT:
        return case.confirmed_on is None
    if action == Action.REQUEST_REVIEW:
        return review is not None and review.is_open
    return True


def _may_be_put_back(action: Action, case) -> bool:
    clock = extensions.extendable_clock(case)
    if clock is None or clock.extended_days or clock.is_overdue:
        return False
    return action == Action.EXTEND or (extensions.asked(case) is None) == (action == Action.ASK_EXTENSION)
