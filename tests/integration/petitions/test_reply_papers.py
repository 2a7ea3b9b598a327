"""What becomes of a reply at the desk: its files, its service, its seal, and the paper of each step."""

import io

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from petitions import codes
from petitions.letters import pdf
from petitions.matters import Matter
from petitions.models import Petition
from petitions.services import attachments, handling, replies, seals
from petitions.vocabulary import Action, State

from .pages import filled

pytestmark = pytest.mark.django_db


def address(case, action):
    return reverse("cases:move", args=[case.number, action])


@pytest.fixture
def worker(town, sign_in):
    return sign_in(town.worker)


# --- files ----------------------------------------------------------------------------------------------------------


def test_a_word_file_leaves_a_line_in_the_record(town, sign_in):
    case = town.at(State.SERVED)
    reply = case.replies.get()
    worker = sign_in(town.worker)
    page = worker.get(reverse("cases:case", args=[case.number])).content.decode()
    target = reverse("cases:reply_file", args=[case.number, reply.pk, "docx"])
    assert target in page
    assert worker.get(target).status_code == 302
    assert not case.events.filter(action=Action.DOWNLOAD_PAPER).exists()
    response = worker.post(target)
    text = "\n".join(line.text for line in docx.Document(io.BytesIO(response.content)).paragraphs)
    for wanted in (reply.document_number, "已入户核实。", "维持。", "柳河镇人民政府"):
        assert wanted in text
    event = case.events.get(action=Action.DOWNLOAD_PAPER)
    assert (event.by, event.facts) == (town.worker, {"form": "docx", "reply": reply.pk})
    version = case.version
    case.refresh_from_db()
    assert case.version == version
    assert "no-store" in response["Cache-Control"]
    assert worker.post(reverse("cases:reply_file", args=[case.number, reply.pk, "exe"])).status_code == 404
    assert not sign_in(town.publisher).post(target).content.startswith(b"PK")


def test_a_pdf_where_there_is_a_typeface_and_a_reason_where_there_is_none(town, sign_in, monkeypatch):
    case = town.at(State.SERVED)
    worker, target = sign_in(town.worker), reverse("cases:reply_file", args=[case.number, case.replies.get().pk, "pdf"])
    if pdf.is_possible():
        assert worker.post(target).content.startswith(b"%PDF-")
    monkeypatch.setattr(pdf, "fonts", tuple)
    assert "不能生成PDF" in worker.get(reverse("cases:case", args=[case.number])).content.decode()
    response = worker.post(target, follow=True)
    assert "没有中文宋体" in response.content.decode()


def test_the_small_papers_are_printed_from_the_record(town, sign_in):
    case = town.submit().petition
    handling.accept(petition=case, by=town.worker, note="已经受理。")
    event = case.events.get(action=Action.ACCEPT)
    worker = sign_in(town.worker)
    target = reverse("cases:notice_print", args=[case.number, event.pk])
    assert target in worker.get(reverse("cases:case", args=[case.number])).content.decode()
    page = worker.get(target).content.decode()
    for wanted in ("信访事项受理告知书", "已经受理。", "柳河镇人民政府"):
        assert wanted in page
    assert "钱进宝" not in page
    submitted = case.events.get(action=Action.SUBMIT)
    assert worker.get(reverse("cases:notice_print", args=[case.number, submitted.pk])).status_code == 404
    assert worker.post(reverse("cases:notice_file", args=[case.number, event.pk, "docx"])).content.startswith(b"PK")
    assert case.events.get(action=Action.DOWNLOAD_PAPER).facts == {"form": "docx", "event": event.pk}


# --- service --------------------------------------------------------------------------------------------------------


def photo():
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (120, 80, 40)).save(out, format="JPEG")
    return SimpleUploadedFile("回执.jpg", out.getvalue(), content_type="image/jpeg")


def test_registered_post_needs_its_number(town, worker):
    case = town.at(State.ISSUED)
    reply = case.replies.get()
    values = {"version": case.version, "served_on": reply.issued_on.isoformat(), "method": "registered"}
    for wrong in ("", "12 34", "号码一二三四五六七八"):
        refused = worker.post(address(case, "mark_served"), {**values, "tracking_number": wrong, "proof": "已寄"})
        assert refused.status_code == 422
        assert "邮件号" in refused.content.decode()
    assert (
        worker.post(address(case, "mark_served"), {**values, "tracking_number": "ea 123456789 cn"}).status_code == 302
    )
    reply.refresh_from_db()
    assert (reply.tracking_number, reply.service_method) == ("EA123456789CN", "registered")
    assert case.reviews.get().opens_on == reply.issued_on


