"""Editors choose what they point to, and a reader gets an address that holds today."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from cms.models import ExplanationPage, Reason
from cms.services import withdrawals
from disclosures.services import publications
from portal.accounts import grants
from tests.factories.accounts import StaffFactory
from tests.factories.cms import ExplanationPageFactory, PolicyPageFactory
from tests.factories.disclosures import PublicationFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 10, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def staff(client):
    grants.sync()
    client.force_login(StaffFactory(role="case_worker"))
    return client


def shown(client, *blocks):
    page = ExplanationPageFactory(body=list(blocks))
    return client.get(ExplanationPage.objects.get(pk=page.pk).url).content.decode()


def test_an_open_notice_is_named_and_an_ended_one_is_a_number(client):
    notice = PublicationFactory()
    url = reverse("disclosures:notice", args=[notice.number])
    text = shown(client, ("notice", notice))
    assert f'<a href="{url}">{notice.number} {notice.title}</a>（正在公示）' in text
    with time_machine.travel(NOW + dt.timedelta(days=60), tick=False):
        text = shown(client, ("notice", notice))
    assert f'<a href="{url}">{notice.number}</a>（公示期满）' in text
    assert notice.title not in text


def test_a_page_that_points_to_a_notice_changes_when_it_comes_down(client):
    notice = PublicationFactory()
    page = ExplanationPageFactory(body=[("notice", notice)])
    assert "正在公示" in client.get(page.url).content.decode()
    publications.withdraw_urgently(publication=notice, by=StaffFactory(superuser=True))
    text = client.get(page.url).content.decode()
    assert "已撤下" in text
    assert notice.title not in text


def test_a_draft_policy_is_not_named(client):
    policy = PolicyPageFactory(draft=True, title="还没有定的标准")
    assert "还没有定的标准" not in shown(client, ("policy", policy))
    policy.save_revision().publish()
    assert f'<a href="{policy.url}">还没有定的标准</a>' in shown(client, ("policy", policy))
    repealed = PolicyPageFactory(repealed=True)
    assert "已废止" in shown(client, ("policy", repealed))


def test_a_policy_that_was_taken_down_is_not_named_either(client):
    policy = PolicyPageFactory(title="发错的通知")
    withdrawals.withdraw(page=policy, by=StaffFactory(superuser=True), reason=Reason.ERROR)
    assert "发错的通知" not in shown(client, ("policy", policy))


def test_a_village_leads_to_its_notices(client):
    village = OrgUnitFactory(name="杜村")
    assert "杜村还没有公示" in shown(client, ("village", village))
    PublicationFactory(village=village, rows=1)
    link = f"{reverse('disclosures:notice_list')}?village={village.code}"
    assert f'<a href="{link}">杜村的公示</a>' in shown(client, ("village", village))
    assert client.get(link).status_code == 200


def test_a_notice_is_found_by_number_title_and_village(staff):
    notice, other = PublicationFactory(), PublicationFactory()
    url = reverse("notice_chooser:choose_results")
    for words in (notice.number, notice.title):
        text = staff.get(url, {"q": words}).content.decode()
        assert notice.number in text
    assert other.number not in staff.get(url, {"q": notice.number}).content.decode()
    assert "没有找到" in staff.get(url, {"q": "查无此事"}).content.decode()


def test_a_village_is_found_by_name_alias_and_letters(staff):
    OrgUnitFactory(name="杜村")
    OrgUnitFactory(name="李家庄")
    url = reverse("village_chooser:choose_results")
    for words in ("杜", "dc", "D"):
        text = staff.get(url, {"q": words}).content.decode()
        assert "杜村" in text, words
        assert "李家庄" not in text


def test_the_lists_open_in_the_editor(staff):
    for name in ("notice_chooser", "village_chooser"):
        answer = staff.get(reverse(f"{name}:choose")).json()
        assert "还没有可选的" in answer["html"]
