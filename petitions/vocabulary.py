"""The words of this app, each named once, with the groups they fall into. No database here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How the matter reached the office (信访工作条例 art 17; hotline and transfer are the county's practice)."""

    WEB = "web", _("网上")
    VISIT = "visit", _("来访")
    LETTER = "letter", _("来信")
    CALL = "call", _("来电")
    FAX = "fax", _("传真")
    HOTLINE = "hotline", _("12345热线转办")
    TRANSFER = "transfer", _("上级转送")
    SUGGESTION = "suggestion", _("支部和村来函建议")


class Delivery(TextChoices):
    """How a request for information came in: that decides its day of receipt (政府信息公开条例 art 31)."""

    IN_PERSON = "in_person", _("当面提交")
    REGISTERED = "registered", _("挂号信或者快递，有签收")
    ORDINARY = "ordinary", _("平常信函")
    ONLINE = "online", _("网上提交")
    FAX = "fax", _("传真")


DAY_IS_KNOWN = (Delivery.IN_PERSON, Delivery.REGISTERED)  # the others count from the day confirmed with the requester


class Kind(TextChoices):
    """What is wanted. Three are the classes of 信访工作条例 arts 29 to 31; the others have rules of their own."""

    CONSULTATION = "consultation", _("咨询")
    SUGGESTION = "suggestion", _("建议意见")
    ACCUSATION = "accusation", _("检举控告")
    CLAIM = "claim", _("申诉求决")
    OBJECTION = "objection", _("公示异议")
    INFORMATION = "information", _("信息公开申请")
    REVIEW = "review", _("复查复核申请")


MAY_BE_CHOSEN = tuple(kind for kind in Kind if kind != Kind.REVIEW)  # a review is asked for from the case it is about


class Subject(TextChoices):
    """What the matter is about, in the words of the office; a local promise may name one."""

    APPLICATION = "application", _("低保申请")
    AMOUNT = "amount", _("补差金额")
    PAYMENT = "payment", _("低保金发放")
    ROSTER = "roster", _("名单和公示")
    EXIT = "exit", _("退出和停发")
    AID = "aid", _("医疗和临时救助")
    REMOVAL = "removal", _("更正或者撤下公开信息")
    POLICY = "policy", _("政策和标准")
    CONDUCT = "conduct", _("干部作风")
    OTHER = "other", _("其他")


class State(TextChoices):
    RECEIVED = "received", _("待受理")
    ACCEPTED = "accepted", _("办理中")
    AWAITING_APPROVAL = "awaiting_approval", _("待审签")
    RETURNED = "returned", _("退回修改")
    APPROVED = "approved", _("待印发")
    ISSUED = "issued", _("待送达")
    SERVED = "served", _("已答复")
    CLOSED = "closed", _("已办结")
    DECLINED = "declined", _("不予受理")
    TRANSFERRED = "transferred", _("已转送")
    SENT_BACK = "sent_back", _("已退回转办单位")
    WITHDRAWN = "withdrawn", _("已撤回")
    MERGED = "merged", _("已并案")


IN_HAND = (State.ACCEPTED, State.RETURNED)  # somebody is looking into it and may write
BEFORE_ANSWER = (State.RECEIVED, *IN_HAND, State.AWAITING_APPROVAL, State.APPROVED, State.ISSUED)
OPEN = (*BEFORE_ANSWER, State.SERVED)
FINISHED = (State.CLOSED, State.DECLINED, State.TRANSFERRED, State.SENT_BACK, State.WITHDRAWN, State.MERGED)
HEARD = (*OPEN, State.CLOSED)  # whoever holds the code may still add a word
MAY_REOPEN = (State.SERVED, State.CLOSED, State.DECLINED, State.TRANSFERRED, State.WITHDRAWN)
ANSWERED = (State.ISSUED, State.SERVED, State.CLOSED)  # a reply with a number exists


