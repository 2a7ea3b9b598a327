"""Pages come and go at their minute, let out by another person than the one who wrote them."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from cms.appointments import keep_appointments
from cms.models import PolicyPage, Reason, Withdrawal
from portal.accounts import grants
from portal.search.models import SearchDocument
from tests.factories.accounts import StaffFactory
from tests.factories.cms import PolicyPageFactory

pytestmark = pytest.mark.django_db
SHANGHAI = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 3, 10, 9, 0, tzinfo=SHANGHAI)
NINE = NOW + dt.timedelta(days=1)  # the next day's opening of the office
A_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def people():
    grants.sync()
    return StaffFactory(role="case_worker"), StaffFactory(role="publisher")


def for_nine(people, **times):
    """Written by one, let out by the other, to appear tomorrow at nine."""
    clerk, publisher = people
    page = PolicyPageFactory(draft=True, title="三月起的新标准", **times)
    page.save_revision(user=clerk).publish(user=publisher)
    return PolicyPage.objects.get(pk=page.pk)


def at(moment):
    return time_machine.travel(moment, tick=False)


def test_it_appears_at_its_minute_and_not_before(client, people):
    page = for_nine(people, go_live_at=NINE)
    assert client.get(page.url).status_code == 404
    with at(NINE - dt.timedelta(seconds=1)):
        keep_appointments.func()
        assert client.get(page.url).status_code == 404
    with at(NINE + dt.timedelta(seconds=1)):
        keep_appointments.func()
        assert client.get(page.url).status_code == 200
        page.refresh_from_db()
        assert page.first_published_at == NINE + dt.timedelta(seconds=1)
        assert SearchDocument.objects.filter(title="三月起的新标准").exists()


def test_it_goes_at_its_minute_and_says_since_when(client, people):
    page = for_nine(people, expire_at=NINE)
    assert client.get(page.url).status_code == 200  # kept, and must not outlive its time
    with at(NINE + dt.timedelta(seconds=1)):
        keep_appointments.func()
        response = client.get(page.url)
        assert response.status_code == 410
        assert "从2026年3月11日起不再显示" in response.content.decode()
        assert not SearchDocument.objects.filter(title="三月起的新标准").exists()
    assert Withdrawal.objects.get().reason == Reason.EXPIRED


def test_nobody_sets_a_time_for_their_own_words(people):
    _clerk, publisher = people
    page = PolicyPageFactory(draft=True, go_live_at=NINE)
    revision = page.save_revision(user=publisher)
    with pytest.raises(PermissionDenied, match="另一位同事"):
        revision.publish(user=publisher)
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_the_version_that_was_let_out_appears_and_no_later_one(client, people):
    page = for_nine(people, go_live_at=NINE)
    page.title = "没有审过的改动"
    page.save_revision(user=people[0])
    with at(NINE + dt.timedelta(seconds=1)):
        keep_appointments.func()
        text = client.get(page.url).content.decode()
    assert "三月起的新标准" in text
    assert "没有审过的改动" not in text


def test_a_page_that_was_taken_down_stays_away_until_its_time(client, people):
    page = for_nine(people, expire_at=NINE)
    with at(NINE + dt.timedelta(seconds=1)):
        keep_appointments.func()
    later = NINE + dt.timedelta(days=1)
    with at(NINE + dt.timedelta(minutes=1)):
        page = PolicyPage.objects.get(pk=page.pk)
        page.go_live_at, page.expire_at = later, None
        page.save_revision(user=people[0]).publish(user=people[1])
        assert client.get(page.url).status_code == 410
    with at(later + dt.timedelta(seconds=1)):
        keep_appointments.func()
        assert client.get(page.url).status_code == 200


@override_settings(TASKS=A_QUEUE)
def test_the_worker_is_told_when_to_come(people):
    for_nine(people, go_live_at=NINE, expire_at=NINE + dt.timedelta(days=7))
    (first,) = DBTaskResult.objects.filter(task_path="cms.appointments.keep_appointments")
    assert first.run_after == NINE + dt.timedelta(seconds=1)
    assert first not in DBTaskResult.objects.ready()
    with at(NINE + dt.timedelta(seconds=2)):
        assert first in DBTaskResult.objects.ready()
        keep_appointments.func()
    assert PolicyPage.objects.get().live
    second = DBTaskResult.objects.filter(task_path="cms.appointments.keep_appointments").exclude(pk=first.pk)
    assert [one.run_after for one in second] == [NINE + dt.timedelta(days=7, seconds=1)]


def test_the_systems_own_timer_does_the_same(client, people):
    page = for_nine(people, go_live_at=NINE)
    with at(NINE + dt.timedelta(seconds=1)):
        call_command("publish_scheduled", verbosity=0)
        assert client.get(page.url).status_code == 200
