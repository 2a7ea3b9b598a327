import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from portal.accounts import services
from portal.accounts.models import AccountEvent, User
from portal.accounts.permissions import NotAllowed
from portal.accounts.records import describe
from portal.accounts.roles import ROLES, role_of
from tests.factories.accounts import PASSWORD, StaffFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
OTHERS = [role.code for role in ROLES if role.code != services.KEEPER]


def create(by, unit, **changes) -> User:
    wanted = {
        "username": "wangfang",
        "display_name": "王芳",
        "unit": unit,
        "role_code": "case_worker",
        "password": "柳河镇的第一个密码2026",
    }
    return services.create_staff(by=by, **{**wanted, **changes})


def events(account) -> list[tuple[str, str]]:
    return [(event.action, describe(event)) for event in account.account_events.order_by("pk")]


def test_the_keeper_makes_an_account_with_one_role(keeper, village):
    account = create(keeper, village, provisional=True)
    assert role_of(account).code == "case_worker"
    assert account.check_password("柳河镇的第一个密码2026")
    assert account.password_is_provisional
    assert not account.is_superuser
    assert not account.is_staff
    assert events(account) == [("created", "岗位：经办人；机构：杜村")]
    assert account.account_events.get().by == keeper


def test_the_command_line_makes_the_first_keeper(township, groups):
    assert role_of(create(None, township, role_code="system_admin")).code == "system_admin"


@pytest.mark.parametrize("role", [*OTHERS, None])
def test_nobody_but_the_keeper_keeps_accounts(township, village, groups, role):
    by, account = StaffFactory(role=role, unit=township), StaffFactory(unit=village)
    for act in (
        lambda: create(by, village),
        lambda: services.change_staff(by=by, account=account, display_name="甲", unit=village),
        lambda: services.grant_role(by=by, account=account, role_code="leader"),
        lambda: services.set_active(by=by, account=account, active=False),
        lambda: services.reset_password(by=by, account=account, password="柳河镇的另一个密码2026"),
    ):
        with pytest.raises(NotAllowed, match="没有这项权限"):
            act()
    assert not AccountEvent.objects.exists()


@pytest.mark.parametrize("holder", [role.code for role in ROLES])
@pytest.mark.parametrize("granted", [role.code for role in ROLES])
def test_no_grant_escalates(township, groups, holder, granted):
    """T38, every role by every role: only the keeper grants, and never the keeper's own role."""
    by, account = StaffFactory(role=holder, unit=township), StaffFactory(unit=township)
    if holder == services.KEEPER and granted != services.KEEPER:
        services.grant_role(by=by, account=account, role_code=granted)
        assert role_of(account).code == granted
    else:
        with pytest.raises(NotAllowed):
            services.grant_role(by=by, account=account, role_code=granted)
        assert role_of(account) is None


@pytest.mark.parametrize("code", OTHERS)
def test_nobody_grants_a_role_to_themselves(keeper, code):
    with pytest.raises(NotAllowed, match="不能调整自己的岗位"):
        services.grant_role(by=keeper, account=keeper, role_code=code)
    with pytest.raises(NotAllowed, match="不能停用自己"):
        services.set_active(by=keeper, account=keeper, active=False)
    with pytest.raises(NotAllowed, match="修改密码"):
        services.reset_password(by=keeper, account=keeper, password="柳河镇的另一个密码2026")


def test_a_superuser_is_kept_on_the_server(keeper, township):
    root = StaffFactory(superuser=True, unit=township)
    for act in (
        lambda: services.grant_role(by=keeper, account=root, role_code="leader"),
        lambda: services.set_active(by=keeper, account=root, active=False),
        lambda: services.reset_password(by=keeper, account=root, password="柳河镇的另一个密码2026"),
    ):
        with pytest.raises(NotAllowed, match="服务器"):
            act()


def test_a_keeper_keeps_the_accounts_of_their_own_unit_alone(keeper):
    elsewhere = OrgUnitFactory(name="外镇", level="township")
    with pytest.raises(NotAllowed, match="外镇"):
        create(keeper, elsewhere)
    with pytest.raises(NotAllowed, match="外镇"):
        services.set_active(by=keeper, account=StaffFactory(unit=elsewhere), active=False)


