"""The registers in the admin: by month and village, with names only for a reason, as a page and as files."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from petitions.services import handling
from petitions.vocabulary import Action, Channel, Kind

pytestmark = pytest.mark.django_db

SECRETS = ("钱进宝", "13800138000", "杜村一组12号")


@pytest.fixture(autouse=True)
def _march(time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00")


def address(**query):
    return reverse("cases:registers", query={"book": "visits", "year": "2026", "month": "3", **query})


def test_the_page_opens_with_this_months_visits(town, sign_in):
    case = town.submit(channel=Channel.VISIT).petition
    letter = town.submit(channel=Channel.LETTER).petition
    client = sign_in(town.receptionist)
    response = client.get(reverse("cases:registers"))
    page = response.content.decode()
    assert "2026年3月来访登记簿" in page
    for head in ("编号", "性别", "住址", "反映问题", "接待人", "处理意见", "承办单位", "办结时间", "答复情况", "备注"):
        assert f">{head}</th>" in page
    assert case.number in page
    assert letter.number not in page
    assert "不含姓名、住址、电话" in page
    assert not any(secret in page for secret in SECRETS)
    assert "no-store" in response["Cache-Control"]
    assert letter.number in client.get(address(book="letters")).content.decode()


def test_names_are_shown_for_a_reason_that_stays_in_the_record(town, sign_in):
    case = town.submit(channel=Channel.VISIT).petition
    client = sign_in(town.receptionist)
    refused = client.post(address(), {"named": "page", "reason": ""})
    assert refused.status_code == 422
    assert "请写明为什么" in refused.content.decode()
    assert not any(secret in refused.content.decode() for secret in SECRETS)
    page = client.post(address(), {"named": "page", "reason": "年度检查"}).content.decode()
    assert all(secret in page for secret in SECRETS)
    assert "用途：年度检查" in page
    assert case.events.get(action=Action.VIEW_PETITIONER).internal_note == "年度检查"
    assert not any(secret in client.get(address()).content.decode() for secret in SECRETS)


def test_without_the_permission_there_is_no_button_and_no_door(town, sign_in):
    town.submit(channel=Channel.VISIT)
    group = town.worker.groups.get()
    group.permissions.remove(group.permissions.get(codename="view_petitioner"))
    client = sign_in(town.worker)
    assert 'name="named"' not in client.get(address()).content.decode()
    response = client.post(address(), {"named": "csv", "reason": "看看"})
    assert response.status_code == 422
    assert not any(secret in response.content.decode() for secret in SECRETS)


@pytest.mark.parametrize("role", ["village_assistant", "publisher", "supervisor", "auditor", "system_admin"])
def test_the_registers_are_for_those_who_see_cases(town, sign_in, role):
    case = town.submit(channel=Channel.VISIT).petition
    response = sign_in(town.staff(role)).get(address())
    assert response.status_code in (302, 403)
    assert case.number not in response.content.decode()


def test_a_file_says_who_made_it_and_runs_nothing(town, sign_in):
    case = town.submit(channel=Channel.VISIT, kind=Kind.CLAIM).petition
    handling.accept(petition=case, by=town.worker, summary="=HYPERLINK(1)")
    client = sign_in(town.worker)
    plain = client.post(address(), {"as": "csv"})
    text = plain.content.decode("utf-8-sig")
    assert plain.content.startswith(b"\xef\xbb\xbf")
    assert text.startswith("2026年3月来访登记簿\r\n")
    assert f"{town.worker.display_name}于2026-03-10 10:00制作" in text
    assert "'=HYPERLINK(1)" in text
    assert not any(secret in text for secret in SECRETS)
    assert not case.events.filter(action=Action.VIEW_PETITIONER).exists()
    book = client.post(address(), {"named": "xlsx", "reason": "年度检查"})
    sheet = load_workbook(io.BytesIO(book.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "钱进宝" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)
    assert "no-store" in book["Cache-Control"]
    assert case.events.filter(action=Action.VIEW_PETITIONER).count() == 1


def test_accusations_are_in_no_file_of_who_may_not_read_them(town, sign_in):
    case = town.submit(kind=Kind.ACCUSATION, accused_unit=town.village).petition
    for by in (town.receptionist, town.staff("case_worker", unit=town.village)):
        for values in ({"as": "csv"}, {"named": "csv", "reason": "检查"}):
            assert case.number not in sign_in(by).post(address(book="all"), values).content.decode("utf-8-sig")
    assert case.number in sign_in(town.worker).post(address(book="all"), {"as": "csv"}).content.decode("utf-8-sig")


def test_nonsense_in_the_address_is_a_sentence(town, sign_in):
    assert sign_in(town.worker).get(address(book="x", year="abc")).status_code == 422
    assert sign_in(town.worker).post(address(year="abc"), {"as": "csv"}).status_code == 422


def test_a_book_costs_the_same_for_many_cases(town, sign_in, django_assert_max_num_queries):
    for _ in range(2):
        town.submit(channel=Channel.VISIT)
    client = sign_in(town.worker)
    client.get(address())
    with django_assert_max_num_queries(40) as few:
        client.get(address())
    for _ in range(8):
        town.submit(channel=Channel.VISIT)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address())
