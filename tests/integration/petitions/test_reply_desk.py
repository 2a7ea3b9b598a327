"""The reply at the desk: matters and templates in the form, files, service, seal, and the paper of each step."""

import io

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from petitions import codes
from petitions.letters import pdf
from petitions.matters import MOST, Matter
from petitions.models import Petition, ReplyTemplate
from petitions.services import attachments, handling, replies, seals
from petitions.vocabulary import Action, Kind, State

pytestmark = pytest.mark.django_db
LONG = (
    "经两名工作人员到村核实，您家2025年工资性收入按十二个月计算没有错误，本月起恢复扣回的八十元，下月十五日前打到账上。"
)


def address(case, action):
    return reverse("cases:move", args=[case.number, action])


def words(case, **values):
    return {
        "version": case.version,
        "matter_count": 1,
        "kind": "opinion",
        "title": "关于低保待遇事项的答复意见",
        "outcome": "explained",
        "matter1_facts": "3月2日入户核实。",
        "matter1_law": "57号第十三条",
        "matter1_opinion": "维持原定金额。",
        "remedy": "可以申请复查。",
        **values,
    }


@pytest.fixture
def case(town):
    return town.at(State.ACCEPTED)


@pytest.fixture
def worker(town, sign_in):
    return sign_in(town.worker)


# --- matters --------------------------------------------------------------------------------------------------------


def test_a_matter_more_loses_nothing_and_saves_nothing(case, worker):
    response = worker.post(address(case, "draft_reply"), words(case, add_matter="1", addressee="钱进宝同志"))
    page = response.content.decode()
    assert response.status_code == 200
    for typed in ("3月2日入户核实。", "57号第十三条", "维持原定金额。", "可以申请复查。", "钱进宝同志"):
        assert typed in page
    assert 'name="matter2_facts"' in page
    assert 'name="matter1_title"' in page
    assert 'value="2"' in page
    assert "help-critical" not in page
    assert not case.replies.exists()


def test_the_title_of_a_single_matter_waits_unseen_for_a_second(case, worker):
    page = worker.post(address(case, "draft_reply"), words(case, matter1_title="金额核算")).status_code
    assert page == 302
    case.refresh_from_db()
    page = worker.get(address(case, "draft_reply")).content.decode()
    assert '<input type="hidden" name="matter1_title" value="金额核算"' in page


def test_six_matters_at_most(case, worker):
    page = worker.post(address(case, "draft_reply"), words(case, matter_count=MOST, add_matter="1")).content.decode()
    assert f'name="matter{MOST}_facts"' in page
    assert f'name="matter{MOST + 1}_facts"' not in page
    assert "再加一项" not in page


def test_two_matters_are_saved_and_come_back_and_an_empty_one_is_dropped(case, worker):
    second = {
        "matter2_title": "通知",
        "matter2_facts": "村里代领。",
        "matter2_law": "57号",
        "matter2_opinion": "补送。",
    }
    response = worker.post(address(case, "draft_reply"), words(case, matter_count=3, matter1_title="金额", **second))
    assert response.status_code == 302
    assert case.replies.get().read_matters() == [
        Matter("3月2日入户核实。", "维持原定金额。", "57号第十三条", "金额"),
        Matter("村里代领。", "补送。", "57号", "通知"),
    ]
    page = worker.get(address(case, "draft_reply")).content.decode()
    assert "村里代领。" in page
    assert 'name="matter3_facts"' not in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"matter1_opinion": ""}, "请写明处理意见"),
        ({"matter1_facts": " "}, "请写明查明的事实"),
        ({"matter_count": 2, "matter1_title": "金额", "matter2_facts": "查。"}, "第2项：请写明这一项是什么事"),
        (
            {"matter_count": 2, "matter1_title": "金额", "matter2_title": "通知", "matter2_facts": "查。"},
            "第2项：请写明处理意见",
        ),
    ],
)
def test_what_is_missing_is_named_with_its_matter(case, worker, change, sentence):
    response = worker.post(address(case, "draft_reply"), words(case, **change))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "57号第十三条" in response.content.decode()
    assert not case.replies.exists()


@pytest.mark.parametrize("count", ["", "x", "-3", "99", "0"])
def test_a_forged_count_is_no_trouble(case, worker, count):
    assert worker.post(address(case, "draft_reply"), words(case, matter_count=count)).status_code in (302, 422)


# --- templates ------------------------------------------------------------------------------------------------------


