"""Keeping staff accounts. Every act is one line in AccountEvent, in the same transaction.

`by=None` is the command line: whoever has that has the database. A screen always passes its user.
Nobody here makes a superuser, touches one, changes their own role, or gives away the keeper's own role: a second
keeper is made on the command line, where two people of the county stand behind it (GB/T 22239, 三员分立).
"""

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.orgs.models import OrgUnit

from .models import AccountAction, User
from .permissions import NotAllowed, require
from .records import note
from .roles import BY_CODE, Role, role_of

MANAGE_STAFF = "accounts.manage_staff"
KEEPER = "system_admin"


@transaction.atomic
def create_staff(
    *,
    by: User | None,
    username: str,
    display_name: str,
    unit: OrgUnit | None,
    role_code: str,
    password: str,
    provisional: bool = False,
) -> User:
    """Make an account with one role. A provisional password lasts until its owner's first visit."""
    role = find_role(role_code)
    if by is not None:
        require(by, MANAGE_STAFF, unit)
        require_grantable(role)
    account = User(username=User.normalize_username(username.strip()), display_name=display_name.strip(), unit=unit)
    if User.objects.filter(username__iexact=account.username).exists():
        raise ValidationError({"username": _("这个登录名已经有人用了，请换一个。")})
    check_password(password, account)
    account.set_password(password)
    account.password_is_provisional = provisional
    account.full_clean(exclude=["password"])
    account.save()
    put_in_role(account, role)
    note(by=by, account=account, action=AccountAction.CREATED, role=role.code, unit=name_of(unit))
    return account


@transaction.atomic
def change_staff(
    *, by: User | None, account: User, display_name: str, unit: OrgUnit | None, role_code: str | None = None
) -> User:
    """Correct the name, move somebody to another unit, or give them another role: all of it or nothing."""
    account = lock(by, account)
    if by is not None:
        require(by, MANAGE_STAFF, unit)
    if by is not None and by.pk == account.pk and account.unit != unit:
        raise NotAllowed(_("不能调整自己的所属机构。请由另一位系统管理员办理。"))
    renamed, moved = account.display_name != display_name.strip(), account.unit != unit
    if renamed or moved:
        units = [name_of(account.unit), name_of(unit)] if moved else []
        account.display_name, account.unit = display_name.strip(), unit
        account.full_clean(exclude=["password"])
        account.save(update_fields=["display_name", "unit"])
        note(by=by, account=account, action=AccountAction.CHANGED, renamed=renamed, unit=units)
    if role_code is not None:
        grant_role(by=by, account=account, role_code=role_code)
    return account


@transaction.atomic
def grant_role(*, by: User | None, account: User, role_code: str) -> User:
    """Give an account another role instead of the one it has. Nobody does this to themselves."""
    role = find_role(role_code)
    account = lock(by, account)
    before = role_of(account)
    if before == role:
        return account
    if by is not None:
        if by.pk == account.pk:
            raise NotAllowed(_("不能调整自己的岗位。请由另一位系统管理员办理。"))
        require_grantable(role)
    put_in_role(account, role)
    note(
        by=by,
        account=account,
        action=AccountAction.ROLE_GRANTED,
        role=[before.code if before else "", role.code],
    )
    return account


@transaction.atomic
def set_active(*, by: User | None, account: User, active: bool) -> User:
    """Disable an account, or let it in again. Accounts are never deleted: their acts name them."""
    account = lock(by, account)
    if by is not None and by.pk == account.pk:
        raise NotAllowed(_("不能停用自己的账号。请由另一位系统管理员办理。"))
    if account.is_active != active:
        account.is_active = active
        account.save(update_fields=["is_active"])
        note(by=by, account=account, action=AccountAction.ENABLED if active else AccountAction.DISABLED)
    return account


@transaction.atomic
def reset_password(*, by: User | None, account: User, password: str) -> User:
    """Give a forgetful colleague a new first password. It ends their open sessions, and lasts for one visit."""
    account = lock(by, account)
    if by is not None and by.pk == account.pk:
        raise NotAllowed(_("自己的密码请在“修改密码”页更换。"))
    check_password(password, account)
    account.set_password(password)
    account.password_is_provisional = True
    account.save(update_fields=["password", "password_is_provisional"])
    note(by=by, account=account, action=AccountAction.PASSWORD_RESET)
    return account


@transaction.atomic
def set_own_password(*, by: User, password: str) -> User:
    """One's own password, known to nobody else."""
    account = User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if account.check_password(password):
        raise ValidationError({"new_password1": _("新密码不能和原来的一样。")})
    check_password(password, account, field="new_password1")
    account.set_password(password)
    account.password_is_provisional = False
    account.save(update_fields=["password", "password_is_provisional"])
    note(by=by, account=account, action=AccountAction.PASSWORD_CHANGED)
    return account


def lock(by: User | None, account: User) -> User:
    """The account's newest row, held; refused when `by` may not keep it."""
    fresh = User.objects.select_for_update(of=("self",)).select_related("unit").get(pk=account.pk)
    if by is not None:
        require(by, MANAGE_STAFF, fresh.unit)
        if fresh.is_superuser:
            raise NotAllowed(_("这是服务器上建立的超级用户，只能在服务器上管理。"))
    return fresh


def find_role(code: str) -> Role:
    if code not in BY_CODE:
        raise ValidationError({"role": _("没有这个岗位：%(code)s。") % {"code": code}})
    return BY_CODE[code]


def require_grantable(role: Role) -> None:
    if role.code == KEEPER:
        raise NotAllowed(_("系统管理员岗位只能在服务器上授予，不能由系统管理员自己增设。"))


def put_in_role(account: User, role: Role) -> None:
    """One account, one role: the groups that it had before are left."""
    try:
        group = Group.objects.get(name=role.code)
    except Group.DoesNotExist:
        raise ValidationError({"role": _("岗位还没有建立：请先在服务器上运行 manage.py sync_roles。")}) from None
    account.groups.set([group])


def check_password(password: str, account: User, field: str = "password") -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def name_of(unit: OrgUnit | None) -> str:
    return unit.name if unit else ""
