"""An answer or a form letter: the rules as tables, then what they do to a draft and to whom it is told."""

from datetime import datetime

import pytest
import time_machine

from petitions import approval, canned
from petitions.errors import Refused
from petitions.matters import Matter
from petitions.models import ReplyTemplate
from petitions.services import accused as walls
from petitions.services import replies
from petitions.services.canned import TooAlike
from petitions.vocabulary import Action, Kind, State

LONG = (
    "经两名工作人员到村核实，您家2025年工资性收入按十二个月计算没有错误，本月起恢复扣回的八十元，下月十五日前打到账上。"
)


@pytest.mark.parametrize(
    "opinion",
    [
        "已转办。",
        "已转有关部门。",
        "请等待。",
        "正在处理中",
        "您反映的问题已转有关部门办理，请耐心等待。",
        "您好，来件收悉，我们会尽快处理。感谢您的理解和支持！",
        "已 转 交 村 委 会 核 实 ，请 等 候 答 复",
        "已登记，将按程序转相关单位调查处理，结果通知您。",
        "……",
    ],
)
def test_a_bare_forward_is_seen(opinion):
    assert canned.is_bare_forward(opinion)


@pytest.mark.parametrize(
    "opinion",
    [
        "维持原金额。",
        "维持。",
        "采纳。",
        "已转县医保局办理，电话可以问3号窗口。",
        "已责成杜村村委会3月20日前补发80元。",
        "不予支持。",
        LONG,
    ],
)
def test_an_answer_is_no_bare_forward(opinion):
    assert not canned.is_bare_forward(opinion)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (LONG, LONG, 1.0, 1.0),
        (LONG, LONG + "特此答复。", 0.9, 1.0),  # the copy with a flourish holds the original whole
        (LONG, LONG.replace("八十", "六十"), 0.9, 0.99),  # the same letter with another sum
        (
            LONG,
            "采纳。从下一榜起，张贴的名单一律用大字横排，公示栏中线离地不超过一米五，看不清的可以请便民员念。",
            0.0,
            0.1,
        ),
        ("维持原金额。", "维持原金额。", 0.0, 0.0),  # too short to tell
        (
            LONG[:30],
            LONG + "另外，" + "您提出的第二件事与此无关，村里已经张贴更正。" * 3,
            0.0,
            0.5,
        ),  # one sentence in a long reply
        ("", "", 0.0, 0.0),
    ],
)
def test_likeness(one, other, least, most):
    for left, right in ((one, other), (other, one)):
        assert least <= canned.likeness(canned.plain(left), canned.plain(right)) <= most


def test_what_the_template_and_the_case_put_in_is_not_the_drafters_own():
    fixed = ["按上述收入核算，原定金额没有错误，予以维持。", "请及时报告，可以重新核算。"]
    text = "按上述收入核算，原定金额没有错误，予以维持。杜村的来件2026-0001，请及时报告，可以重新核算。"
    assert canned.own_words(text, fixed=fixed, values={"涉及村": "杜村", "来件编号": "2026-0001"}) == "的来件"
    assert canned.share_of_template(text, fixed) == pytest.approx(0.7, abs=0.1)
    assert canned.share_of_template("", fixed) == 0


# --- at the desk ----------------------------------------------------------------------------------------------------


def write(town, opinion, **values):
    case = town.at(State.ACCEPTED, **values)
    return replies.draft(petition=case, by=town.worker, matters=[Matter("已核实。", opinion, "57号")])


def test_a_bare_forward_is_not_handed_in_and_the_drafter_is_told_what_to_write(town):
    reply = write(town, "您反映的问题已转有关部门，请耐心等待。")
    with pytest.raises(Refused, match=r"等于没有答复.*查明了什么"):
        replies.submit(reply=reply, by=town.worker)
    reply.petition.refresh_from_db()
    assert reply.petition.state == State.ACCEPTED


def test_one_bare_matter_among_several_is_enough(town):
    case = town.at(State.ACCEPTED)
    matters = [Matter("已核实。", LONG, "57号", "金额"), Matter("已核实。", "正在处理中", "57号", "通知")]
    reply = replies.draft(petition=case, by=town.worker, matters=matters)
    with pytest.raises(Refused, match="正在处理中"):
        replies.submit(reply=reply, by=town.worker)


