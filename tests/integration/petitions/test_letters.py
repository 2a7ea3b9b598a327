"""The letter form and its receipt, as a resident without an account and without JavaScript meets them."""

import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from petitions.models import Petition
from petitions.vocabulary import Kind
from tests.corpus import pdfs
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def fill(resident, address=None, **values):
    """Open the form and send it with these answers, with whatever hidden fields it carries."""
    address = address or reverse("petitions:new")
    page = resident.get(address)
    data = {
        "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken"),
        "key": hidden(page, "key"),
        "kind": Kind.CLAIM,
        "request_text": "我家的低保降了，想知道为什么。",
        "identity": "anonymous",
    }
    return resident.post(address, {**data, **values}), data


def code_on(response) -> str:
    return re.search(r'code-groups">([0-9A-Z ]+)<', response.content.decode())[1]


def test_a_letter_is_registered_and_answered_with_a_receipt(town, resident):
    response, _ = fill(resident)
    case = Petition.objects.get()
    page = response.content.decode()
    assert response.status_code == 201
    assert case.number in page
    assert re.fullmatch(r"([0-9A-Z]{4} ){6}[0-9A-Z]{4}", code_on(response))
    assert "data:image/svg+xml" in page
    assert "只在这里出现这一次" in page


def test_the_code_is_in_no_column(town, resident):
    response, _ = fill(resident)
    code = code_on(response)
    columns = str(list(Petition.objects.values()))
    assert code.replace(" ", "-") not in columns
    assert code.replace(" ", "") not in columns


def test_sent_twice_is_one_case_with_one_receipt(town, resident):
    first, data = fill(resident)
    second = resident.post(reverse("petitions:new"), data)
    assert Petition.objects.count() == 1
    assert code_on(second) == code_on(first)


def test_a_forged_form_is_refused(town, resident):
    """The browser sends Origin: null under no-referrer; the token decides, and a foreign site has none."""
    _, data = fill(resident)
    without = {**data, "csrfmiddlewaretoken": ""}
    assert resident.post(reverse("petitions:new"), without).status_code == 403
    headers = {"origin": "null", "sec-fetch-site": "cross-site"}
    assert resident.post(reverse("petitions:new"), data, headers=headers).status_code == 403


def test_a_browser_that_hides_its_origin_is_believed(town, resident):
    _, data = fill(resident)
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert resident.post(reverse("petitions:new"), data, headers=headers).status_code == 201
    assert resident.post(reverse("petitions:new"), data, secure=True).status_code == 201  # https, and no Referer at all


@pytest.mark.parametrize("name", ["petitions:new", "petitions:track"])
def test_pages_leave_no_trace(town, resident, name):
    response = resident.get(reverse(name))
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert set(response.cookies) <= {"csrftoken"}


def test_the_receipt_leaves_no_trace(town, resident):
    response, _ = fill(resident)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "sessionid" not in response.cookies


def test_a_machine_is_turned_away(town, resident):
    response, _ = fill(resident, website="https://example.com")
    assert response.status_code == 200
    assert not Petition.objects.exists()


def test_errors_keep_what_was_typed(town, resident):
    response, _ = fill(resident, identity="named", name="", phone="13900001234", facts="去年十一月村里来人看过。")
    page = response.content.decode()
    assert response.status_code == 200
    assert "请写上姓名" in page
    assert "去年十一月村里来人看过。" in page
    assert "13900001234" in page
    assert not Petition.objects.exists()


def test_a_bad_file_is_named_and_to_be_chosen_again(town, resident):
    file = SimpleUploadedFile("说明.txt", b"text", "text/plain")
    response, _ = fill(resident, attachments=[file])
    page = response.content.decode()
    assert "说明.txt" in page
    assert "请重新选一次" in page
    assert "我家的低保降了" in page


