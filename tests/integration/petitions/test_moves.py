"""Each move on its own page: what it says, what it does, and what it does not write over."""

import pytest
from django.urls import reverse

from petitions.matters import Matter
from petitions.services import handling, replies
from petitions.views.desk.screens import SCREENS
from petitions.vocabulary import Action, Kind, State
from petitions.workflow import MOVES
from tests.factories.petitions import draft_reply

from .pages import filled

pytestmark = pytest.mark.django_db


def address(case, action):
    return reverse("cases:move", args=[case.number, action])


def make(client, case, action, **values):
    return client.post(address(case, action), {"version": case.version, **values})


ELSEWHERE = {
    Action.SUBMIT,  # the reception form and the public form
    Action.PUBLISH_ANSWER,  # the answers' own pages, for people who do not see the case
    Action.WITHDRAW_ANSWER,
    Action.VIEW_PETITIONER,  # a button on the case
    Action.OPEN_ATTACHMENT,
    Action.RATE,
    Action.DOWNLOAD_PAPER,
    Action.RECALCULATE,  # the calendar's
    Action.OPEN_MATTER,  # opening the case
    Action.SUPPLEMENT,  # the petitioner's own, by code
    Action.RATE,
    Action.ASK_REVIEW,
    Action.REISSUE_CODE,  # the window's own page, which answers with a slip
    Action.REFUSE_LOOK,  # written by the system when the day's looks are used up
    Action.DISPOSE,  # the batches of what was kept long enough
}


def test_every_move_of_the_table_has_its_page():
    assert {move.action for move in MOVES} - ELSEWHERE == set(SCREENS)


@pytest.mark.parametrize("action", [action for action, screen in SCREENS.items() if screen.is_danger])
def test_a_move_that_ends_the_case_says_what_happens(town, sign_in, action):
    case = town.submit(channel="transfer", by=town.receptionist, source_organ="青石县信访局").petition
    page = sign_in(town.worker).get(address(case, action)).content.decode()
    assert "不能撤销" in page


def test_accepting_starts_the_clock_and_tells_the_sender(town, sign_in):
    case = town.submit().petition
    response = make(sign_in(town.worker), case, Action.ACCEPT, note="已经受理。")
    case.refresh_from_db()
    assert response["Location"] == reverse("cases:case", args=[case.number])
    assert case.state == State.ACCEPTED
    assert case.deadlines.filter(rule="finish").exists()


def test_whoever_accepts_says_in_a_line_what_it_is_about(town, sign_in):
    case = town.submit(request="我家低保降了，想知道为什么。").petition
    client = sign_in(town.worker)
    assert "我家低保降了" in client.get(address(case, Action.ACCEPT)).content.decode()
    refused = make(client, case, Action.ACCEPT, summary="低保金额变动 13800138000")
    assert refused.status_code == 422
    assert "低保金额变动 13800138000" in refused.content.decode()
    make(client, case, Action.ACCEPT, summary="低保金额变动未告知")
    assert "低保金额变动未告知" in client.get(reverse("cases:index")).content.decode()


def test_what_is_missing_is_named_and_what_was_typed_stays(town, sign_in):
    case = town.submit().petition
    response = make(sign_in(town.worker), case, Action.TRANSFER, organ="", note="转给县里。")
    assert response.status_code == 422
    assert "转给县里。" in response.content.decode()


def test_a_receptionist_cannot_accept(town, sign_in):
    case = town.submit().petition
    assert "<textarea" not in sign_in(town.receptionist).get(address(case, Action.ACCEPT)).content.decode()
    response = make(sign_in(town.receptionist), case, Action.ACCEPT, note="")
    case.refresh_from_db()
    assert response.status_code == 302
    assert case.state == State.RECEIVED


def test_a_case_that_moved_meanwhile_is_not_written_over(town, sign_in):
    """T49: what changed is shown, what was typed stays, and sending again counts."""
    case = town.submit().petition
    seen = case.version
    handling.record(petition=case, by=town.worker, note="已打电话核实。")
    client = sign_in(town.staff("case_worker"))
    values = {"version": seen, "note": "我写的受理话。"}
    response = client.post(address(case, Action.ACCEPT), values)
    page = response.content.decode()
    case.refresh_from_db()
    assert response.status_code == 409
    assert "已打电话核实。" in page
    assert "我写的受理话。" in page
    assert f'value="{case.version}"' in page
    assert case.state == State.RECEIVED
    assert client.post(address(case, Action.ACCEPT), {**values, "version": case.version}).status_code == 302