def test_a_template_fills_the_first_empty_matter_with_the_cases_values(case, worker):
    template = ReplyTemplate.objects.create(
        kind=Kind.CLAIM,
        outcome="not_supported",
        name="不符合",
        facts="{涉及村}来件{来件编号}。",
        opinion="{复查机关}{公示编号}",
    )
    ReplyTemplate.objects.create(kind=Kind.SUGGESTION, outcome="adopted", name="按建议改", opinion="采纳。")
    page = worker.get(address(case, "draft_reply")).content.decode()
    assert "不符合" in page
    assert "按建议改" not in page
    empty = words(case, use_template="1", template=template.pk, matter1_facts="", matter1_law="", matter1_opinion="")
    page = worker.post(address(case, "draft_reply"), empty).content.decode()
    assert f"杜村来件{case.number}。" in page
    assert "青石县人民政府【请填写公示编号】" in page
    assert '<option value="not_supported" selected' in page
    page = worker.post(
        address(case, "draft_reply"), words(case, use_template="1", template=template.pk)
    ).content.decode()
    assert "3月2日入户核实。" in page
    assert 'name="matter2_facts"' in page
    assert f"杜村来件{case.number}。" in page
    assert not case.replies.exists()


def test_the_templates_are_kept_by_leaders(town, sign_in, case):
    call_command("load_reply_templates")
    template = ReplyTemplate.objects.filter(kind=Kind.CLAIM).first()
    index, edit = reverse("cases:reply_templates"), reverse("cases:reply_template", args=[template.pk])
    switch = reverse("cases:reply_template_switch", args=[template.pk])
    worker = sign_in(town.worker)
    page = worker.get(index).content.decode()
    assert template.name in page
    assert "新加模板" not in page
    assert worker.post(switch, {"is_active": "0"}).status_code in (302, 403)
    assert sign_in(town.receptionist).get(index).status_code in (302, 403)
    leader = sign_in(town.leader)
    page = leader.get(edit).content.decode()
    assert "{来件编号}" in page
    values = {
        "kind": template.kind, "outcome": template.outcome, "name": template.name, "opinion": "见{来件号}。",
        "seen": template.edited_at.isoformat(),
    }  # fmt: skip
    refused = leader.post(edit, values)
    assert refused.status_code == 422
    assert "{来件号}" in refused.content.decode()
    assert leader.post(edit, {**values, "opinion": "见{来件编号}。"}).status_code == 302
    leader.post(switch, {"is_active": "0"})
    template.refresh_from_db()
    assert (template.opinion, template.is_active) == ("见{来件编号}。", False)
    new = reverse("cases:reply_template_new")
    assert (
        leader.post(new, {"kind": "claim", "outcome": "explained", "name": "新的", "opinion": "照办。"}).status_code
        == 302
    )
    assert (
        leader.get(reverse("cases:reply_template_preview", args=[template.pk]), {"case": case.number})
        .content.decode()
        .count(f"见{case.number}。")
    )


def test_the_preview_takes_no_case_that_one_may_not_see(town, sign_in):
    call_command("load_reply_templates")
    hidden = town.submit(kind=Kind.CLAIM, village=town.other_village).petition
    clerk = town.staff("case_worker", unit=town.village)
    template = ReplyTemplate.objects.create(kind=Kind.CLAIM, outcome="explained", name="号", opinion="号{来件编号}号")
    page = sign_in(clerk).get(reverse("cases:reply_template_preview", args=[template.pk]), {"case": hidden.number})
    assert f"号{hidden.number}号" not in page.content.decode()
    assert "没有这个编号的来件" in page.content.decode()


# --- canned ---------------------------------------------------------------------------------------------------------


def test_a_copy_is_refused_then_handed_in_with_its_reason_and_the_leader_sees_it(town, sign_in):
    first = town.at(State.ACCEPTED)
    reply = replies.draft(petition=first, by=town.worker, matters=[Matter("查。", LONG, "57号")])
    replies.submit(reply=reply, by=town.worker)
    case = town.at(State.ACCEPTED)
    replies.draft(petition=case, by=town.worker, matters=[Matter("查。", LONG, "57号")])
    worker = sign_in(town.worker)
    refused = worker.post(address(case, "submit_reply"), {"version": case.version})
    assert refused.status_code == 422
    assert "有100%相同" in refused.content.decode()
    assert (
        worker.post(address(case, "submit_reply"), {"version": case.version, "same_reason": "同一批补发"}).status_code
        == 302
    )
    page = sign_in(town.leader).get(address(case, "approve_reply")).content.decode()
    assert f"来件{first.number}的答复有100%相同" in page
    assert "同一批补发" in page


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
    assert leader.post(address(case, "approve_seal"), {"version": case.version}).status_code == 302
    again = leader.post(address(case, "approve_seal"), {"version": case.version})
    assert again.status_code == 422
    for form in ("", "print"):
        page = leader.get(register, {"form": form}).content.decode()
        assert reply.document_number in page
        assert town.worker.display_name in page
        assert "<svg" not in page.split("<main")[1].split("用印台账</h1>")[0] or form == ""
    book = openpyxl.load_workbook(io.BytesIO(leader.get(register, {"form": "xlsx"}).content))
    row = [cell.value for cell in list(book.active.rows)[1]]
    assert row[:4] == [reply.document_number, reply.title, "信访专用章", 3]
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
    replies.mark_served(reply=second, by=town.worker, method="look_up")
    assert case.reviews.count() == 2
