"""The books on screen: who sees what, what a form writes, what a correction leaves behind."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from disclosures.models import (
    AccessEvent,
    AidRelease,
    AidSummary,
    ChangeRecord,
    Followup,
    FundPeriod,
    OpeningBalance,
    PaymentNotice,
    RecheckPlan,
    RelativeFiling,
)
from portal.accounts.roles import ROLES
from tests.factories.disclosures import (
    ChangeRecordFactory,
    OpeningBalanceFactory,
    PublicationFactory,
    RecheckPlanFactory,
    SchemeFactory,
)
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
BOOKS = ("changes:index", "changes:balance", "changes:openings", "due:index", "payments:index", "funds:index")
ACTS = ("changes:add", "changes:month", "changes:opening_add", "due:hear", "due:plan", "payments:add", "funds:add",
        "aid:add", "aid:release")  # fmt: skip


@pytest.fixture(autouse=True)
def _may(time_machine):
    time_machine.move_to("2026-05-20 10:00+08:00", tick=False)


@pytest.fixture
def scheme():
    return SchemeFactory()


def page(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return response.content.decode()


def send(client, name, *args, **data):
    response = client.post(reverse(name, args=args), data)
    assert response.status_code == 302, response.content.decode()
    return response


def change(scheme, village, **values):
    return {
        "kind": "exited",
        "reason": "income_over",
        "scheme": scheme.pk,
        "village": village.pk,
        "households": 1,
        "persons": 3,
        "amount": "620",
        "decided_on": "2026-05-11",
        "effective_month": "2026-06",
        **values,
    }


@pytest.mark.parametrize("name", [*BOOKS, "aid:index"])
@pytest.mark.parametrize("role", ["case_worker", "leader", "supervisor"])
def test_the_books_open_empty_and_say_what_to_do(client, login, scheme, village, role, name):
    login(role)
    shown = page(client, name)
    assert "initDateChooser" not in shown
    assert ("登记" in shown) or ("没有" in shown)


@pytest.mark.parametrize("name", [*BOOKS, "aid:index", *ACTS])
@pytest.mark.parametrize("role", ["receptionist", "auditor", "village_assistant"])
def test_who_has_no_book_is_turned_away(client, login, scheme, role, name):
    login(role)
    assert client.get(reverse(name)).status_code in (302, 403)


@pytest.mark.parametrize("name", ACTS)
def test_a_supervisor_reads_and_writes_nothing(client, login, scheme, name):
    login("supervisor")
    assert client.get(reverse(name)).status_code in (302, 403)
    assert client.post(reverse(name)).status_code in (302, 403)
    assert f'href="{reverse("changes:add")}"' not in page(client, "changes:index")


@pytest.mark.parametrize("name", ACTS)
def test_every_form_of_the_clerk_opens(client, login, scheme, village, name):
    login("case_worker")
    assert village.name in page(client, name) or name in ("funds:add", "aid:add", "aid:release")


def test_each_book_is_one_click_from_the_first_page(client, login):
    login("case_worker")
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    for name in ("changes:index", "changes:balance", "due:index", "payments:index", "funds:index", "aid:index"):
        assert f'href="{reverse(name)}"' in home
    assert reverse("relatives:index") not in home


def test_a_change_is_written_through_the_form(client, login, scheme, village):
    clerk = login("case_worker")
    send(client, "changes:add", **change(scheme, village))
    record = ChangeRecord.objects.get()
    assert (record.recorded_by, record.amount, record.effective_month) == (clerk, Decimal(-620), dt.date(2026, 6, 1))
    assert "退出" in page(client, "changes:index")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"reason": "death"}, "退出的原因只能是"),
        ({"households": 4}, "户数不能多于人数"),
        ({"decided_on": "2026-05-21"}, "决定日期还没到"),
        ({"kind": "eased_out"}, "最晚是2026-11-30"),
    ],
)
def test_a_wrong_change_is_told_at_its_field(client, login, scheme, village, wrong, told):
    login("case_worker")
    response = client.post(reverse("changes:add"), change(scheme, village, **wrong))
    assert response.status_code == 422
    assert told in response.content.decode()
    assert not ChangeRecord.objects.exists()


def test_a_village_of_another_township_is_not_offered(client, login, scheme):
    login("case_worker")
    stranger = OrgUnitFactory(name="外村")
    assert "外村" not in page(client, "changes:add")
    assert client.post(reverse("changes:add"), change(scheme, stranger)).status_code == 422


def test_a_correction_shows_both_records(client, login, scheme, village):
    login("case_worker")
    send(client, "changes:add", **change(scheme, village))
    old = ChangeRecord.objects.get()
    assert 'value="620.00"' in page(client, "changes:correct", old.pk)
    refused = client.post(reverse("changes:correct", args=[old.pk]), change(scheme, village, persons=2))
    assert refused.status_code == 422
    send(client, "changes:correct", old.pk, because="typing", **change(scheme, village, persons=2))
    assert "已更正（录入错误）" not in page(client, "changes:index")
    both = page(client, "changes:index", all="on")
    assert "已更正（录入错误）" in both
    assert "更正后（录入错误）" in both
    assert client.get(reverse("changes:correct", args=[old.pk])).status_code == 404


def test_a_record_is_struck_out_with_its_reason(client, login, scheme, village):
    login("case_worker")
    send(client, "changes:add", **change(scheme, village))
    send(client, "changes:cancel", ChangeRecord.objects.get().pk, because="double")
    assert not ChangeRecord.objects.current().exists()
    both = page(client, "changes:index", all="on")
    assert "已作废（重复登记）" in both
    assert "作废标记（重复登记）" in both


def test_a_month_is_entered_as_a_grid(client, login, scheme, village, township):
    other = OrgUnitFactory(parent=township, name="柳庄村")
    login("case_worker")
    shared = {"kind": "added", "reason": "new_application", "scheme": scheme.pk, "decided_on": "2026-05-11",
              "effective_month": "2026-06"}  # fmt: skip
    filled = {f"grid_{village.pk}_households": 3, f"grid_{village.pk}_persons": 5, f"grid_{village.pk}_amount": 1500}
    send(client, "changes:month", **shared, **filled)
    assert list(ChangeRecord.objects.values_list("village", "households")) == [(village.pk, 3)]
    assert other.name in page(client, "changes:month")
    empty = client.post(reverse("changes:month"), shared)
    assert empty.status_code == 409
    assert "至少填一行" in empty.content.decode()


def test_the_ledger_is_narrowed_paged_and_exported(client, login, scheme, village, django_assert_max_num_queries):
    login("case_worker")
    for month in (1, 2, 3):
        ChangeRecordFactory.create_batch(20, village=village, scheme=scheme, effective_month=dt.date(2026, month, 1))
    with django_assert_max_num_queries(40):
        page(client, "changes:index")
    assert "20 户 60 人" in page(client, "changes:index", month=2)
    assert "没有符合条件的变动" in page(client, "changes:index", kind="added")
    sheet = client.get(reverse("changes:index"), {"export": "xlsx", "month": 2})
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.values)
    assert (len(rows), rows[1][4], rows[1][5]) == (21, village.name, 1)
    text = client.get(reverse("changes:index"), {"export": "csv"}).content.decode()
    assert text.startswith("\ufeff生效月份")
    assert "\r\n2026年3月,退出" in text


def test_the_year_on_show_stands_in_the_filter(client, login, scheme, village):
    """The ledger opens with its newest year, the balance with this one; the ledger's year emptied means every year."""
    login("case_worker")
    assert 'name="year" value="2026"' in page(client, "changes:index")
    for year, households in ((2024, 41), (2025, 43)):
        month = dt.date(year, 2, 1)
        ChangeRecordFactory(
            village=village, scheme=scheme, effective_month=month, decided_on=month, households=households, persons=99
        )
    shown = page(client, "changes:index")
    assert 'name="year" value="2025"' in shown
    assert ("43 户" in shown, "41 户" in shown) == (True, False)
    assert "84 户" in page(client, "changes:index", year="")
    assert "41 户" in page(client, "changes:index", year=2024)
    assert 'name="year" value="2026"' in page(client, "changes:balance")
    assert 'name="year" value="2026"' in page(client, "changes:balance", year="")
    assert 'name="year" value="2024"' in page(client, "changes:balance", year=2024)


