"""Log-in throttling, with axes switched on (T35): account and network together, so nobody locks a colleague out."""

import pytest
import time_machine
from django.urls import reverse

from portal.accounts.networks import client_network
from tests.factories.accounts import PASSWORD, StaffFactory
from tests.factories.orgs import OfficeProfileFactory

HERE, THERE = "10.1.1.7", "10.9.9.9"
LOCKED, SHOWN_AGAIN, IN = 429, 200, 302


@pytest.fixture
def axes(settings, db):
    settings.AXES_ENABLED = True
    OfficeProfileFactory()
    StaffFactory(username="wangfang", role="case_worker")
    StaffFactory(username="lina", role="case_worker")


def attempt(client, username="wangfang", password="wrong", address=HERE):
    form = {"username": username, "password": password, "next": reverse("wagtailadmin_home")}
    return client.post(reverse("wagtailadmin_login"), form, REMOTE_ADDR=address)


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_five_wrong_passwords_pause_the_log_in(axes, client):
    assert [attempt(client).status_code for _ in range(4)] == [SHOWN_AGAIN] * 4
    locked = attempt(client)
    assert locked.status_code == LOCKED
    page = locked.content.decode()
    assert "<strong>10:15</strong>" in page
    assert "0990-5550101" in page
    assert locked["Retry-After"] == "900"
    # The right password does not help either, or the pause would tell it from the wrong ones.
    assert attempt(client, password=PASSWORD).status_code == LOCKED


def test_a_colleague_and_another_network_are_not_affected(axes, client):
    for _ in range(5):
        attempt(client)
    assert attempt(client, username="lina", password=PASSWORD).status_code == IN
    client.logout()
    assert attempt(client, password=PASSWORD, address=THERE).status_code == IN


def test_another_address_of_the_same_network_does_not_help(axes, client):
    for number in range(5):
        attempt(client, address=f"10.1.1.{number}")
    assert attempt(client, address="10.1.1.200").status_code == LOCKED


def test_the_pause_ends(axes, client):
    with time_machine.travel("2026-03-10 10:00+08:00", tick=False):
        for _ in range(5):
            attempt(client)
    with time_machine.travel("2026-03-10 10:16+08:00", tick=False):
        assert attempt(client, password=PASSWORD).status_code == IN


def test_an_unknown_account_is_answered_alike(axes, client):
    known = [attempt(client) for _ in range(5)]
    unknown = [attempt(client, username="nobody") for _ in range(5)]
    assert [one.status_code for one in known] == [one.status_code for one in unknown]
    assert known[0].context["form"].non_field_errors() == unknown[0].context["form"].non_field_errors()


def test_a_disabled_account_is_answered_like_a_wrong_password(axes, client):
    StaffFactory(username="gone", is_active=False)
    wrong, disabled = attempt(client), attempt(client, username="gone", password=PASSWORD)
    assert wrong.context["form"].non_field_errors() == disabled.context["form"].non_field_errors()


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "network"),
    [
        (0, "10.1.1.7", "", "10.1.1.0"),
        (0, "10.1.1.7", "203.0.113.9", "10.1.1.0"),  # nobody is trusted: the header is the client's own words
        (1, "127.0.0.1", "203.0.113.9", "203.0.113.0"),
        (1, "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.0"),
        (2, "127.0.0.1", "198.51.100.1, 203.0.113.9", "198.51.100.0"),
        (0, "2001:db8:1:ff12::5", "", "2001:db8:1:ff00::"),
        (0, "::ffff:10.1.1.7", "", "10.1.1.0"),
        (1, "127.0.0.1", "nonsense", "0.0.0.0"),
        (0, "", "", "0.0.0.0"),
    ],
)
def test_the_network_of_a_request(rf, settings, proxies, remote, forwarded, network):
    settings.TRUSTED_PROXIES = proxies
    assert client_network(rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)) == network


@pytest.mark.django_db
def test_the_log_in_page_speaks_to_staff(client):
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "工作人员登录" in page
    assert "请联系本单位的系统管理员重设" in page
    assert 'name="remember"' not in page
    assert "Wagtail" not in page.split("<body")[1].split("<script")[0]


@pytest.mark.django_db
def test_a_failure_is_one_sentence(client):
    assert "登录名或密码不对" in attempt(client).content.decode()