def test_a_move_that_is_no_longer_possible_keeps_the_words(town, sign_in):
    case = town.submit().petition
    seen = case.version
    handling.decline(petition=case, by=town.worker, reason="不属于本镇。")
    client = sign_in(town.worker)
    response = client.post(address(case, Action.ACCEPT), {"version": seen, "note": "我写的受理话。"})
    assert response.status_code in (409, 422)
    assert "我写的受理话。" in response.content.decode()
    assert client.get(address(case, Action.ACCEPT)).status_code == 302


def test_the_reply_goes_its_way_through_two_people(town, sign_in):
    case = town.at(State.ACCEPTED)
    worker = sign_in(town.worker)
    words = {
        "kind": "opinion",
        "title": "关于低保金额的答复意见",
        "addressee": "钱进宝同志",
        "matter_count": 1,
        "matter1_facts": "3月2日入户核实。",
        "matter1_law": "最低生活保障审核确认办法第三十二条",
        "matter1_opinion": "维持原定金额。",
        "remedy": "如不服本意见，可以申请复查。",
        "outcome": "explained",
    }
    assert "青石县人民政府" in worker.get(address(case, Action.DRAFT_REPLY)).content.decode()
    make(worker, case, Action.DRAFT_REPLY, **words)
    case.refresh_from_db()
    assert "维持原定金额。" in worker.get(address(case, Action.SUBMIT_REPLY)).content.decode()
    make(worker, case, Action.SUBMIT_REPLY)
    case.refresh_from_db()
    assert case.state == State.AWAITING_APPROVAL
    leader = sign_in(town.leader)
    make(leader, case, Action.RETURN_REPLY, reason="依据写完整。")
    case.refresh_from_db()
    assert case.state == State.RETURNED
    page = sign_in(town.worker).get(reverse("cases:case", args=[case.number])).content.decode()
    assert "依据写完整。" in page
    make(sign_in(town.worker), case, Action.SUBMIT_REPLY)
    case.refresh_from_db()
    make(sign_in(town.leader), case, Action.APPROVE_REPLY, note="")
    case.refresh_from_db()
    make(sign_in(town.worker), case, Action.ISSUE_REPLY)
    case.refresh_from_db()
    make(sign_in(town.worker), case, Action.MARK_SERVED, served_on="", method="post", proof="EMS 1")
    assert case.replies.get().status == "issued"  # a day is needed, and said so
    day = case.replies.get().issued_on.isoformat()
    make(sign_in(town.worker), case, Action.MARK_SERVED, served_on=day, method="post", proof="EMS 1")
    case.refresh_from_db()
    assert case.state == State.SERVED
    assert case.replies.get().document_number.startswith("柳政信〔")


STEPS = [
    (State.ACCEPTED, Action.SUBMIT_REPLY, "worker", {"same_reason": "同一批补发"}),
    (State.AWAITING_APPROVAL, Action.RETURN_REPLY, "leader", {"reason": "依据写完整。"}),
    (State.AWAITING_APPROVAL, Action.APPROVE_REPLY, "leader", {"note": "同意，请抓紧。"}),
    (State.APPROVED, Action.ISSUE_REPLY, "worker", {}),
    (State.ISSUED, Action.MARK_SERVED, "worker", {"method": "in_person", "proof": "本人签收"}),
]


@pytest.mark.parametrize(("state", "action", "who", "words"), STEPS)
def test_a_second_click_on_a_step_of_the_reply_keeps_the_words(town, sign_in, state, action, who, words):
    case = town.at(state)
    if state == State.ACCEPTED:
        draft_reply(case, town.worker)
    if action == Action.MARK_SERVED:
        words = {**words, "served_on": case.replies.get().issued_on.isoformat()}
    client = sign_in(getattr(town, who))
    assert make(client, case, action, **words).status_code == 302
    again = make(client, case, action, **words)
    assert again.status_code == 409
    page = again.content.decode()
    assert "您打开这一页以后，别人办了" in page
    for typed in words.values():
        assert typed in page
    case.refresh_from_db()
    assert make(client, case, action, **words).status_code == 422


@pytest.mark.parametrize("action", [Action.ASK_SEAL, Action.REQUEST_REVIEW])
def test_a_move_on_a_paper_that_there_never_was_is_refused(town, sign_in, action):
    case = town.at(State.ACCEPTED)
    words = {"seal": "organ", "copies": 1, "requested_on": "2026-03-02", "channel": "visit"}
    assert make(sign_in(town.worker), case, action, **words).status_code == 422


