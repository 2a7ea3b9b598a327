import pytest
from django.urls import reverse

from tests.factories.accounts import PASSWORD, StaffFactory

pytestmark = pytest.mark.django_db
NEW = "只有我自己知道的一句长话"
FORM = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def newcomer(client):
    account = StaffFactory(role="case_worker", password_is_provisional=True)
    client.force_login(account)
    return account


def test_a_provisional_password_opens_one_page(client, newcomer):
    for name in ("wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_account"):
        assert client.get(reverse(name)).url == reverse("own_password"), name
    page = client.get(reverse("own_password")).content.decode()
    assert "您现在的密码是别人设的" in page


def test_it_is_replaced_without_signing_out(client, newcomer):
    assert client.post(reverse("own_password"), FORM).status_code == 302
    newcomer.refresh_from_db()
    assert newcomer.check_password(NEW)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"old_password": "wrong"}, "现在的密码不对"),
        ({"new_password2": "另一句话另一句话另一句话"}, "两次输入的新密码不一样"),
        ({"new_password1": PASSWORD, "new_password2": PASSWORD}, "不能和原来的一样"),
        ({"new_password1": "12345678", "new_password2": "12345678"}, "密码"),
    ],
)
def test_what_does_not_do_is_said(client, newcomer, changes, words):
    response = client.post(reverse("own_password"), {**FORM, **changes})
    assert words in str(response.context["form"].errors)
    newcomer.refresh_from_db()
    assert newcomer.check_password(PASSWORD)


def test_it_ends_the_sessions_elsewhere(client, newcomer, django_user_model):
    from django.test import Client

    other = Client()
    other.force_login(newcomer)
    client.post(reverse("own_password"), FORM)
    assert other.get(reverse("wagtailadmin_home")).url.startswith(reverse("wagtailadmin_login"))


def test_everybody_finds_the_page_and_wagtails_own_is_shut(client):
    client.force_login(StaffFactory(role="case_worker"))
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert reverse("own_password") in page
    assert 'name="password-old_password"' not in page


def test_public_pages_do_not_ask_who_reads_them(client, newcomer):
    response = client.get(reverse("healthz"))
    assert "Cookie" not in response.headers.get("Vary", "")