def test_names_that_look_like_formulas_stay_texts(client, login, scheme, township):
    login("case_worker")
    ChangeRecordFactory(village=OrgUnitFactory(parent=township, name="=1+1村"), scheme=scheme)
    text = client.get(reverse("changes:index"), {"export": "csv"}).content.decode()
    assert "'=1+1村" in text
    sheet = client.get(reverse("changes:index"), {"export": "xlsx"})
    assert openpyxl.load_workbook(io.BytesIO(sheet.content)).active["E2"].data_type == "s"


def test_a_year_that_cannot_be_is_said_to_be_so_by_village_and_month(client, login, scheme, village):
    login("leader")
    OpeningBalanceFactory(village=village, scheme=scheme, households=10, persons=14)
    ChangeRecordFactory(village=village, scheme=scheme, kind="added", households=3, persons=5,
                        effective_month=dt.date(2026, 3, 1))  # fmt: skip
    PublicationFactory(unit=village, scheme=scheme, is_whole_roster=True, rows=10)
    shown = page(client, "changes:balance")
    assert "数字对不上：年初 10 户 14 人" in shown
    assert "应为 13 户 19 人" in shown
    assert "相差 3 户 1 人" in shown
    assert "<strong>-3 / 1</strong>" in shown
    table = client.get(reverse("changes:balance"), {"export": "csv"}).content.decode()
    assert f"{village.name},10,14,3,5,0,0,13,19,10,20,-3,1" in table
    assert "没有可核对的数" in page(client, "changes:balance", year=2019)


