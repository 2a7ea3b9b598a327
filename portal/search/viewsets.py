"""The screen on which the office keeps how residents say things."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from .models import SearchWord


class SearchWordViewSet(ModelViewSet):
    model = SearchWord
    name = "search_words"
    icon = "search"
    menu_label = _("搜索用词")
    menu_name = "search_words"
    menu_order = 160
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["said", "means", "kind", BooleanColumn("is_used", label=_("使用"))]
    list_filter = ["kind", "is_used"]
    list_per_page = 50
    search_fields = ["said", "means"]
    panels = [
        HelpPanel(content=_("居民的说法和页面的写法不一样时，在这里登记，保存后马上生效。人名、电话、住址不要登记。")),
        FieldPanel("kind"),
        FieldPanel("said"),
        FieldPanel("means"),
        FieldPanel("is_used"),
    ]
