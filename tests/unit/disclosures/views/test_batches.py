"""The batch screens as a clerk meets them, without a script."""

import io
import re
import zipfile

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from disclosures import uploads
from disclosures.models import Batch, BatchState, ImportRow
from disclosures.services import batches
from tests.data.spreadsheets.build import H9, household, identity, xlsx
from tests.data.spreadsheets.should_fail import far_cell, total_differs
from tests.data.spreadsheets.should_pass import title_unit_sections_totals
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import BatchFactory, RoundFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def township():
    return OrgUnitFactory(township=True)


@pytest.fixture
def villages(township):
    return [
        OrgUnitFactory(parent=township, name=name, code=f"99010110120{at}")
        for at, name in enumerate(("杜村", "石桥村", "南坡村"))
    ]


@pytest.fixture
def clerk(township, villages):
    return StaffFactory(role="case_worker", unit=township)


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def round():
    return RoundFactory()


@pytest.fixture
def upload(desk, round, township):
    def upload(data: bytes, *, client=desk, unit=township, name="名册.xlsx"):
        fields = {
            "file": SimpleUploadedFile(name, data),
            "round": round.pk,
            "unit": unit.pk,
            "period": "2026年第一季度",
        }
        return client.post(reverse("batches:add"), fields)

    return upload


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_upload_leads_to_the_preview(desk, upload):
    response = upload(title_unit_sections_totals.make())
    batch = Batch.objects.get()
    assert response["Location"] == reverse("batches:detail", args=[batch.pk])
    page = text_of(desk.get(response["Location"]))
    assert "联系电话" in page
    assert "只用来查重，不保存" in page
    assert "赵**" in page
    assert "赵德安" not in page
    assert identity(1) not in page
    assert "13800000001" not in page
    assert "1460.5" in page
    assert f'action="{reverse("batches:confirm", args=[batch.pk])}"' in page


def test_errors_disable_the_button_and_say_why(desk, upload):
    upload(total_differs.make())
    page = text_of(desk.get(reverse("batches:detail", args=[Batch.objects.get().pk])))
    assert "disabled" in page
    assert "名册里还有必须改正的问题" in page
    assert "G4（第 4 行“合计”的月保障金额）写的是 1200，逐行加起来是 1240" in page
    assert reverse("batches:confirm", args=[Batch.objects.get().pk]) not in page


