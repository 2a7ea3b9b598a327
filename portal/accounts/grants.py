"""Roles as rows: auth groups, their permissions, and Wagtail's rights on pages and on pictures."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .roles import ROLES, Role


class UnknownPermissions(LookupError):  # noqa: N818 - named for what was found
    """roles.py names permissions that no app defines."""

    def __init__(self, codes: Iterable[str]):
        self.codes = sorted(codes)
        super().__init__(", ".join(self.codes))


def permissions_by_code() -> dict[str, Permission]:
    rows = Permission.objects.annotate(full=Concat("content_type__app_label", Value("."), "codename"))
    return {row.full: row for row in rows}


def codes_of(role: Role) -> set[str]:
    """Every permission a role names, those on pages and collections included."""
    return {*role.permissions, *role.collections, *(f"wagtailcore.{action}_page" for action in role.pages)}


@transaction.atomic
def sync() -> list[str]:
    """Make the groups say what roles.py says, and tell what changed. A permission nobody listed is taken away."""
    known = permissions_by_code()
    unknown = {code for role in ROLES for code in codes_of(role)} - known.keys()
    if unknown:
        raise UnknownPermissions(unknown)
    changes: list[str] = []
    for role in ROLES:
        group, is_new = Group.objects.get_or_create(name=role.code)
        if is_new:
            changes.append(f"{role.code}: created")
        changes += sync_permissions(group, role, known)
        changes += sync_pages(group, role, known)
        changes += sync_collections(group, role, known)
    return changes


def sync_permissions(group: Group, role: Role, known: dict[str, Permission]) -> list[str]:
    wanted = {known[code].pk: code for code in role.permissions}
    held = {
        pk: f"{app}.{codename}"
        for pk, app, codename in group.permissions.values_list("pk", "content_type__app_label", "codename")
    }
    group.permissions.set(wanted)
    return describe(group, wanted.values(), held.values())


def sync_pages(group: Group, role: Role, known: dict[str, Permission]) -> list[str]:
    root = Page.get_first_root_node()
    wanted = {known[f"wagtailcore.{action}_page"].pk: f"pages:{action}" for action in role.pages}
    grants = GroupPagePermission.objects.filter(group=group)
    held = {grant.permission_id: f"pages:{grant.permission.codename.removesuffix('_page')}" for grant in grants}
    grants.exclude(permission__in=wanted, page=root).delete()
    for pk in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission_id=pk)
    return describe(group, wanted.values(), held.values())


def sync_collections(group: Group, role: Role, known: dict[str, Permission]) -> list[str]:
    root = Collection.get_first_root_node()
    wanted = {known[code].pk: f"collections:{code}" for code in role.collections}
    grants = GroupCollectionPermission.objects.filter(group=group).select_related("permission__content_type")
    held = {
        grant.permission_id: f"collections:{grant.permission.content_type.app_label}.{grant.permission.codename}"
        for grant in grants
    }
    grants.exclude(permission__in=wanted, collection=root).delete()
    for pk in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission_id=pk)
    return describe(group, wanted.values(), held.values())


def describe(group: Group, wanted: Iterable[str], held: Iterable[str]) -> list[str]:
    gained, lost = set(wanted) - set(held), set(held) - set(wanted)
    return [f"{group.name}: + {code}" for code in sorted(gained)] + [f"{group.name}: - {code}" for code in sorted(lost)]