def test_the_writer_cannot_approve(town, sign_in):
    case = town.at(State.AWAITING_APPROVAL)
    group = town.worker.groups.get()
    group.permissions.add(town.leader.groups.get().permissions.get(codename="approve_reply"))
    response = make(sign_in(town.worker), case, Action.APPROVE_REPLY, note="")
    assert response.status_code == 422
    assert "要由两个人完成" in response.content.decode()


def test_only_people_who_may_handle_it_can_be_given_the_case(town, sign_in):
    case = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    accused = town.staff("case_worker", unit=town.village)
    page = sign_in(town.worker).get(address(case, Action.ASSIGN)).content.decode()
    assert f'<option value="{town.worker.pk}"' in page
    assert accused.display_name not in page
    make(sign_in(town.worker), case, Action.ASSIGN, assignee=town.worker.pk)
    case.refresh_from_db()
    assert case.assignee == town.worker


def test_who_took_the_case_on_is_offered_first(town, sign_in):
    case = town.at(State.ACCEPTED)
    page = sign_in(town.leader).get(address(case, Action.ASSIGN)).content.decode()
    assert f'<option value="{town.worker.pk}" selected' in page


def test_an_answer_is_prepared_here_and_published_elsewhere_by_another(town, sign_in):
    case = town.at(State.SERVED, kind=Kind.CONSULTATION)
    make(
        sign_in(town.worker),
        case,
        Action.PREPARE_ANSWER,
        title="住院以后低保能调整吗",
        question="家里有人住院，低保能不能调整？",
        answer="可以带票据申请核查。",
    )
    answer = case.answers.get()
    publisher = sign_in(town.publisher)
    waiting = publisher.get(reverse("cases:answers")).content.decode()
    assert "住院以后低保能调整吗" in waiting
    page = publisher.get(reverse("cases:answer", args=[answer.pk])).content.decode()
    assert "请逐句看一遍" in page
    assert case.number not in page
    assert case.request not in page
    publisher.post(reverse("cases:answer", args=[answer.pk]), filled(page))
    answer.refresh_from_db()
    assert answer.state == "published"
    page = publisher.get(reverse("cases:answer", args=[answer.pk])).content.decode()
    assert "撤下不能恢复" in page
    assert publisher.post(reverse("cases:answer", args=[answer.pk]), {"reason": ""}).status_code == 422
    publisher.post(reverse("cases:answer", args=[answer.pk]), {"reason": "能认出是谁"})
    answer.refresh_from_db()
    assert answer.state == "withdrawn"


def test_the_answers_desk_is_for_those_who_publish(town, sign_in):
    assert sign_in(town.receptionist).get(reverse("cases:answers")).status_code in (302, 403)


def test_personal_words_in_a_public_answer_are_refused(town, sign_in):
    case = town.at(State.SERVED, kind=Kind.CONSULTATION)
    response = make(
        sign_in(town.worker), case, Action.PREPARE_ANSWER, title="钱进宝家的低保", question="问", answer="答"
    )
    assert response.status_code == 422
    assert "姓名" in response.content.decode()
    assert not case.answers.exists()


@pytest.mark.parametrize("state", [State.ACCEPTED, State.AWAITING_APPROVAL, State.SERVED, State.CLOSED])
def test_the_print_carries_the_paper(town, sign_in, state):
    case = town.at(state)
    if state == State.ACCEPTED:
        replies.draft(petition=case, by=town.worker, matters=[Matter("已入户核实。", "维持。", "57号")])
    reply = case.replies.get()
    response = sign_in(town.worker).get(reverse("cases:reply_print", args=[case.number, reply.pk]))
    page = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    for words in (reply.title, "已入户核实。", "57号", "维持。", "柳河镇人民政府", "青石县人民政府书面申请复查"):
        assert words in page
    if reply.is_fixed:
        assert f"{reply.issued_on.year}年{reply.issued_on.month}月{reply.issued_on.day}日" in page
        assert reply.document_number in page
    else:
        assert "未编号的稿子" in page


def test_the_print_is_for_staff(town, client, sign_in):
    case = town.at(State.SERVED)
    target = reverse("cases:reply_print", args=[case.number, case.replies.get().pk])
    assert client.get(target).status_code == 302
    assert "维持。" not in sign_in(town.publisher).get(target).content.decode()


def test_no_seal_is_drawn(town, sign_in):
    case = town.at(State.SERVED)
    page = sign_in(town.worker).get(reverse("cases:reply_print", args=[case.number, case.replies.get().pk]))
    assert "<img" not in page.content.decode()
    assert "<svg" not in page.content.decode()
