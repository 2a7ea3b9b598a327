"""Screens for what editors keep beside pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.models import AssistanceStandard, DisclosureItem, LegalBasis, PlainWord


class StandardViewSet(SnippetViewSet):
    model = AssistanceStandard
    icon = "pick"
    menu_label = _("保障标准")
    list_display = ["kind", "area", "level", "amount", "unit", "valid_from", "valid_until"]
    list_filter = ["kind", "area"]
    ordering = ["kind", "area", "level", "-valid_from"]


class LegalBasisViewSet(SnippetViewSet):
    model = LegalBasis
    icon = "doc-full-inverse"
    menu_label = _("政策依据")
    list_display = ["name", "document_number", "issuer", "valid_from", "valid_until"]
    search_fields = ["name", "document_number"]


class DisclosureItemViewSet(SnippetViewSet):
    model = DisclosureItem
    icon = "list-ol"
    menu_label = _("公开事项")
    list_display = [
        "number",
        "level_one",
        "level_two",
        "organ",
        BooleanColumn("by_county", label=_("县级")),
        BooleanColumn("by_township", label=_("乡级")),
        BooleanColumn("by_village", label=_("村级")),
    ]
    list_filter = ["level_one", "access"]
    list_per_page = 50


class PlainWordViewSet(SnippetViewSet):
    model = PlainWord
    icon = "comment"
    menu_label = _("难懂的词")
    list_display = ["word", "plain"]
    search_fields = ["word", "plain"]
    list_per_page = 100


class ContentGroup(SnippetViewSetGroup):
    """One menu entry; it shows itself only to those who may change something in it."""

    menu_label = _("标准与目录")
    menu_name = "content"
    menu_icon = "list-ul"
    menu_order = 150
    items = (StandardViewSet, DisclosureItemViewSet, LegalBasisViewSet, PlainWordViewSet)
