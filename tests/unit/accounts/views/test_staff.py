import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from portal.accounts import services
from portal.accounts.models import User
from portal.accounts.roles import ROLES, role_of
from tests.factories.accounts import StaffFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, keeper):
    client.force_login(keeper)
    return client


def new_staff(village, **changes):
    return {
        "display_name": "王芳",
        "username": "wangfang",
        "unit": village.pk,
        "role": "case_worker",
        "password": "柳河镇的第一个密码2026",
        **changes,
    }


def test_an_account_is_made_on_the_screen(signed_in, village):
    response = signed_in.post(reverse("staff:add"), new_staff(village))
    assert response.status_code == 302, response.context["form"].errors
    account = User.objects.get(username="wangfang")
    assert role_of(account).code == "case_worker"
    assert account.password_is_provisional
    page = signed_in.get(reverse("staff:index")).content.decode()
    assert "王芳" in page
    assert "经办人" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"role": "system_admin"}, "system_admin"),
        ({"password": "123"}, "密码"),
        ({"username": ""}, "不能空着"),
    ],
)
def test_the_screen_refuses_with_a_sentence(signed_in, village, changes, words):
    response = signed_in.post(reverse("staff:add"), new_staff(village, **changes))
    assert response.status_code == 200
    assert words in str(response.context["form"].errors)
    assert not User.objects.filter(username="wangfang").exists()


def test_no_field_of_the_form_makes_a_superuser(signed_in, village):
    signed_in.post(reverse("staff:add"), new_staff(village, is_superuser="on", is_staff="on", groups="1"))
    account = User.objects.get(username="wangfang")
    assert not account.is_superuser
    assert not account.is_staff
    assert account.groups.count() == 1


def test_name_unit_and_role_are_changed_on_one_screen(signed_in, township, village):
    account = StaffFactory(role="case_worker", unit=village, display_name="王方")
    address = reverse("staff:edit", args=[account.pk])
    assert "经办人" in signed_in.get(address).content.decode()
    response = signed_in.post(address, {"display_name": "王芳", "unit": township.pk, "role": "leader"})
    assert response.status_code == 302, response.context["form"].errors
    page = signed_in.get(address).content.decode()
    assert "从经办人调整为分管领导" in page
    assert "更正姓名" in page


def test_one_cannot_change_ones_own_role_on_the_screen(signed_in, keeper, township):
    address = reverse("staff:edit", args=[keeper.pk])
    response = signed_in.post(address, {"display_name": "甲", "unit": township.pk, "role": "leader"})
    assert "不能调整自己的岗位" in response.content.decode()
    keeper.refresh_from_db()
    assert role_of(keeper).code == "system_admin"
    assert keeper.display_name == "管账号的人"


def test_disabling_says_to_whom_and_needs_a_second_step(signed_in, village):
    account = StaffFactory(unit=village, display_name="王芳", username="wangfang")
    address = reverse("staff:set_active", args=[account.pk])
    assert "停用后，王芳（wangfang）会立即退出登录" in signed_in.get(address).content.decode()
    account.refresh_from_db()
    assert account.is_active
    for _ in range(2):  # a second click changes nothing
        signed_in.post(address, {"active": "0"})
    account.refresh_from_db()
    assert not account.is_active
    assert account.account_events.count() == 1
    signed_in.post(address, {"active": "1"})
    account.refresh_from_db()
    assert account.is_active


def test_a_password_is_reset(signed_in, village):
    account = StaffFactory(unit=village)
    address = reverse("staff:reset_password", args=[account.pk])
    assert "会立即退出" in signed_in.get(address).content.decode()
    assert signed_in.post(address, {"password": "short"}).status_code == 200
    assert signed_in.post(address, {"password": "柳河镇的另一个密码2026"}).status_code == 302
    account.refresh_from_db()
    assert account.check_password("柳河镇的另一个密码2026")


