"""The import wizard as a clerk walks it, without a script."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from disclosures.models import Batch, BatchState, PurgeRecord, RememberedMapping
from portal.orgs.models import OrgAlias, OrgUnit
from tests.data.spreadsheets.build import H9, household, identity, xlsx
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import BatchFactory, RoundFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def township():
    township = OrgUnitFactory(township=True)
    for at, name in enumerate(("杜村", "石桥村")):
        OrgUnitFactory(parent=township, name=name, code=f"99010110120{at}")
    return township


@pytest.fixture
def clerk(township):
    return StaffFactory(role="case_worker", unit=township)


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def upload(desk, township):
    round = RoundFactory()

    def upload(data: bytes, *, period="2026年第一季度") -> Batch:
        fields = {"file": SimpleUploadedFile("名册.xlsx", data), "round": round.pk, "unit": township.pk}
        desk.post(reverse("batches:add"), {**fields, "period": period})
        return Batch.objects.first()

    return upload


def page_of(desk, batch: Batch, **query) -> str:
    return " ".join(desk.get(reverse("batches:detail", args=[batch.pk]), query).content.decode().split())


def fields_of(desk, batch: Batch) -> dict[str, str]:
    """What the form on the page would send if nothing were changed."""
    form = desk.get(reverse("batches:detail", args=[batch.pk])).context["choices_form"]
    return {name: form[name].value() or "" for name in form.fields if not name.startswith("alias-")}


def strange(first=1) -> bytes:
    return xlsx([H9, household(first, village="老杜庄村"), household(first + 1, village="老杜庄村")])


def test_the_steps_and_the_columns_are_on_the_page(desk, upload):
    page = page_of(desk, upload(xlsx([H9, household(1)])))
    for words in ("1. 上传", "2. 对应列", "3. 核对", "4. 确认", "按规定不导入", "只用来查重，不保存", "赵**"):
        assert words in page
    assert "赵德安" not in page
    assert identity(1) not in page


def test_a_denied_column_has_no_select_and_no_sample(desk, upload):
    batch = upload(xlsx([[*H9, "联系电话"], [*household(1), "13800001234"]]))
    response = desk.get(reverse("batches:detail", args=[batch.pk]))
    lines = {row.heading: (row, field) for row, field in response.context["choices_form"].column_lines()}
    assert lines["联系电话"][1] is None
    assert lines["联系电话"][0].samples == ""
    assert "13800001234" not in response.content.decode()


def test_an_unknown_village_is_chosen_on_the_page(desk, upload):
    batch = upload(strange())
    assert "老杜庄村" in page_of(desk, batch)
    village = OrgUnit.objects.get(name="杜村")
    desk.post(reverse("batches:columns", args=[batch.pk]), {**fields_of(desk, batch), "village-0": village.pk})
    page = page_of(desk, batch)
    assert "没有必须改正的问题" in page
    assert reverse("batches:confirm", args=[batch.pk]) in page
    later = upload(strange(5), period="2026年第二季度")
    assert "已按上次的对应关系" in page_of(desk, later)


def test_an_alias_is_ticked_on_the_page(desk, upload):
    batch = upload(strange())
    village = OrgUnit.objects.get(name="杜村")
    fields = {**fields_of(desk, batch), "village-0": village.pk, "alias-0": "on"}
    desk.post(reverse("batches:columns", args=[batch.pk]), fields)
    assert OrgAlias.objects.get().name == "老杜庄村"
    assert not RememberedMapping.objects.exists()


def test_two_columns_of_one_meaning_come_back_with_a_sentence(desk, upload):
    batch = upload(xlsx([[*H9, "甲"], [*household(1), "乙"]]))
    form = desk.get(reverse("batches:detail", args=[batch.pk])).context["choices_form"]
    at = form.keys.index("甲")
    response = desk.post(
        reverse("batches:columns", args=[batch.pk]), {**fields_of(desk, batch), f"column-{at}": "name"}
    )
    assert response.status_code == 422
    assert "选成了同一项" in response.content.decode()
    assert desk.get(reverse("batches:columns", args=[batch.pk])).status_code == 302


def test_remembered_mappings_are_listed_changed_and_forgotten(desk, upload):
    batch = upload(strange())
    villages = {unit.name: unit.pk for unit in OrgUnit.objects.all()}
    desk.post(reverse("batches:columns", args=[batch.pk]), {**fields_of(desk, batch), "village-0": villages["杜村"]})
    mapping = RememberedMapping.objects.get()
    assert "“老杜庄村”是杜村" in desk.get(reverse("batches:remembered")).content.decode()
    desk.post(reverse("batches:change_remembered", args=[mapping.pk]), {"village-0": villages["石桥村"]})
    assert "“老杜庄村”是石桥村" in desk.get(reverse("batches:remembered")).content.decode()
    desk.post(reverse("batches:forget_remembered", args=[mapping.pk]))
    assert not RememberedMapping.objects.exists()


def test_what_another_unit_remembers_is_not_mine(desk, upload, client):
    batch = upload(strange())
    village = OrgUnit.objects.get(name="杜村")
    desk.post(reverse("batches:columns", args=[batch.pk]), {**fields_of(desk, batch), "village-0": village.pk})
    mapping = RememberedMapping.objects.get()
    client.force_login(StaffFactory(role="village_assistant", unit=village))
    assert client.post(reverse("batches:forget_remembered", args=[mapping.pk])).status_code in (302, 403, 404)
    assert RememberedMapping.objects.exists()


def test_a_repaired_file_is_compared_with_the_one_it_stands_for(desk, upload):
    old = upload(xlsx([H9, household(1, village="老杜庄村"), household(2, persons=9)]))
    link = reverse("batches:replace", args=[old.pk])
    assert link in page_of(desk, old)
    assert "替换的批次" in desk.get(link).content.decode()
    desk.post(link, {"file": SimpleUploadedFile("改好.xlsx", xlsx([H9, household(1), household(2, persons=9)]))})
    new = Batch.objects.get(replaces=old)
    page = page_of(desk, new)
    assert "<strong>1</strong> 处已改好" in page
    assert "<strong>1</strong> 处还在" in page
    assert "<strong>0</strong> 处是新出现的" in page
    assert reverse("batches:detail", args=[new.pk]) in page_of(desk, old)


def test_a_replacement_with_a_token_passes_and_one_without_does_not(upload, clerk):
    old = upload(strange())
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(clerk)
    link = reverse("batches:replace", args=[old.pk])
    assert browser.post(link, {"file": SimpleUploadedFile("a.xlsx", strange(7))}).status_code == 403
    token = str(browser.get(link).context["csrf_token"])
    fields = {"file": SimpleUploadedFile("a.xlsx", strange(7)), "csrfmiddlewaretoken": token}
    assert browser.post(link, fields).status_code == 302
    assert Batch.objects.filter(replaces=old).exists()


def test_problems_are_paged_counted_by_kind_and_downloaded(desk, upload):
    batch = upload(xlsx([H9, *(household(number, village=f"不知名{number % 10}村") for number in range(1, 70))]))
    page = page_of(desk, batch)
    assert "第 1 页，共 2 页" in page
    assert "<strong>69</strong> 处" in page
    narrowed = page_of(desk, batch, kind="unknown_village", p="2")
    assert "第 2 页" in narrowed
    response = desk.get(reverse("batches:problems_csv", args=[batch.pk]))
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["轻重", "工作表", "单元格", "列名", "说明"]
    assert len([row for row in rows[1:] if row[0] == "必须改正"]) == 69
    assert "赵德安" not in response.content.decode()


class TestProgress:
    def test_the_bar_says_how_far_it_is(self, desk, township):
        from django.utils import timezone

        batch = BatchFactory(unit=township, job="checking", job_done=20_000, job_total=100_000, job_at=timezone.now())
        page = page_of(desk, batch)
        assert "已处理 20000 行，共 100000 行" in page
        assert '<progress max="100000" value="20000"' in page
        assert '<noscript><meta http-equiv="refresh"' in page
        answer = desk.get(reverse("batches:progress", args=[batch.pk])).json()
        assert (answer["done"], answer["total"], answer["over"], answer["stalled"]) == (20_000, 100_000, False, False)

    def test_a_stalled_job_offers_to_start_again(self, desk, township, time_machine):
        time_machine.move_to("2026-03-10 10:00+08:00", tick=False)
        from django.utils import timezone

        batch = BatchFactory(unit=township, job="writing", state=BatchState.CHECKED, job_at=timezone.now())
        assert reverse("batches:resume", args=[batch.pk]) not in page_of(desk, batch)
        time_machine.move_to("2026-03-10 10:06+08:00", tick=False)
        page = page_of(desk, batch)
        assert reverse("batches:resume", args=[batch.pk]) in page
        assert "重新开始写入" in page
        assert "http-equiv" not in page

    def test_a_stranger_learns_nothing(self, client, township):
        village = OrgUnit.objects.get(name="杜村")
        client.force_login(StaffFactory(role="village_assistant", unit=village))
        batch = BatchFactory(unit=township, job="checking")
        assert client.get(reverse("batches:progress", args=[batch.pk])).status_code == 404


def test_the_purge_register_counts_and_names_nobody(desk, upload, django_assert_max_num_queries):
    batch = upload(xlsx([H9, household(1)]))
    desk.post(reverse("batches:confirm", args=[batch.pk]))
    assert PurgeRecord.objects.count() == 1
    with django_assert_max_num_queries(20):
        page = desk.get(reverse("batches:purges")).content.decode()
    assert "确认后不再需要" in page
    assert "赵" not in page


def test_the_first_page_says_what_waits(desk, upload):
    upload(xlsx([H9, household(1)]))
    page = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "等您核对确认的批次1个" in page
    assert reverse("batches:index") + "?state=checked" in page


def test_a_column_is_chosen_by_hand_and_read(desk, upload):
    batch = upload(xlsx([["姓名", "村", "甲", "月保障金"], ["赵德安", "杜村", 2, 620], ["钱二", "杜村", 3, 700]]))
    form = desk.get(reverse("batches:detail", args=[batch.pk])).context["choices_form"]
    fields = {**fields_of(desk, batch), f"column-{form.keys.index('甲')}": "persons"}
    page = " ".join(
        desk.post(reverse("batches:columns", args=[batch.pk]), fields, follow=True).content.decode().split()
    )
    assert "没有必须改正的问题" in page
    batch.refresh_from_db()
    assert batch.totals["whole"]["computed"]["persons"] == 5
    desk.post(reverse("batches:columns", args=[batch.pk]), {"forget": "1"})
    batch.refresh_from_db()
    assert batch.totals["whole"]["computed"]["persons"] != 5


def test_a_unit_is_chosen_and_the_amounts_follow(desk, upload):
    rows = [["姓名", "村", "保障人口", "保障金额"], ["赵德安", "杜村", 2, 7440], ["钱二", "杜村", 3, 8400]]
    batch = upload(xlsx(rows))
    desk.post(reverse("batches:columns", args=[batch.pk]), {**fields_of(desk, batch), "amount_unit": "year"})
    batch.refresh_from_db()
    assert batch.totals["whole"]["computed"]["amount"] == "1320"