class Action(TextChoices):
    """The moves of a case; workflow.py says who may make which, from where, and why."""

    SUBMIT = "submit", _("登记")
    CLASSIFY = "classify", _("改类别")
    ACCEPT = "accept", _("受理")
    DECLINE = "decline", _("不予受理")
    TRANSFER = "transfer", _("转送")
    SEND_BACK = "send_back", _("退回转办单位")
    ASSIGN = "assign", _("交办")
    RECORD = "record", _("记录办理情况")
    EXTEND = "extend", _("延长期限")
    ANSWER_AT_ONCE = "answer_at_once", _("当场答复")
    DRAFT_REPLY = "draft_reply", _("拟写答复")
    SUBMIT_REPLY = "submit_reply", _("送审")
    RETURN_REPLY = "return_reply", _("退回修改")
    APPROVE_REPLY = "approve_reply", _("审签")
    ISSUE_REPLY = "issue_reply", _("编号印发")
    ASK_SEAL = "ask_seal", _("申请用印")
    APPROVE_SEAL = "approve_seal", _("批准用印")
    MARK_SERVED = "mark_served", _("登记送达")
    CLOSE = "close", _("办结")
    WITHDRAW = "withdraw", _("申请人撤回")
    REQUEST_REVIEW = "request_review", _("登记复查复核申请")
    CONCLUDE_REVIEW = "conclude_review", _("登记复查复核结果")
    PREPARE_ANSWER = "prepare_answer", _("拟写公开稿")
    PUBLISH_ANSWER = "publish_answer", _("公开答复")
    WITHDRAW_ANSWER = "withdraw_answer", _("撤下公开答复")
    VIEW_PETITIONER = "view_petitioner", _("查看申请人信息")
    OPEN_ATTACHMENT = "open_attachment", _("查看附件")
    DOWNLOAD_PAPER = "download_paper", _("下载文书")
    RECALCULATE = "recalculate", _("重算期限")
    CONFIRM_RECEIPT = "confirm_receipt", _("确认收到日期")
    ASK_PAPERS = "ask_papers", _("要求补充材料")
    PAPERS_IN = "papers_in", _("材料已补齐")
    ASK_EXTENSION = "ask_extension", _("申请延期")
    RETURN_EXTENSION = "return_extension", _("退回延期申请")
    RETURN_ASSIGNMENT = "return_assignment", _("退回交办")
    REMIND = "remind", _("催办")
    INVESTIGATE = "investigate", _("调查记录")
    MEDIATE = "mediate", _("调解")
    HEAR = "hear", _("听证记录")
    CHECK = "check", _("核对清单")
    SPLIT = "split", _("分件")
    LINK = "link", _("关联来件")
    MERGE = "merge", _("并案")
    REOPEN = "reopen", _("重新办理")
    NAME_ACCUSED = "name_accused", _("登记被反映的单位和人")
    FORWARD_COPY = "forward_copy", _("制作移送件")
    REISSUE_CODE = "reissue_code", _("补发查询码")
    SUPPLEMENT = "supplement", _("来件人补充")
    RATE = "rate", _("来件人评价")
    ASK_REVIEW = "ask_review", _("来件人申请复查")
    OPEN_MATTER = "open_matter", _("查看来件内容")
    PRESERVE = "preserve", _("暂缓销毁")
    RELEASE = "release", _("解除暂缓")
    DISPOSE = "dispose", _("到期销毁")
    REFUSE_LOOK = "refuse_look", _("超过当日限额，未能查看")


class OnPapers(TextChoices):
    """What a clock does while the office waits for papers that it asked the person for."""

    RUNS = "runs", _("照走")
    STANDS = "stands", _("停走，等待的日子不算")
    ANEW = "anew", _("补齐以后从头算")


class ExtensionState(TextChoices):
    ASKED = "asked", _("待批准")
    APPROVED = "approved", _("已批准")
    RETURNED = "returned", _("已退回")


LOOKS = (Action.VIEW_PETITIONER, Action.OPEN_MATTER, Action.OPEN_ATTACHMENT)  # somebody read; nothing was done


class InquiryKind(TextChoices):
    """How something was found out (民发〔2021〕57号 art 16)."""

    HOME = "home", _("入户调查")
    NEIGHBOURS = "neighbours", _("走访邻里")
    REGISTERS = "registers", _("查询核对")
    ON_SITE = "on_site", _("现场查看")


