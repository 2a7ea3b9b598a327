"""Where the admin learns of disclosure: its addresses, and the menu group 「公示」 in the order of the work."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from portal.accounts.permissions import allows

from . import permissions, viewsets
from .services import procedures
from .views.batches.viewset import BatchViewSet
from .views.books.panel import BooksPanel
from .views.books.viewset import books
from .views.staff.dashboard import BoardPanel


class PermittedItem(MenuItem):
    """An entry that only people with its permission see."""

    def __init__(self, label, url, *, permission, **kwargs):
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request):
        return allows(request.user, self.permission)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [BatchViewSet(), viewsets.publishing, *viewsets.tables, *books]


@hooks.register("register_admin_menu_item")
def register_menu():
    items = [
        PermittedItem(
            _("上传名册"), reverse_lazy("batches:add"), name="batch-add", icon_name="upload",
            permission=permissions.UPLOAD, order=10,
        ),
        PermittedItem(
            _("名册批次"), reverse_lazy("batches:index"), name="batch-list", icon_name="table",
            permission=permissions.VIEW, order=20,
        ),
        PermittedItem(
            _("记住的对应关系"), reverse_lazy("batches:remembered"), name="batch-remembered", icon_name="history",
            permission=permissions.CONFIRM, order=24,
        ),
        PermittedItem(
            _("名册审批"), reverse_lazy("publishing:rosters"), name="rosters", icon_name="clipboard-list",
            permission=permissions.VIEW, order=30,
        ),
        PermittedItem(
            _("公开前评估"), reverse_lazy("publishing:reviews"), name="reviews", icon_name="view",
            permission=permissions.READ_REVIEWS, order=35,
        ),
        PermittedItem(
            _("已发布的公示"), reverse_lazy("publishing:publications"), name="publications", icon_name="globe",
            permission=permissions.VIEW, order=40,
        ),
        PermittedItem(
            _("发查询凭条"), reverse_lazy("publishing:slip"), name="listing-slip", icon_name="key",
            permission=permissions.PRINT_BOARD, order=45,
        ),
        *(
            PermittedItem(
                book.menu_label, reverse_lazy(f"{book.name}:index"), name=book.name, icon_name=book.icon,
                permission=book.permission, order=50 + place,
            )
            for place, book in enumerate(books)
        ),
        PermittedItem(
            _("从模板新建公示程序"), reverse_lazy("publishing:templates"), name="procedure-templates",
            icon_name="list-ol", permission=procedures.ADD, order=48,
        ),
        *(viewset.get_menu_item(order=80 + 10 * place) for place, viewset in enumerate(viewsets.tables)),
        PermittedItem(
            _("销毁登记"), reverse_lazy("batches:purges"), name="batch-purges", icon_name="bin",
            permission=permissions.VIEW, order=200,
        ),
    ]  # fmt: skip
    return SubmenuMenuItem(_("公示"), Menu(items=items), name="disclosures", icon_name="clipboard-list", order=10)


@hooks.register("construct_homepage_panels")
def add_board_panel(request, panels):
    panels.extend([BoardPanel(request), BooksPanel(request)])


@hooks.register("insert_global_admin_css")
def batch_css():
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/disclosures-batches.css"))
