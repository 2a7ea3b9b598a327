"""Where the admin learns of the desk: its addresses, its menu, its panel on the first page."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from portal.accounts.permissions import allows

from .services.looks import AUDIT
from .statistics import STATISTICS
from .views.desk.dashboard import DeskPanel, StatisticsPanel
from .views.desk.orphans import OrphanPanel
from .viewsets import CaseViewSet
from .workflow import APPROVE, CLOCKS, DISPOSE, DRAFT, ISSUE, PUBLISH, REGISTER, VIEW


class PermittedItem(MenuItem):
    """An entry that only people with its permission, or one of its permissions, see."""

    def __init__(self, label, url, *, permission, **kwargs):
        super().__init__(label, url, **kwargs)
        self.permissions = (permission,) if isinstance(permission, str) else permission

    def is_shown(self, request):
        return any(allows(request.user, one) for one in self.permissions)


@hooks.register("register_admin_viewset")
def register_cases():
    return CaseViewSet()


@hooks.register("register_admin_menu_item")
def register_menu():
    items = [
        PermittedItem(
            _("登记来件"), reverse_lazy("cases:register"), name="case-register", icon_name="plus",
            permission=REGISTER, order=10,
        ),
        PermittedItem(
            _("来件"), reverse_lazy("cases:index"), name="case-list", icon_name="mail", permission=VIEW, order=20
        ),
        PermittedItem(
            _("登记簿"), reverse_lazy("cases:registers"), name="case-registers", icon_name="list-ul",
            permission=VIEW, order=25,
        ),
        PermittedItem(
            _("公开答复"), reverse_lazy("cases:answers"), name="case-answers", icon_name="comment",
            permission=PUBLISH, order=30,
        ),
        PermittedItem(
            _("期限设置"), reverse_lazy("cases:clocks"), name="case-clocks", icon_name="time",
            permission=CLOCKS, order=70,
        ),
        PermittedItem(
            _("核对清单"), reverse_lazy("cases:checklists"), name="case-checklists", icon_name="list-ul",
            permission=CLOCKS, order=80,
        ),
        PermittedItem(
            _("答复模板"), reverse_lazy("cases:reply_templates"), name="reply-templates", icon_name="doc-full-inverse",
            permission=(DRAFT, APPROVE), order=40,
        ),
        PermittedItem(
            _("用印台账"), reverse_lazy("cases:seals"), name="seal-uses", icon_name="tasks",
            permission=(ISSUE, APPROVE), order=50,
        ),
        PermittedItem(
            _("到期来件销毁"), reverse_lazy("cases:disposals"), name="case-disposals", icon_name="bin",
            permission=DISPOSE, order=80,
        ),
        PermittedItem(
            _("来件保存年限"), reverse_lazy("cases:retention"), name="case-retention", icon_name="time",
            permission=CLOCKS, order=85,
        ),
        PermittedItem(
            _("来件查看记录"), reverse_lazy("cases:looks"), name="case-looks", icon_name="view",
            permission=AUDIT, order=90,
        ),
    ]  # fmt: skip
    return SubmenuMenuItem(_("来件办理"), Menu(items=items), name="cases", icon_name="mail", order=20)


@hooks.register("register_admin_menu_item")
def register_statistics():
    """Apart from the cases: whoever supervises sees counts and none of those."""
    return PermittedItem(
        _("信访统计"), reverse_lazy("cases:reports"), name="case-reports", icon_name="table",
        permission=STATISTICS, order=25,
    )  # fmt: skip


@hooks.register("construct_homepage_panels")
def add_desk_panel(request, panels):
    panels.extend([OrphanPanel(request), DeskPanel(request), StatisticsPanel(request)])


@hooks.register("insert_global_admin_css")
def desk_css():
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/petitions-desk.css"))
