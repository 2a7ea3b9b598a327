import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from portal.accounts import grants, roles
from tests.factories.accounts import StaffFactory

CASE_CONTENT = {"petitions.view_case", "petitions.view_petitioner", "disclosures.view_batch"}


def test_there_are_nine_roles_each_with_a_sentence():
    assert [str(role.name) for role in roles.ROLES] == [
        "村协管员",
        "信访接待员",
        "经办人",
        "分管领导",
        "保密审查员",
        "信息发布员",
        "监督员",
        "审计员",
        "系统管理员",
    ]
    assert all(str(role.sentence).endswith("。") for role in roles.ROLES)


@pytest.mark.parametrize("code", ["system_admin", "auditor", "supervisor"])
def test_who_keeps_audits_or_supervises_sees_no_content(code):
    assert not roles.BY_CODE[code].permissions & CASE_CONTENT


def test_three_duties_share_nothing_but_the_door():
    keeper, auditor = roles.BY_CODE["system_admin"], roles.BY_CODE["auditor"]
    reviewer = roles.BY_CODE["privacy_reviewer"]
    for one, other in ((keeper, auditor), (keeper, reviewer), (auditor, reviewer)):
        assert one.permissions & other.permissions == {roles.ACCESS_ADMIN}


def test_who_uploads_does_not_approve_and_who_drafts_does_not_approve():
    for role in roles.ROLES:
        assert not {"disclosures.upload_batch", "disclosures.approve_roster"} <= role.permissions
        assert not {"petitions.draft_reply", "petitions.approve_reply"} <= role.permissions


def test_no_role_may_touch_users_or_groups_directly():
    for role in roles.ROLES:
        for code in role.permissions:
            assert not code.endswith(("_user", "_group", "_permission")), code


@pytest.fixture
def two_roles(monkeypatch):
    """Codes that exist whatever else has landed."""
    editor = roles.role(
        "editor", roles.ROLES[0].name, roles.ROLES[0].sentence, pages=("add", "change"), collections=roles.MEDIA
    )
    keeper = roles.role("keeper", roles.ROLES[0].name, roles.ROLES[0].sentence, "accounts.manage_staff")
    monkeypatch.setattr(grants, "ROLES", (editor, keeper))


def synced() -> str:
    out = io.StringIO()
    call_command("sync_roles", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_sync_makes_the_groups_and_then_finds_nothing_to_do(two_roles):
    first = synced()
    assert "keeper: created" in first
    assert "keeper: + accounts.manage_staff" in first
    assert "editor: + pages:change" in first
    assert GroupPagePermission.objects.filter(group__name="editor").count() == 2
    assert GroupCollectionPermission.objects.filter(group__name="editor").count() == len(roles.MEDIA)
    assert synced() == "roles: nothing to change\n"


@pytest.mark.django_db
def test_sync_takes_away_what_roles_do_not_list(two_roles):
    synced()
    keeper = Group.objects.get(name="keeper")
    keeper.permissions.add(Permission.objects.get(codename="add_user", content_type__app_label="accounts"))
    page_right = GroupPagePermission.objects.filter(group__name="editor").first()
    page_right.pk = None
    page_right.group = keeper
    page_right.save()
    out = synced()
    assert "keeper: - accounts.add_user" in out
    assert "keeper: - pages:" in out
    assert not GroupPagePermission.objects.filter(group=keeper).exists()


@pytest.mark.django_db
def test_unknown_codes_are_listed_together_and_nothing_is_changed(monkeypatch):
    first = roles.role("first", roles.ROLES[0].name, roles.ROLES[0].sentence, "nowhere.do_a", "accounts.manage_staff")
    second = roles.role("second", roles.ROLES[0].name, roles.ROLES[0].sentence, "nowhere.do_b")
    monkeypatch.setattr(grants, "ROLES", (first, second))
    with pytest.raises(CommandError, match=r"nowhere\.do_a\s+nowhere\.do_b"):
        synced()
    assert not Group.objects.filter(name="first").exists()


@pytest.mark.django_db
def test_an_account_has_one_role_or_none():
    assert roles.role_of(StaffFactory(role="leader")).code == "leader"
    assert roles.role_of(StaffFactory()) is None
