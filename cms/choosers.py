"""Choosing what exists, so that no address is ever typed: a notice by number or words, a village by name or letters.

The lists show what the public may see of these things, and nothing else.
"""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from disclosures import selectors as disclosures
from disclosures.states import State, state_of
from portal.orgs.initials import initials
from portal.orgs.selectors import villages


class WordsForm(BaseFilterForm):
    q = forms.CharField(
        label=_("查找"), required=False, widget=forms.TextInput(attrs={"data-chooser-modal-search-filter": True})
    )

    def filter(self, objects):
        words = self.cleaned_data.get("q", "").strip()
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        return self.narrow(objects, words)


class NoticeForm(WordsForm):
    def narrow(self, notices, words):
        return notices.filter(Q(number__icontains=words) | Q(title__icontains=words) | Q(unit__name__icontains=words))


class VillageForm(WordsForm):
    """Letters mean the first ones of the name's pinyin: dc is 杜村."""

    def narrow(self, units, words):
        by_letters = [unit.pk for unit in units if words.isascii() and initials(unit.name).startswith(words.lower())]
        return units.filter(
            Q(name__icontains=words) | Q(aliases__name__icontains=words) | Q(pk__in=by_letters)
        ).distinct()


def say_state(notice) -> str:
    return str(State(state_of(notice, timezone.now())).label)


class NoticeColumns:
    filter_form_class = NoticeForm
    results_template_name = "cms/chooser_results.html"

    @property
    def columns(self):
        state = Column("state", label=_("状态"), accessor=say_state)
        return [*super().columns, Column("number", label=_("编号"), accessor="number"), state]


class ChooseNotice(NoticeColumns, ChooseView):
    pass


class ChooseNoticeResults(NoticeColumns, ChooseResultsView):
    pass


class NoticeChooser(ChooserViewSet):
    model = "disclosures.Publication"
    icon = "doc-full"
    choose_one_text = _("选择公示")
    choose_another_text = _("换一份公示")
    register_widget = False
    choose_view_class = ChooseNotice
    choose_results_view_class = ChooseNoticeResults

    def get_object_list(self):
        return disclosures.public_notices()


class VillageColumns:
    filter_form_class = VillageForm
    results_template_name = "cms/chooser_results.html"


class ChooseVillage(VillageColumns, ChooseView):
    pass


class ChooseVillageResults(VillageColumns, ChooseResultsView):
    pass


class VillageChooser(ChooserViewSet):
    model = "orgs.OrgUnit"
    icon = "site"
    choose_one_text = _("选择村（居）")
    choose_another_text = _("换一个村（居）")
    register_widget = False
    choose_view_class = ChooseVillage
    choose_results_view_class = ChooseVillageResults

    def get_object_list(self):
        return villages()


notice_chooser = NoticeChooser("notice_chooser", url_prefix="choose-notice")
village_chooser = VillageChooser("village_chooser", url_prefix="choose-village")
