"""紧急撤下: from the list, in one step, everywhere at once."""

import pytest
from django.urls import reverse

from disclosures.models import WithdrawalReason
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)


@pytest.mark.parametrize("role", ["publisher", "case_worker", "leader", "privacy_reviewer"])
def test_every_publishing_role_takes_down_from_the_list(client, login, village, role):
    notice = PublicationFactory(unit=village, village=village, rows=2)
    page = client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    assert "赵**" in page
    user = login(role)
    address = reverse("publishing:urgent", args=[notice.number])
    assert address in client.get(reverse("publishing:publications")).content.decode()
    assert client.post(address).url == reverse("publishing:publication", args=[notice.number])
    notice.refresh_from_db()
    assert (notice.withdrawn_by, notice.withdrawal_reason) == (user, WithdrawalReason.URGENT)
    client.logout()
    page = client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    assert "已紧急撤下" in page
    assert "赵**" not in page
    assert "2户4人" not in page
    assert client.get(reverse("api:notice-entries", args=[notice.number])).status_code == 410


def test_nobody_else_sees_the_button_or_may_press_it(client, login, village):
    notice = PublicationFactory(unit=village, village=village, rows=1)
    login("village_assistant", unit=village)
    address = reverse("publishing:urgent", args=[notice.number])
    assert address not in client.get(reverse("publishing:publications")).content.decode()
    client.post(address)
    notice.refresh_from_db()
    assert notice.withdrawn_at is None


def test_a_second_press_says_that_it_is_down(client, login, village):
    notice = PublicationFactory(unit=village, village=village, withdrawn=True)
    login("publisher")
    answer = client.post(reverse("publishing:urgent", args=[notice.number]))
    assert answer.status_code == 409
    assert "已经撤下" in answer.content.decode()


def test_a_notice_that_has_ended_is_not_in_a_hurry(client, login, village):
    notice = PublicationFactory(unit=village, village=village, closed=True)
    login("publisher")
    page = client.get(reverse("publishing:publications")).content.decode()
    assert reverse("publishing:urgent", args=[notice.number]) not in page
    assert reverse("publishing:evidence", args=[notice.number]) in page


def test_the_first_page_leads_to_every_screen_of_the_work(client, login):
    login("case_worker")
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    for route in ("batches:add", "batches:index", "publishing:rosters", "publishing:publications", "publishing:slip"):
        assert f'href="{reverse(route)}">' in page