def test_confirm_then_submit(desk, upload):
    upload(title_unit_sections_totals.make())
    batch = Batch.objects.get()
    page = text_of(desk.post(reverse("batches:confirm", args=[batch.pk]), follow=True))
    assert "已导入 3 户、5 人" in page
    assert "送审" in page
    desk.post(reverse("batches:submit", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.roster.state == "in_review"


def test_a_bomb_is_a_sentence_on_the_form_and_the_server_lives(desk, upload):
    response = upload(far_cell.make())
    assert response.status_code == 422
    assert "XFD1048576" in text_of(response)
    assert not Batch.objects.exists()
    assert upload(title_unit_sections_totals.make()).status_code == 302


def test_something_else_than_a_spreadsheet(upload):
    response = upload(b"%PDF-1.7", name="名册.xlsx")
    assert response.status_code == 422
    assert "这不是电子表格" in text_of(response)


def test_a_file_over_the_limit_is_refused_with_its_own_sentence(upload, monkeypatch):
    monkeypatch.setattr(uploads, "FILE_BYTES", 1000)
    monkeypatch.setattr(uploads, "ROOM_FOR_FIELDS", 0)
    response = upload(title_unit_sections_totals.make())
    assert response.status_code == 422
    assert "文件超过 20 MB" in text_of(response)


def test_the_upload_never_touches_the_disk(desk, round, township, monkeypatch):
    """Large uploads go to temporary files by default, in the clear."""
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.new_file", lambda *a, **k: pytest.fail("on disk")
    )
    data = b"a,b\n" + b"x" * 3_000_000
    response = desk.post(
        reverse("batches:add"),
        {"file": SimpleUploadedFile("a.csv", data), "round": round.pk, "unit": township.pk, "period": "x"},
    )
    assert response.status_code in (302, 422)


def test_upload_needs_the_csrf_token(clerk, round, township):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(clerk)
    response = strict.post(reverse("batches:add"), {"round": round.pk})
    assert response.status_code == 403


def test_the_same_file_leads_to_the_first_batch(desk, upload):
    data = title_unit_sections_totals.make()
    upload(data)
    response = upload(data)
    page = text_of(desk.get(response["Location"]))
    assert "没有重复导入" in page
    assert Batch.objects.count() == 1


def test_a_village_assistant_sees_the_own_village_alone(client, villages, township):
    assistant = StaffFactory(role="village_assistant", unit=villages[0])
    own, other = BatchFactory(unit=villages[0]), BatchFactory(unit=villages[1])
    client.force_login(assistant)
    page = text_of(client.get(reverse("batches:index")))
    assert own.file_name in page
    assert other.file_name not in page
    assert client.get(reverse("batches:detail", args=[other.pk])).status_code == 404
    assert client.post(reverse("batches:return", args=[other.pk]), {"reason": "x"}).status_code == 404


@pytest.mark.parametrize("role", ["receptionist", "supervisor", "auditor", "system_admin"])
def test_other_jobs_do_not_see_batches(client, township, role):
    client.force_login(StaffFactory(role=role, unit=township))
    response = client.get(reverse("batches:index"))
    assert response.status_code in (302, 403)
    assert reverse("batches:index") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_filters_and_counts_its_queries(desk, township, round, django_assert_max_num_queries):
    for _ in range(12):
        BatchFactory(unit=township, round=round, scheme=round.procedure.scheme)
    returned = BatchFactory(unit=township, state=BatchState.RETURNED, closed_reason="x")
    with django_assert_max_num_queries(20):
        desk.get(reverse("batches:index"))
    page = text_of(desk.get(reverse("batches:index"), {"state": "returned"}))
    assert returned.file_name in page
    assert page.count("title-wrapper") == 1


def test_withdraw_asks_for_a_reason(desk, upload):
    upload(title_unit_sections_totals.make())
    batch = Batch.objects.get()
    desk.post(reverse("batches:confirm", args=[batch.pk]))
    page = text_of(desk.post(reverse("batches:withdraw", args=[batch.pk]), {"reason": " "}, follow=True))
    assert "请写明原因" in page
    assert ImportRow.objects.count() == 3
    desk.post(reverse("batches:withdraw", args=[batch.pk]), {"reason": "期间填错"})
    assert not ImportRow.objects.exists()


def test_a_large_batch_is_confirmed_in_the_background(desk, upload, monkeypatch, django_capture_on_commit_callbacks):
    upload(title_unit_sections_totals.make())
    monkeypatch.setattr(batches, "INLINE_ROWS", 1)
    batch = Batch.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("batches:confirm", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == BatchState.CONFIRMED


def test_the_template_is_read_by_the_importer(desk, upload):
    response = desk.get(reverse("batches:template"))
    book = python_calamine.load_workbook(io.BytesIO(response.content))
    assert book.get_sheet_by_index(0).to_python()[0] == [
        "序号", "所属村", "组别", "户主姓名", "身份证号", "家庭人口", "保障人口", "月保障金额（元）",
    ]  # fmt: skip
    assert "表头下面没有找到任何一户" in text_of(desk.get(upload(response.content)["Location"]))


def test_a_formula_in_a_heading_stays_text_in_the_problem_list(desk, upload):
    evil = '=HYPERLINK("//e.invalid")'
    upload(xlsx([[*H9, evil], [*household(1), "x"]]))
    batch = Batch.objects.get()
    assert escape(evil) in desk.get(reverse("batches:detail", args=[batch.pk])).content.decode()
    content = desk.get(reverse("batches:problems", args=[batch.pk])).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b"<hyperlink" not in archive.read("xl/worksheets/sheet1.xml")
