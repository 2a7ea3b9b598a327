"""What a case waits for now, and whose turn it is: one sentence under its title, the same for whoever opens it."""

from django.utils.translation import gettext as _

from petitions.models import Petition
from petitions.vocabulary import FINISHED, IN_HAND, Kind, State


def ahead(case: Petition) -> str:
    """The next step in words; empty where nothing is left to do."""
    state = State(case.state)
    if state in FINISHED:
        return ""
    if case.kind == Kind.REVIEW and state in (State.RECEIVED, *IN_HAND):
        return _("等复查复核机关作出意见，收到后登记结果。")
    if any(hold.until_on is None for hold in case.holds.all()):
        return _("等来件人补充材料，补齐了就登记。")
    if state == State.ACCEPTED and not (case.assignee_id or case.assignee_unit_id):
        return _("交办给一位承办人。")
    return {
        State.RECEIVED: _("经办人看过内容，决定受理、转送还是不予受理。"),
        State.ACCEPTED: _("承办人查清情况，拟写答复，送审。"),
        State.AWAITING_APPROVAL: _("等分管领导审签。"),
        State.RETURNED: _("承办人照退回的意见改好，再送审。"),
        State.APPROVED: _("经办人编号印发，文字从此固定。"),
        State.ISSUED: _("打印、用印，送到来件人手里，再登记送达。"),
        State.SERVED: _("没有别的事就办结。"),
    }[state]