def test_openings_are_entered_and_corrected(client, login, scheme, village):
    login("case_worker")
    grid = {f"grid_{village.pk}_households": 10, f"grid_{village.pk}_persons": 14, f"grid_{village.pk}_amount": 6000}
    send(client, "changes:opening_add", scheme=scheme.pk, year=2026, source="report", **grid)
    twice = client.post(reverse("changes:opening_add"), {"scheme": scheme.pk, "year": 2026, "source": "report", **grid})
    assert twice.status_code == 422
    opening = OpeningBalance.objects.get()
    send(client, "changes:opening_correct", opening.pk, because="checked", households=11, persons=15, amount=6300,
         source="report")  # fmt: skip
    assert "更正后" in page(client, "changes:openings")


def test_a_death_is_heard_of_and_settled(client, login, scheme, village):
    login("case_worker")
    send(client, "due:hear", kind="death", scheme=scheme.pk, village=village.pk, households=0, persons=1,
         since="2026-02-10")  # fmt: skip
    matter = Followup.objects.get()
    assert "过期没办的核减、渐退、迁移1件" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert "已过期" in page(client, "due:index")
    result = {"result": "changed", "households": 0, "persons": 1, "amount": 310}
    assert client.post(reverse("due:settle", args=[matter.pk]), result).status_code == 422
    send(client, "due:settle", matter.pk, decided_on="2026-05-19", effective_month="2026-06", **result)
    assert ChangeRecord.objects.get().kind == "died"
    assert "没有待办的核减" in page(client, "due:index")


def test_a_check_is_planned_told_of_finished_and_reopened(client, login, scheme, village):
    login("case_worker")
    assert f"没有安排的村：{village.name}" in page(client, "due:index")
    send(client, "due:plan", scheme=scheme.pk, frequency="yearly", due_on="2026-05-10",
         **{f"grid_{village.pk}_households": 20})  # fmt: skip
    assert "该复核了：过期的1批" in client.get(reverse("wagtailadmin_home")).content.decode()
    plan = RecheckPlan.objects.get()
    result = {"done_on": "2026-05-19", "unchanged": 18, "grid_stopped_households": 2, "grid_stopped_persons": 3,
              "grid_stopped_amount": 900, "grid_stopped_reason": "income_over"}  # fmt: skip
    wrong = client.post(reverse("due:finish", args=[plan.pk]), {**result, "unchanged": 19})
    assert wrong.status_code == 409
    assert "两个数要相等" in wrong.content.decode()
    send(client, "due:finish", plan.pk, **result)
    assert ChangeRecord.objects.current().get().persons == 3
    assert "最近查完的" in page(client, "due:index")
    send(client, "due:reopen", plan.pk, because="checked")
    assert not ChangeRecord.objects.current().exists()


def test_another_villages_check_is_unknown(client, login):
    login("case_worker", unit=OrgUnitFactory())
    plan = RecheckPlanFactory()
    assert client.get(reverse("due:finish", args=[plan.pk])).status_code == 404


def test_a_payment_stands_beside_its_roster(client, login, scheme, village):
    login("case_worker")
    OpeningBalanceFactory(village=village, scheme=scheme, households=10, persons=14, amount=Decimal(6000))
    grid = {f"grid_{village.pk}_households": 9, f"grid_{village.pk}_persons": 13, f"grid_{village.pk}_amount": 5500}
    send(client, "payments:add", scheme=scheme.pk, month="2026-05", paid_on="2026-05-10", channel="card", **grid)
    paid = PaymentNotice.objects.get()
    shown = page(client, "payments:payment", paid.pk)
    assert f"{village.name}：相差 -1 户、-1 人、-500 元。" in shown
    grid |= {f"grid_{village.pk}_households": 10, f"grid_{village.pk}_persons": 14, f"grid_{village.pk}_amount": 6000}
    assert 'value="9"' in page(client, "payments:correct", paid.pk)
    send(client, "payments:correct", paid.pk, because="checked", paid_on="2026-05-10", channel="card", **grid)
    new = PaymentNotice.objects.current().get()
    assert "都对得上" in page(client, "payments:payment", new.pk)
    assert village.name in client.get(reverse("payments:index"), {"export": "csv"}).content.decode()