class Relation(TextChoices):
    """How one case has to do with another."""

    REPEATS = "repeats", _("同一事项又来件（这件是重复件）")
    BELONGS = "belongs", _("有关系，一起看")
    NONE = "none", _("解除关联")


class DocumentKind(TextChoices):
    """Papers that leave the office under a number (信访工作条例 arts 23, 32, 34; 政府信息公开条例 art 36)."""

    REPLY = "reply", _("答复")
    OPINION = "opinion", _("信访处理意见书")
    OBJECTION_RESULT = "objection_result", _("公示异议处理结果告知书")
    INFORMATION = "information", _("政府信息公开告知书")


class Outcome(TextChoices):
    """What the reply says in one word (信访工作条例 art 32); the last four end an objection (57号 art 19)."""

    SUPPORTED = "supported", _("支持请求")
    PARTLY = "partly", _("部分支持")
    EXPLAINED = "explained", _("解释说明")
    NOT_SUPPORTED = "not_supported", _("不予支持")
    ADOPTED = "adopted", _("采纳建议")
    UPHELD = "upheld", _("查实后维持原结论")
    REAPPRAISED = "reappraised", _("重新评议后维持原结论")
    CORRECTED = "corrected", _("查实后更正")
    REPOSTED = "reposted", _("更正后重新公示")


OBJECTION_OUTCOMES = (Outcome.UPHELD, Outcome.REAPPRAISED, Outcome.CORRECTED, Outcome.REPOSTED)


class Ending(TextChoices):
    """How a finished matter ended, in the few words that the public tables have: more of them would be cells of one."""

    SUPPORTED = "supported", _("支持或部分支持")
    EXPLAINED = "explained", _("解释说明")
    NOT_SUPPORTED = "not_supported", _("不予支持或维持原结论")
    AT_ONCE = "at_once", _("当场答复")
    DECLINED = "declined", _("不予受理")
    TRANSFERRED = "transferred", _("转送或退回")
    WITHDRAWN = "withdrawn", _("撤回和其他")


ENDINGS_OF_REPLIES: dict[str, Ending] = {
    Outcome.SUPPORTED: Ending.SUPPORTED,
    Outcome.PARTLY: Ending.SUPPORTED,
    Outcome.ADOPTED: Ending.SUPPORTED,
    Outcome.CORRECTED: Ending.SUPPORTED,
    Outcome.REPOSTED: Ending.SUPPORTED,
    Outcome.EXPLAINED: Ending.EXPLAINED,
    Outcome.NOT_SUPPORTED: Ending.NOT_SUPPORTED,
    Outcome.UPHELD: Ending.NOT_SUPPORTED,
    Outcome.REAPPRAISED: Ending.NOT_SUPPORTED,
}


class ReplyStatus(TextChoices):
    DRAFT = "draft", _("草稿")
    SUBMITTED = "submitted", _("待审签")
    APPROVED = "approved", _("已审签")
    ISSUED = "issued", _("已印发")
    SERVED = "served", _("已送达")


FIXED_REPLY = (ReplyStatus.ISSUED, ReplyStatus.SERVED)  # the paper is out: its text is a fact


class ServiceMethod(TextChoices):
    """How the paper was handed over; each leaves a proof."""

    IN_PERSON = "in_person", _("当面送达")
    POST = "post", _("平信邮寄")
    REGISTERED = "registered", _("挂号信或EMS邮寄")
    VILLAGE = "village", _("委托村委会送达")
    LOOK_UP = "look_up", _("凭编号和查询码网上送达")
    NOTICE = "notice", _("公告送达")


class SealKind(TextChoices):
    """Which seal is pressed on the paper. The software keeps the log and never draws one."""

    ORGAN = "organ", _("机关印章")
    PETITIONS = "petitions", _("信访专用章")


class AnswerState(TextChoices):
    DRAFT = "draft", _("拟公开")
    PUBLISHED = "published", _("已公开")
    WITHDRAWN = "withdrawn", _("已撤下")


class DisposalState(TextChoices):
    """A batch of cases kept long enough: one proposes, another decides, then it is done."""

    PROPOSED = "proposed", _("待审批")
    APPROVED = "approved", _("已批准，待销毁")
    REFUSED = "refused", _("不同意")
    DONE = "done", _("已销毁")
