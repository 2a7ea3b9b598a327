"""The one question that every door asks first. Authority lies in the service, not in the screen.

Two faces of one act (a form and an API, say) fail when only one of them asks; so services ask here.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.orgs.models import OrgUnit

from .models import User


class NotAllowed(PermissionDenied):
    """Refused, with a sentence that may be shown to the person as it stands."""


def allows(user: Any, code: str) -> bool:
    """Whether an account may do this at all: disclosures.approve_roster, say. Nobody in particular may nothing."""
    return bool(user is not None and user.is_authenticated and user.is_active and user.has_perm(code))


def holders_of(code: str) -> QuerySet[User]:
    """Every account that may do this, in one question; `allows` of the whole staff."""
    return User.objects.with_perm(code, backend="portal.accounts.backends.StaffBackend")


def covers(user: User, unit: OrgUnit) -> bool:
    """Whether a unit lies within the account's own: a village's clerk answers for that village alone."""
    return user.is_superuser or (user.unit is not None and unit.is_within(user.unit))


def require(by: Any, code: str, obj: Any = None) -> None:
    """Raise NotAllowed unless `by` may do this; given a unit, or a thing with a `unit` or `village`, also there."""
    if not allows(by, code):
        raise NotAllowed(_("您的岗位没有这项权限。如工作需要，请联系本单位的系统管理员。"))
    unit = unit_of(obj)
    if unit is not None and not covers(by, unit):
        raise NotAllowed(_("您只能办理本村（本单位）的事项：%(unit)s不在您的范围内。") % {"unit": unit.name})


def unit_of(obj: Any) -> OrgUnit | None:
    if obj is None or isinstance(obj, OrgUnit):
        return obj
    return getattr(obj, "unit", None) or getattr(obj, "village", None)
