"""The look-up by number and code."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from petitions import codes
from petitions.matters import Matter
from petitions.services import handling, petitioner, replies, waiting
from petitions.vocabulary import Kind, State

pytestmark = pytest.mark.django_db


def ask(resident, number, code):
    return resident.post(reverse("petitions:track"), {"number": number, "code": code})


def test_the_holder_of_the_code_sees_where_the_matter_stands(town, resident):
    receipt = town.submit()
    handling.accept(petition=receipt.petition, by=town.worker, note="已经受理。")
    page = ask(resident, receipt.petition.number, receipt.code).content.decode()
    assert "办理中" in page
    assert "已经受理。" in page
    assert "以前" in page


def test_a_code_typed_by_hand_is_forgiven(town, resident):
    receipt = town.submit()
    typed = receipt.code.replace("-", " ").lower()
    assert ask(resident, receipt.petition.number, typed).status_code == 200


def test_every_miss_is_the_same_to_the_byte(town, resident):
    receipt = town.submit()
    other = codes.code_for(codes.new_key())
    wrong_number = ask(resident, "2026-9999", receipt.code)
    wrong_code = ask(resident, receipt.petition.number, other)
    nonsense = ask(resident, "x", "y")
    assert "没有查到" in wrong_number.content.decode()
    assert wrong_number.content == wrong_code.content == nonsense.content
    assert wrong_number.headers == wrong_code.headers == nonsense.headers
    assert not wrong_code.cookies


def test_a_miss_asks_the_database_as_often_as_another(town, resident):
    receipt = town.submit()
    ask(resident, "2026-9999", receipt.code)  # the frame around the page is kept from here on
    counts = set()
    for number, code in (("2026-9999", receipt.code), (receipt.petition.number, "0" * 28), ("x", "y")):
        with CaptureQueriesContext(connection) as queries:
            ask(resident, number, code)
        counts.add(len(queries))
    assert len(counts) == 1


def test_the_code_never_stands_in_an_address_or_a_log_line(town, resident, caplog):
    caplog.set_level(logging.DEBUG)
    receipt = town.submit()
    found = ask(resident, receipt.petition.number, receipt.code)
    ask(resident, "2026-9999", receipt.code)
    hidden = f'value="{receipt.code}"'  # the proof in the body of the forms of the page, and nowhere else
    assert receipt.code not in found.content.decode().replace(hidden, "")
    for form in (receipt.code, receipt.code.replace("-", ""), receipt.code.replace("-", " ")):
        assert form not in caplog.text


def test_a_code_put_into_the_address_is_taken_out_unread(town, resident):
    receipt = town.submit()
    response = resident.get(reverse("petitions:track"), {"number": receipt.petition.number, "code": receipt.code})
    assert response.status_code == 302
    assert response["Location"] == reverse("petitions:track")
    assert response["Cache-Control"] == "no-store"


def test_the_result_leaves_no_trace(town, resident):
    receipt = town.submit()
    response = ask(resident, receipt.petition.number, receipt.code)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert receipt.petition.number not in response.content.decode().split("</title>")[0]


def test_what_stays_inside_the_office_is_not_shown(town, resident):
    receipt = town.submit()
    case = receipt.petition
    handling.accept(petition=case, by=town.worker)
    handling.record(petition=case, by=town.worker, note="与村里核对，暂不外传。")
    replies.draft(petition=case, by=town.worker, matters=[Matter("草稿里的事实", "草稿里的意见")])
    page = ask(resident, case.number, receipt.code).content.decode()
    assert "暂不外传" not in page
    assert "草稿里的事实" not in page
    assert "钱进宝" not in page
    assert town.worker.display_name not in page


def test_the_reply_is_read_as_the_letter_that_was_served(town, resident):
    key = codes.new_key()
    case = town.at(State.SERVED, idempotency_key=key)
    page = ask(resident, case.number, codes.code_for(key)).content.decode()
    reply = case.replies.get()
    for words in (reply.document_number, reply.title, "已入户核实。", "维持。", "青石县人民政府书面申请复查"):
        assert words in page


def test_how_often_the_person_was_looked_at_is_said(town, resident):
    receipt = town.submit()
    handling.view_petitioner(petition=receipt.petition, by=town.worker, reason="电话核实")
    assert "1 次" in ask(resident, receipt.petition.number, receipt.code).content.decode()


def test_what_the_sender_has_to_do_stands_open(town, resident):
    receipt = town.submit()
    case = receipt.petition
    handling.accept(petition=case, by=town.worker)
    assert '<details class="holder-act" id="supplement">' in ask(resident, case.number, receipt.code).content.decode()
    waiting.ask_papers(petition=case, by=town.worker, papers="户口簿复印件")
    page = ask(resident, case.number, receipt.code).content.decode()
    assert '<details class="holder-act" id="supplement" open>' in page
    petitioner.supplement(petition=case, text="户口簿在照片里")
    page = ask(resident, case.number, receipt.code).content.decode()
    assert "等您补充材料" not in page
    assert "收到您的补充，由工作人员核对" in page


def test_empty_boxes_are_named(town, resident):
    response = ask(resident, "", "")
    assert response.status_code == 200
    assert "请填写回执上的编号" in response.content.decode()


def test_an_answered_question_shows_its_answer(town, resident):
    receipt = town.submit(kind=Kind.CONSULTATION)
    handling.answer_at_once(petition=receipt.petition, by=town.worker, answer="带票据到窗口申请核查。")
    page = ask(resident, receipt.petition.number, receipt.code).content.decode()
    assert "带票据到窗口申请核查。" in page
