import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from portal.workdays import calendar, services
from portal.workdays.days import Day, DayKind
from portal.workdays.models import CalendarYear, DayOverride
from portal.workdays.signals import calendar_changed
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db
NEW_YEAR = Day(date(2027, 1, 1), DayKind.REST, "元旦")
WORKED = Day(date(2027, 1, 10), DayKind.WORK, "元旦")


@pytest.fixture
def heard():
    years = []

    def listen(*, year, **kwargs):
        years.append(year)

    calendar_changed.connect(listen)
    yield years
    calendar_changed.disconnect(listen)


def test_the_keeper_enters_a_year(heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.enter_year(by=StaffFactory(role="system_admin"), year=2027, days=[NEW_YEAR, WORKED], source="通知")
    assert heard == [2027]
    now = calendar.current()
    assert not now.is_working_day(date(2027, 1, 1))
    assert now.is_working_day(date(2027, 1, 10))


@pytest.mark.parametrize("role", ["case_worker", "auditor", None])
def test_nobody_else_does(role):
    with pytest.raises(PermissionDenied, match="系统管理员"):
        services.enter_year(by=StaffFactory(role=role), year=2027, days=[NEW_YEAR], source="通知")
    assert not CalendarYear.objects.exists()


def test_the_same_days_again_change_nothing(heard, django_capture_on_commit_callbacks):
    services.store_year(year=2027, days=[NEW_YEAR], source="通知")
    with django_capture_on_commit_callbacks(execute=True):
        entry = services.store_year(year=2027, days=[NEW_YEAR], source="通知")
    assert (entry.version, heard) == (1, [])


def test_a_correction_is_a_new_version(heard, django_capture_on_commit_callbacks):
    services.store_year(year=2027, days=[NEW_YEAR], source="通知")
    with django_capture_on_commit_callbacks(execute=True):
        entry = services.store_year(year=2027, days=[WORKED], source="更正")
    assert (entry.version, heard) == (2, [2027])
    assert list(DayOverride.objects.values_list("date", flat=True)) == [WORKED.date]


def test_nothing_is_announced_when_the_transaction_fails(heard, django_capture_on_commit_callbacks, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(DayOverride.objects, "bulk_create", fail)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        services.store_year(year=2027, days=[NEW_YEAR], source="通知")
    assert heard == []
    assert not CalendarYear.objects.exists()


def test_the_command_loads_once_and_leaves_corrections_alone():
    services.store_year(year=2026, days=[NEW_YEAR], source="自行更正")
    out = io.StringIO()
    call_command("load_workdays", stdout=out)
    assert out.getvalue() == "workdays: loaded 2020, 2021, 2022, 2023, 2024, 2025\n"
    call_command("load_workdays", stdout=out)
    assert out.getvalue().endswith("workdays: nothing to load\n")
    assert CalendarYear.objects.get(year=2026).source == "自行更正"