def test_funds_are_entered_checked_corrected_and_cancelled(client, login, scheme):
    login("case_worker")
    money = {"scheme": scheme.pk, "period_start": "2026-01-01", "period_end": "2026-03-31", "carried_over": 100,
             "central": 500, "province": 0, "city": 0, "county": 0, "spent": 700, "households": 1, "persons": 1}  # fmt: skip
    refused = client.post(reverse("funds:add"), money)
    assert refused.status_code == 422
    assert "多出100.00元" in refused.content.decode()
    send(client, "funds:add", **{**money, "spent": 400})
    first = FundPeriod.objects.get()
    later = {**money, "period_start": "2026-04-01", "period_end": "2026-06-30", "spent": 1}
    send(client, "funds:add", **later)
    assert "结转比上期结余（200）相差 -100 元" in page(client, "funds:index")
    send(client, "funds:correct", first.pk, because="typing", **{**money, "spent": 500})
    assert "结转比上期结余" not in page(client, "funds:index")
    send(client, "funds:cancel", FundPeriod.objects.current().get(spent=500).pk, because="double")
    assert FundPeriod.objects.current().count() == 1


def test_aid_waits_for_its_release(client, login, scheme):
    login("case_worker")
    aid = {"quarter": "2026-1", "kind": "medical", "cause": "expense", "households": 4, "persons": 4, "amount": 900}
    send(client, "aid:add", **aid)
    assert "没有可以公布的行" in page(client, "aid:release")
    record = AidSummary.objects.get()
    send(client, "aid:correct", record.pk, because="typing", **{**aid, "households": 6, "persons": 6})
    assert "6" in page(client, "aid:release", quarter="2026-1")
    send(client, "aid:release", quarter="2026-1", because="")
    assert AidRelease.objects.get().figures.get().households == 6
    again = client.post(reverse("aid:release"), {"quarter": "2026-1", "because": ""})
    assert again.status_code == 409
    assert "2026年第一季度" in page(client, "aid:index")
    send(client, "aid:cancel", AidSummary.objects.current().get().pk, because="double")


FILING = {"official_kind": "committee", "applicant": "赵德安", "official": "赵德福", "relation": "sibling"}


@pytest.mark.parametrize("role", sorted(role.code for role in ROLES if role.code != "leader"))
def test_nobody_else_sees_that_filings_exist(client, login, role):
    login(role)
    for name in ("relatives:index", "relatives:add"):
        assert client.get(reverse(name)).status_code in (302, 403)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "近亲属" not in home
    assert not AccessEvent.objects.exists()


def test_a_filing_is_kept_and_each_look_is_written_down(client, login, scheme, village):
    leader = login("leader")
    send(client, "relatives:add", scheme=scheme.pk, village=village.pk, **FILING)
    filing = RelativeFiling.objects.get()
    assert "等县级入户调查的备案1件" in client.get(reverse("wagtailadmin_home")).content.decode()
    listed = page(client, "relatives:index")
    assert "赵德安" not in listed
    assert "export" not in listed
    shown = page(client, "relatives:filing", filing.pk)
    assert "赵德福" in shown
    assert "兄弟姐妹" in shown
    assert leader.display_name in shown
    assert AccessEvent.objects.filter(by=leader).count() == 2
    wrong = client.post(reverse("relatives:filing", args=[filing.pk]), {"act": "visit", "visited_on": "2026-05-21"})
    assert wrong.status_code == 409
    send(client, "relatives:filing", filing.pk, act="visit", visited_on="2026-05-19")
    send(client, "relatives:filing", filing.pk, act="close", reason="left")
    assert "已注销" in page(client, "relatives:index")


def test_a_filing_of_another_township_is_unknown(client, login, scheme, village):
    login("leader")
    send(client, "relatives:add", scheme=scheme.pk, village=village.pk, **FILING)
    login("leader", unit=OrgUnitFactory())
    assert client.get(reverse("relatives:filing", args=[RelativeFiling.objects.get().pk])).status_code == 404