def test_the_scan_of_the_receipt_is_kept_sealed_apart_from_what_the_sender_sent(town, worker, resident):
    key = codes.new_key()
    case = town.at(State.ISSUED, idempotency_key=key)
    attachments.store(case, [attachments.clean(photo())])
    reply = case.replies.get()
    values = {"version": case.version, "served_on": reply.issued_on.isoformat(), "method": "in_person", "proof": "签收"}
    bad = SimpleUploadedFile("a.exe", b"MZ")
    assert worker.post(address(case, "mark_served"), {**values, "scan": bad}).status_code == 422
    assert worker.post(address(case, "mark_served"), {**values, "scan": photo()}).status_code == 302
    proof = reply.proofs.get()
    assert (proof.name, proof.added_by, proof.petition) == ("回执.jpg", town.worker, case)
    page = worker.get(reverse("cases:case", args=[case.number])).content.decode()
    assert "送达凭证：回执.jpg" in page
    assert page.count("回执.jpg") == 2  # the sender's own file of the same name, and the proof
    track = resident.post(reverse("petitions:track"), {"number": case.number, "code": codes.code_for(key)})
    assert "1 个，已加密保存" in track.content.decode()


# --- the seal -------------------------------------------------------------------------------------------------------


def test_the_seal_is_asked_for_approved_and_in_the_register(town, sign_in):
    case = town.at(State.ISSUED)
    reply = case.replies.get()
    worker = sign_in(town.worker)
    assert "申请用印" in worker.get(reverse("cases:case", args=[case.number])).content.decode()
    values = {"version": case.version, "seal": "petitions", "copies": 21, "note": ""}
    assert worker.post(address(case, "ask_seal"), values).status_code == 422
    assert worker.post(address(case, "ask_seal"), {**values, "copies": 3, "note": "=2+3"}).status_code == 302
    leader = sign_in(town.leader)
    register = reverse("cases:seals")
    assert "没有等待批准" not in leader.get(register).content.decode()
    page = leader.get(address(case, "approve_seal")).content.decode()
    assert "信访专用章" in page
    seals.ask(reply=reply, by=town.worker, seal="petitions", copies=4, note="=2+3")
    changed = leader.post(address(case, "approve_seal"), filled(page))
    assert changed.status_code == 409
    page = changed.content.decode()
    assert "请核对新的印章和份数" in page
    assert leader.post(address(case, "approve_seal"), filled(page)).status_code == 302
    again = leader.post(address(case, "approve_seal"), filled(page))
    assert again.status_code == 422
    for form in ("", "print"):
        page = leader.get(register, {"form": form}).content.decode()
        assert reply.document_number in page
        assert town.worker.display_name in page
        assert "<svg" not in page.split("<main")[1].split("用印台账</h1>")[0] or form == ""
    book = openpyxl.load_workbook(io.BytesIO(leader.get(register, {"form": "xlsx"}).content))
    row = [cell.value for cell in list(book.active.rows)[1]]
    assert row[:4] == [reply.document_number, reply.title, "信访专用章", 4]
    assert (row[8], book.active["I2"].data_type) == ("=2+3", "s")
    assert sign_in(town.receptionist).get(register).status_code in (302, 403)


def test_before_the_number_there_is_no_seal_to_ask_for(town, sign_in):
    case = town.at(State.APPROVED)
    assert "申请用印" not in sign_in(town.worker).get(reverse("cases:case", args=[case.number])).content.decode()
    assert sign_in(town.worker).get(address(case, "ask_seal")).status_code == 302


# --- a further reply ------------------------------------------------------------------------------------------------


def test_a_further_reply_has_its_own_number_and_the_look_up_shows_both(town, sign_in, resident):
    key = codes.new_key()
    case = town.at(State.SERVED, idempotency_key=key)
    first = case.replies.get()
    Petition.objects.filter(pk=case.pk).update(state=State.ACCEPTED)
    case.refresh_from_db()
    second = replies.draft(petition=case, by=town.worker, matters=[Matter("再查。", "更正为五百八十元。", "57号")])
    replies.submit(reply=second, by=town.worker)
    replies.approve(reply=second, by=town.leader)
    replies.issue(reply=second, by=town.worker)
    assert second.document_number != first.document_number
    assert second.document_number.endswith("〕2号")
    page = resident.post(
        reverse("petitions:track"), {"number": case.number, "code": codes.code_for(key)}
    ).content.decode()
    for wanted in (first.document_number, second.document_number, "维持。", "更正为五百八十元。"):
        assert wanted in page
    seals.ask(reply=second, by=town.worker, seal="organ", copies=1)
    replies.mark_served(reply=second, by=town.worker, method="look_up", proof="来电说已经看到")
    assert case.reviews.count() == 2
