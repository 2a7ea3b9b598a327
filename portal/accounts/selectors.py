"""Whom a keeper of accounts may see, and what was done to them."""

from typing import Any

from django.db.models import Q, QuerySet

from portal.orgs.models import OrgUnit

from .models import AccountEvent, User


def units_of(by: User) -> QuerySet[OrgUnit]:
    """The units whose accounts somebody may keep: their own and those below."""
    if by.is_superuser:
        return OrgUnit.objects.all()
    return OrgUnit.objects.within(by.unit) if by.unit else OrgUnit.objects.none()


def staff_kept_by(by: User, *, words: str = "", active: bool | None = None) -> QuerySet[User]:
    """The accounts in those units, superusers aside: these are kept on the server."""
    staff = User.objects.filter(is_superuser=False).select_related("unit").prefetch_related("groups")
    if not by.is_superuser:
        staff = staff.filter(unit__in=units_of(by))
    if words:
        staff = staff.filter(Q(display_name__icontains=words) | Q(username__icontains=words))
    if active is not None:
        staff = staff.filter(is_active=active)
    return staff.order_by("unit__sort_order", "unit__code", "username")


def events(**about: Any) -> QuerySet[AccountEvent]:
    return AccountEvent.objects.filter(**about).select_related("account", "by")
