"""Who is signed in, with what every staff page asks about them: in two questions instead of eight."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q, Subquery
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy

from .models import User
from .roles import BY_CODE

# The rights that Wagtail keeps beside Django's, and where its policies remember them for the length of a request.
RIGHTS = {
    "has_page_rights": (GroupPagePermission, PagePermissionPolicy.permission_cache_name),
    "has_collection_rights": (GroupCollectionPermission, CollectionPermissionPolicy.permission_cache_name),
    "has_site_rights": (GroupSitePermission, SitePermissionPolicy.permission_cache_name),
}


class StaffBackend(ModelBackend):
    def get_user(self, user_id):
        """The account with its unit and profile. Where no right of a sort is held, nobody need look for one."""
        held = {
            name: Exists(model.objects.filter(group__user=OuterRef("pk"))) for name, (model, _cache) in RIGHTS.items()
        }
        jobs = Group.objects.filter(user=OuterRef("pk"), name__in=BY_CODE).values("name")
        found = User.objects.select_related("unit__parent__parent", "wagtail_userprofile").annotate(
            **held, first_job=Subquery(jobs.order_by("name")[:1]), last_job=Subquery(jobs.order_by("-name")[:1])
        )
        user = found.filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        user.known_role = BY_CODE.get(user.first_job) if user.first_job == user.last_job else None
        for name, (model, cache) in RIGHTS.items():
            if not getattr(user, name):
                setattr(user, cache, model.objects.none())
        return user

    def get_all_permissions(self, user_obj, obj=None):
        """Those of the account and those of its groups, once for each request."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            held = Permission.objects.all()
            if not user_obj.is_superuser:
                own = User.user_permissions.through.objects.filter(user=user_obj)
                of_groups = Group.permissions.through.objects.filter(group__user=user_obj)
                held = held.filter(Q(pk__in=own.values("permission")) | Q(pk__in=of_groups.values("permission")))
            rows = held.order_by().values_list("content_type__app_label", "codename")
            user_obj._perm_cache = {f"{app}.{codename}" for app, codename in rows}
        return user_obj._perm_cache