def test_nobody_is_moved_out_of_reach(keeper, village):
    elsewhere = OrgUnitFactory(name="外镇", level="township")
    with pytest.raises(NotAllowed, match="外镇"):
        services.change_staff(by=keeper, account=StaffFactory(unit=village), display_name="甲", unit=elsewhere)


def test_a_change_is_recorded_with_its_before_and_after(keeper, township, village):
    account = StaffFactory(role="case_worker", unit=village, display_name="王方")
    services.change_staff(by=keeper, account=account, display_name="王芳", unit=township, role_code="leader")
    account.refresh_from_db()
    assert (account.display_name, account.unit, role_of(account).code) == ("王芳", township, "leader")
    assert events(account) == [
        ("changed", "更正姓名；从杜村调到柳河镇"),
        ("role_granted", "从经办人调整为分管领导"),
    ]


def test_a_change_is_all_or_nothing(keeper, village):
    account = StaffFactory(role="case_worker", unit=village, display_name="王方")
    with pytest.raises(NotAllowed):
        services.change_staff(by=keeper, account=account, display_name="王芳", unit=village, role_code=services.KEEPER)
    account.refresh_from_db()
    assert account.display_name == "王方"
    assert events(account) == []


def test_saving_without_a_change_records_nothing(keeper, village):
    account = StaffFactory(role="leader", unit=village, display_name="王芳")
    services.change_staff(by=keeper, account=account, display_name="王芳 ", unit=village, role_code="leader")
    assert events(account) == []


def test_a_disabled_account_is_out_at_once_and_comes_back_as_it_was(keeper, village, client):
    account = StaffFactory(role="case_worker", unit=village)
    client.force_login(account)
    services.set_active(by=keeper, account=account, active=False)
    assert client.get("/admin/", follow=False).status_code == 302
    assert not client.login(username=account.username, password=PASSWORD)
    services.set_active(by=keeper, account=account, active=True)
    services.set_active(by=keeper, account=account, active=True)
    account.refresh_from_db()
    assert role_of(account).code == "case_worker"
    assert [action for action, _ in events(account)] == ["disabled", "enabled"]


def test_a_reset_password_is_provisional_until_its_owner_sets_one(keeper, village):
    account = StaffFactory(unit=village)
    services.reset_password(by=keeper, account=account, password="柳河镇的另一个密码2026")
    account.refresh_from_db()
    assert account.password_is_provisional
    with pytest.raises(ValidationError, match="不能和原来的一样"):
        services.set_own_password(by=account, password="柳河镇的另一个密码2026")
    services.set_own_password(by=account, password="只有我自己知道的一句长话")
    account.refresh_from_db()
    assert not account.password_is_provisional
    assert [action for action, _ in events(account)] == ["password_reset", "password_changed"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"password": "123456789012"}, "password"),
        ({"password": "short"}, "password"),
        ({"username": "TAKEN"}, "username"),
        ({"username": "有 空格"}, "username"),
        ({"role_code": "emperor"}, "role"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(keeper, village, changes, field):
    StaffFactory(username="taken")
    with pytest.raises(ValidationError) as refused:
        create(keeper, village, **changes)
    assert field in refused.value.message_dict
    assert not AccountEvent.objects.exists()


def test_without_groups_the_error_names_the_command(township):
    with pytest.raises(ValidationError, match="sync_roles"):
        create(None, township)


def test_no_password_is_in_the_record(keeper, village):
    account = create(keeper, village)
    services.reset_password(by=keeper, account=account, password="柳河镇的另一个密码2026")
    recorded = str(list(AccountEvent.objects.values_list("facts", flat=True)))
    assert "密码" not in recorded
    assert account.password not in recorded


@pytest.mark.parametrize(
    "statement", ["UPDATE accounts_accountevent SET action = 'x'", "DELETE FROM accounts_accountevent"]
)
def test_the_database_refuses_to_alter_the_record(keeper, village, statement):
    create(keeper, village)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_act_that_fails_leaves_no_record(keeper, village, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(services, "note", fail)
    with pytest.raises(RuntimeError):
        create(keeper, village)
    assert not User.objects.filter(username="wangfang").exists()