def test_accounts_elsewhere_and_superusers_do_not_exist_here(signed_in, township):
    elsewhere = StaffFactory(unit=OrgUnitFactory(level="township"), display_name="外镇的人")
    root = StaffFactory(superuser=True, unit=township, display_name="超级用户")
    page = signed_in.get(reverse("staff:index")).content.decode()
    for account in (elsewhere, root):
        assert account.display_name not in page
        for name in ("edit", "set_active", "reset_password"):
            assert signed_in.get(reverse(f"staff:{name}", args=[account.pk])).status_code == 404


def test_the_list_is_searched_and_filtered(signed_in, village):
    StaffFactory(unit=village, display_name="王芳")
    StaffFactory(unit=village, display_name="李娜", is_active=False)
    found = signed_in.get(reverse("staff:index"), {"q": "王"}).content.decode()
    assert "王芳" in found
    assert "李娜" not in found
    disabled = signed_in.get(reverse("staff:index"), {"state": "disabled"}).content.decode()
    assert "李娜" in disabled
    assert "王芳" not in disabled


def test_the_list_asks_the_same_however_many(signed_in, village, django_assert_max_num_queries):
    for _ in range(30):
        StaffFactory(unit=village, role="case_worker")
    with django_assert_max_num_queries(16):
        signed_in.get(reverse("staff:index"))


@pytest.mark.parametrize("role", [role.code for role in ROLES if role.code != services.KEEPER])
def test_the_screens_are_closed_to_every_other_role(client, township, role):
    account = StaffFactory(unit=township)
    client.force_login(StaffFactory(role=role, unit=township))
    for address in (
        reverse("staff:index"),
        reverse("staff:add"),
        reverse("staff:edit", args=[account.pk]),
        reverse("staff:set_active", args=[account.pk]),
        reverse("staff:reset_password", args=[account.pk]),
    ):
        response = client.post(address, {"active": "0"})
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    account.refresh_from_db()
    assert account.is_active


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_wagtails_own_user_screens_are_closed_to_every_role(client, township, role):
    client.force_login(StaffFactory(role=role, unit=township))
    for name in (
        "wagtailusers_users:index",
        "wagtailusers_users:add",
        "wagtailusers_groups:index",
        "wagtailusers_groups:add",
    ):
        response = client.get(reverse(name))
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home")), name


def test_they_stay_shut_even_for_somebody_given_the_permission_by_hand(client, keeper):
    keeper.user_permissions.add(
        *Permission.objects.filter(codename__in=["add_user", "change_user", "add_group", "change_group"])
    )
    client.force_login(keeper)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("staff:index") in page
    assert reverse("wagtailusers_users:index") not in page
    assert reverse("wagtailusers_groups:index") not in page
    address = reverse("wagtailusers_users:edit", args=[keeper.pk])
    assert client.post(address, {"is_superuser": "on"}).url == reverse("wagtailadmin_home")


def test_the_menu_shows_what_the_role_may_do(client, township):
    client.force_login(StaffFactory(role="case_worker", unit=township))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "系统设置" not in page


def test_the_auditor_reads_every_change_and_nothing_else(client, keeper, village):
    account = StaffFactory(unit=village, display_name="王芳")
    services.grant_role(by=keeper, account=account, role_code="leader")
    client.force_login(StaffFactory(role="auditor", unit=village))
    page = client.get(reverse("account_events:index")).content.decode()
    assert "从（无岗位）调整为分管领导" in page
    assert "管账号的人" in page
    assert reverse("staff:index") not in page
    client.force_login(keeper)
    assert client.get(reverse("account_events:index")).status_code == 302


def test_the_dashboard_greets_by_name_role_and_unit(signed_in):
    page = signed_in.get(reverse("wagtailadmin_home")).content.decode()
    assert "管账号的人" in page
    assert "系统管理员 · 柳河镇" in page
    assert "guide.wagtail.org" not in page
