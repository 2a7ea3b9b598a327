"""Where the admin learns of rosters and notices. Screens add their entries through register_disclosures_menu_item."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from portal.accounts.permissions import allows

from . import permissions
from .views.batches import BatchViewSet

menu = Menu(register_hook_name="register_disclosures_menu_item")


class PermittedItem(MenuItem):
    """An entry that only people with its permission see."""

    def __init__(self, label, url, *, permission, **kwargs):
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return allows(request.user, self.permission)


@hooks.register("register_admin_viewset")
def register_batches():
    return BatchViewSet()


@hooks.register("register_admin_menu_item")
def register_menu():
    return SubmenuMenuItem(_("名册与公示"), menu, name="disclosures", icon_name="table", order=10)


@hooks.register("register_disclosures_menu_item")
def link_upload():
    return PermittedItem(
        _("上传名册"), reverse_lazy("batches:add"), name="batch-add", icon_name="upload",
        permission=permissions.UPLOAD, order=10,
    )  # fmt: skip


@hooks.register("register_disclosures_menu_item")
def link_batches():
    return PermittedItem(
        _("名册批次"), reverse_lazy("batches:index"), name="batch-list", icon_name="table",
        permission=permissions.VIEW, order=20,
    )  # fmt: skip


@hooks.register("insert_global_admin_css")
def batch_css():
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/disclosures-batches.css"))
