"""A page that was public once answers at its address for ever: with what the reason for taking it down says."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from cms.models import PolicyPage, Reason, Withdrawal
from cms.services import withdrawals
from cms.tombstones import AFTER, BY_HAND
from portal.accounts import grants
from portal.ledger.models import LedgerEntry
from tests.factories.accounts import StaffFactory
from tests.factories.cms import (
    AssistanceStandardFactory,
    GuidePageFactory,
    PolicyPageFactory,
    policy_index,
    standard_index,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    grants.sync()
    return StaffFactory(role="publisher")


@pytest.fixture
def page():
    return PolicyPageFactory(title="关于春季复核的通知")


def withdraw(page, by, reason, replacement=None):
    withdrawals.withdraw(page=page, by=by, reason=reason, replacement=replacement)


def published_again(page):
    page = type(page).objects.get(pk=page.pk)
    page.save_revision(user=StaffFactory(superuser=True)).publish(user=StaffFactory(superuser=True))


def test_every_reason_says_what_is_read_afterwards():
    assert set(AFTER) == set(Reason)
    assert Reason.EXPIRED not in BY_HAND
    assert Reason.UNSTATED not in BY_HAND


@pytest.mark.parametrize("reason", [Reason.ERROR, Reason.INVALID])
def test_the_old_address_says_what_was_there_and_why_it_is_gone(client, page, publisher, reason):
    other = PolicyPageFactory(title="现在照这份办")
    withdraw(page, publisher, reason, other)
    response = client.get(page.url)
    text = response.content.decode()
    assert response.status_code == 410
    assert response["Cache-Control"] == "no-cache"
    assert page.title in text
    assert str(AFTER[reason].sentence) in text
    assert f'href="{other.url}"' in text
    assert "各村按时复核" not in text


def test_a_merged_page_leads_on(client, page, publisher):
    other = PolicyPageFactory()
    with pytest.raises(withdrawals.Declined, match="并入了哪一页"):
        withdraw(page, publisher, Reason.MERGED)
    withdraw(page, publisher, Reason.MERGED, other)
    response = client.get(page.url)
    assert (response.status_code, response["Location"]) == (301, other.url)
    assert response["Cache-Control"] == "no-cache"


def test_a_merged_page_leads_to_nothing_that_is_gone_without_a_word(client, page, publisher):
    other, third = PolicyPageFactory(), PolicyPageFactory()
    withdraw(page, publisher, Reason.MERGED, other)
    withdraw(other, publisher, Reason.MERGED, third)
    assert client.get(page.url, follow=True).redirect_chain == [(other.url, 301), (third.url, 301)]
    withdraw(third, publisher, Reason.PRIVACY)
    assert client.get(other.url).status_code == 410


def test_personal_data_leaves_nothing_behind(client, page, publisher):
    with pytest.raises(withdrawals.Declined, match="不能再指向别处"):
        withdraw(page, publisher, Reason.PRIVACY, PolicyPageFactory())
    withdraw(page, publisher, Reason.PRIVACY)
    response = client.get(page.url)
    text = response.content.decode()
    assert response.status_code == 410
    assert page.title not in text
    assert "个人信息（紧急）" not in text
    assert page.title not in LedgerEntry.objects.get(action="text.withdrawn").title


def test_the_ledger_knows_of_official_texts(page, publisher):
    withdraw(page, publisher, Reason.ERROR)
    entry = LedgerEntry.objects.get(action="text.withdrawn")
    page.refresh_from_db()
    assert entry.title == page.title
    assert ("撤下的原因", "发布有误") in entry.told_facts
    assert publisher.username not in str(entry.as_line())
    withdraw(standard_index(), publisher, Reason.ERROR)
    assert LedgerEntry.objects.filter(action="text.withdrawn").count() == 1


@pytest.mark.parametrize("reason", ["", "expired", "unstated", "because"])
def test_the_reason_is_one_of_the_list(page, publisher, reason):
    with pytest.raises(withdrawals.Declined, match="从列表里选择"):
        withdraw(page, publisher, reason)
    page.refresh_from_db()
    assert page.live


def test_the_replacement_is_public_and_another(page, publisher):
    for other, sentence in (
        (page, "它自己"),
        (PolicyPageFactory(draft=True), "没有公开"),
        (Page.objects.get(depth=1), "没有公开"),
    ):
        with pytest.raises(withdrawals.Declined, match=sentence):
            withdraw(page, publisher, Reason.ERROR, other)


def test_whoever_may_not_publish_may_not_take_down(page, publisher):
    for role in ("case_worker", "leader", "system_admin"):
        with pytest.raises(PermissionDenied):
            withdraw(page, StaffFactory(role=role), Reason.ERROR)
    with pytest.raises(PermissionDenied):
        withdraw(PolicyPageFactory(draft=True), publisher, Reason.ERROR)


def test_no_way_round_the_reason(page, publisher):
    with pytest.raises(PermissionDenied, match="选择原因"):
        page.unpublish(user=publisher)
    page.refresh_from_db()
    assert page.live


def test_an_act_without_a_reason_is_written_down_as_that(client, page, publisher):
    UnpublishPageAction(page, user=publisher).execute()
    assert Withdrawal.objects.get().reason == Reason.UNSTATED
    response = client.get(page.url)
    assert response.status_code == 410
    assert page.title not in response.content.decode()


def test_a_page_comes_back_and_may_go_again(client, page, publisher):
    withdraw(page, publisher, Reason.ERROR)
    published_again(page)
    assert client.get(page.url).status_code == 200
    assert Withdrawal.objects.get().back_at is not None
    withdraw(page, publisher, Reason.INVALID)
    assert client.get(page.url).status_code == 410
    assert [one.reason for one in Withdrawal.objects.standing()] == [Reason.INVALID]


def test_a_draft_that_never_was_public_has_no_address(client):
    assert client.get(PolicyPageFactory(draft=True).url).status_code == 404


def test_the_open_data_tells_a_text_that_was_taken_down_from_one_that_never_was(client, page, publisher):
    page.refresh_from_db()
    url = reverse("api:policy-detail", args=[page.index_number])
    assert client.get(url).status_code == 200
    withdraw(page, publisher, Reason.ERROR)
    assert client.get(url).status_code == 410
    assert client.get(reverse("api:policy-detail", args=["209901-00001"])).status_code == 404


def test_what_was_public_is_never_deleted(client, page, publisher):
    superuser = StaffFactory(superuser=True)
    draft = PolicyPageFactory(draft=True)
    Page.objects.filter(pk=page.pk).update(first_published_at=page.latest_revision_created_at or "2026-01-05T00:00Z")
    page = PolicyPage.objects.get(pk=page.pk)
    for user in (publisher, superuser):
        assert not page.permissions_for_user(user).can_delete()
        assert not policy_index().permissions_for_user(user).can_delete()
        with pytest.raises(PermissionDenied):
            page.delete(user=user)
    assert draft.permissions_for_user(publisher).can_delete()
    assert page.permissions_for_user(superuser).can_move()
    client.force_login(superuser)
    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}", {})
    assert PolicyPage.objects.filter(pk=page.pk).exists()


def test_the_button_asks_why(client, page, publisher):
    client.force_login(publisher)
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    text = client.get(url).content.decode()
    for reason in BY_HAND:
        assert f'value="{reason}"' in text
    response = client.post(url, {})
    assert response.context["form"].errors["reason"]
    response = client.post(url, {"reason": "merged"})
    assert "并入了哪一页" in response.content.decode()
    page.refresh_from_db()
    assert page.live
    assert client.post(url, {"reason": "error"}).status_code == 302
    page.refresh_from_db()
    assert not page.live
    assert Withdrawal.objects.get().by == publisher
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "撤下：发布有误" in history


def test_the_bulk_action_asks_why(client, publisher):
    pages = [PolicyPageFactory(), GuidePageFactory()]
    client.force_login(publisher)
    url = "/admin/bulk/wagtailcore/page/unpublish/?" + "&".join(f"id={page.pk}" for page in pages)
    assert 'value="privacy"' in client.get(url).content.decode()
    assert client.post(url, {"include_descendants": "on"}).context["form"].errors["reason"]
    response = client.post(url, {"reason": "merged", "replacement": pages[0].pk})
    assert "它自己" in response.content.decode()
    assert not Withdrawal.objects.exists()  # all of them, or none
    assert client.post(url, {"reason": "invalid"}).status_code == 302
    assert [one.reason for one in Withdrawal.objects.all()] == ["invalid", "invalid"]
    assert not Page.objects.filter(pk__in=[page.pk for page in pages], live=True).exists()


def test_standards_stay_when_their_page_goes(publisher):
    standard = AssistanceStandardFactory()
    withdraw(standard_index(), publisher, Reason.ERROR)
    standard.refresh_from_db()