def test_a_copy_needs_a_reason_which_stays_in_the_event(town):
    first = replies.submit(reply=write(town, LONG), by=town.worker)
    copy = write(town, LONG)
    with pytest.raises(TooAlike, match="100%"):
        replies.submit(reply=copy, by=town.worker)
    replies.submit(reply=copy, by=town.worker, same_reason="同一批补发，情况相同")
    event = copy.petition.events.get(action=Action.SUBMIT_REPLY)
    assert event.internal_note == "确属同类事项：同一批补发，情况相同"
    assert event.public_note == ""
    assert (event.facts["alike_percent"], event.facts["alike_reply"]) == (100, first.pk)


def test_the_words_of_a_template_and_of_the_case_do_not_count(town):
    ReplyTemplate.objects.create(kind=Kind.CLAIM, outcome="explained", name="维持", opinion="{来件编号}：" + LONG)
    for extra in ("另请到三号窗口领取补发通知。", "您女儿的学费不计入家庭收入。"):
        case = town.at(State.ACCEPTED)
        opinion = f"{case.number}：{LONG}{extra}"
        reply = replies.draft(petition=case, by=town.worker, matters=[Matter("已核实。", opinion, "57号")])
        replies.submit(reply=reply, by=town.worker)
    event = case.events.get(action=Action.SUBMIT_REPLY)
    assert "alike_percent" not in event.facts
    assert event.facts["template_percent"] > 70
    assert any("模板原文" in note for note in approval.notes_for(town.leader, reply))


def test_half_a_year_later_the_same_words_are_new(town):
    with time_machine.travel("2026-01-05 10:00+08:00", tick=False):
        replies.submit(reply=write(town, LONG), by=town.worker)
    with time_machine.travel("2026-07-10 10:00+08:00", tick=False):
        replies.submit(reply=write(town, LONG), by=town.worker)


def test_a_draft_of_somebody_else_is_no_reply_yet(town):
    write(town, LONG)
    replies.submit(reply=write(town, LONG), by=town.worker)


def test_who_signs_is_told_and_the_other_reply_is_named_only_to_whom_it_may_be(town):
    other = town.at(State.ACCEPTED, kind=Kind.ACCUSATION, accused_unit=town.village)
    first = replies.draft(petition=other, by=town.worker, matters=[Matter("已核实。", LONG, "57号")])
    replies.submit(reply=first, by=town.worker)
    replies.approve(reply=first, by=town.leader)
    replies.issue(reply=first, by=town.worker)
    copy = write(town, LONG)
    replies.submit(reply=copy, by=town.worker, same_reason="同类")
    told = approval.notes_for(town.leader, copy)
    assert f"处理意见和{first.document_number}有100%相同。" in told
    assert "确属同类事项：同类" in told
    accused = town.staff("leader", unit=town.village)
    told = approval.notes_for(accused, copy)
    assert told == []  # a twin without a name would tell that there is a case about him


def test_a_draft_is_not_compared_with_replies_about_its_drafter(town):
    drafter = town.staff("case_worker")
    other = town.at(State.ACCEPTED)
    replies.submit(
        reply=replies.draft(petition=other, by=town.worker, matters=[Matter("已核实。", LONG, "57号")]), by=town.worker
    )
    other.refresh_from_db()
    walls.name_accused(petition=other, by=town.worker, people=[drafter], reason="来信说的是他")
    case = town.at(State.ACCEPTED)
    mine = replies.draft(petition=case, by=drafter, matters=[Matter("已核实。", LONG, "57号")])
    replies.submit(reply=mine, by=drafter)
    with pytest.raises(TooAlike):
        replies.submit(reply=write(town, LONG), by=town.worker)


def test_a_day_of_ten_replies_by_one_person_is_shown(town):
    opinions = [f"{chr(0x4E00 + 40 * number)}号窗口的事，照第{number}种办法办理。" for number in range(10)]
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        for number, opinion in enumerate(opinions):
            if number == 9:
                assert approval.batch_days(town.leader) == []
            reply = write(town, opinion)
            replies.submit(reply=reply, by=town.worker)
            replies.approve(reply=reply, by=town.leader)
            replies.issue(reply=reply, by=town.worker)
        told = approval.batch_days(town.leader)
    assert told == [f"2026-03-10：{town.worker.display_name}一天印发了10份答复。"]
    with time_machine.travel(datetime.fromisoformat("2026-10-10T10:00+08:00"), tick=False):
        assert approval.batch_days(town.leader) == []