def test_files_arrive_sealed(town, resident):
    file = SimpleUploadedFile("证明.pdf", pdfs.pdf(info="周桂花"), "application/pdf")
    fill(resident, attachments=[file])
    content = Petition.objects.get().attachments.get().content
    assert content.startswith(b"%PDF")
    assert not PdfReader(io.BytesIO(content)).metadata


def test_who_changes_their_mind_leaves_no_name(town, resident):
    fill(resident, identity="anonymous", name="周桂花", phone="13900001234")
    assert not hasattr(Petition.objects.get(), "petitioner")


def test_an_information_request_needs_name_and_contact(town, resident):
    response, _ = fill(resident, kind=Kind.INFORMATION)
    assert "政府信息公开条例第二十九条" in response.content.decode()
    response, _ = fill(resident, kind=Kind.INFORMATION, identity="named", name="周桂花")
    assert "电话或者通信地址" in response.content.decode()


def test_an_information_request_is_told_from_which_day_its_time_runs(town, resident):
    response, _ = fill(resident, kind=Kind.INFORMATION, identity="named", name="余知秋", phone="19900001234")
    page = response.content.decode()
    assert "确认收到申请的日期" in page
    assert "确认收到后20个工作日内" in page


def test_an_accusation_is_kept_from_the_village_it_names(town, resident):
    fill(resident, kind=Kind.ACCUSATION, village=town.village.pk)
    assert Petition.objects.get().accused_unit == town.village


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_the_dates_are_said_before_sending(town, resident):
    assert "2026年3月25日（周三）以前" in resident.get(reverse("petitions:new")).content.decode()


def test_phone_and_hours_are_in_sight(town, resident):
    page = resident.get(reverse("petitions:new")).content.decode()
    assert "0990-5550101" in page
    assert "工作日 9:00" in page


def test_the_limits_are_said_before_choosing_a_file(town, resident):
    assert "最多5个，每个不超过10MB" in resident.get(reverse("petitions:new")).content.decode()


def test_an_objection_is_bound_to_its_notice_and_row(town, resident):
    notice = PublicationFactory(rows=3, village=town.village)
    address = reverse("petitions:new", query={"notice": notice.number, "row": 2})
    assert 'value="2"' in resident.get(address).content.decode()
    response, _ = fill(resident, address, row="2")
    case = Petition.objects.get()
    assert response.status_code == 201
    assert (case.kind, case.publication, case.row_serial) == (Kind.OBJECTION, notice, 2)


def test_a_closed_notice_takes_no_objection_and_says_what_else(town, resident):
    notice = PublicationFactory(closed=True, village=town.village)
    response = resident.get(reverse("petitions:new", query={"notice": notice.number}))
    page = response.content.decode()
    assert "不再接收异议" in page
    assert "0990-5550102" in page
    assert "<textarea" not in page


def test_an_unknown_notice_says_so(town, resident):
    response = resident.get(reverse("petitions:new", query={"notice": "1999-001"}))
    assert response.status_code == 404
    assert "没有找到这个编号的公示" in response.content.decode()


def test_a_notice_that_closes_while_one_writes_keeps_the_words(town, resident, time_machine):
    notice = PublicationFactory(rows=1, village=town.village)
    address = reverse("petitions:new", query={"notice": notice.number})
    _, data = fill(resident, address, request_text="")  # a first try, still within the window
    time_machine.move_to(notice.ends_at)
    page = resident.post(address, {**data, "request_text": "他家有小车。", "facts": "我亲眼见的。"}).content.decode()
    assert "不再接收异议" in page
    assert "他家有小车。" in page
    assert "我亲眼见的。" in page
    assert f'action="{reverse("petitions:new")}"' in page
    assert not Petition.objects.exists()


def test_a_row_that_is_not_there_is_named(town, resident):
    notice = PublicationFactory(rows=1, village=town.village)
    address = reverse("petitions:new", query={"notice": notice.number})
    response, _ = fill(resident, address, row="99")
    assert response.status_code == 200
    assert "没有第99号" in response.content.decode()
    assert "我家的低保降了" in response.content.decode()
