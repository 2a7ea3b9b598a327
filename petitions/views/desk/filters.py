"""How the list of cases can be narrowed: by the clock, by who acts next, and by what stands on the register."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from petitions import narrowing
from petitions.models import Petition
from petitions.vocabulary import Channel, Kind, State
from portal.orgs.selectors import villages


class DueFilter(django_filters.ChoiceFilter):
    """By the clock that runs out first."""

    CHOICES = [
        ("overdue", _("已超期")),
        ("soon", _("7天内到期")),
        ("running", _("有期限在走")),
        ("hold", _("等补充材料")),
    ]

    def __init__(self, **kwargs):
        super().__init__(choices=self.CHOICES, label=_("期限"), empty_label=_("不限"), **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(narrowing.due(value)) if value else queryset


class HolderFilter(django_filters.ChoiceFilter):
    def __init__(self, **kwargs):
        choices = [
            ("waiting", _("等我办")),
            ("reminded", _("被催办")),
            ("returned", _("被退回")),
            ("me", _("我承办的")),
            ("nobody", _("还没有承办人")),
        ]
        super().__init__(choices=choices, label=_("谁办"), empty_label=_("不限"), **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(narrowing.holder(value, self.parent.request.user)) if value else queryset


class Boxes(forms.CheckboxSelectMultiple):
    """All boxes by one template: by Django's own, five for each of thirty boxes, they took a tenth of the page's time."""

    template_name = "petitions/desk/_boxes.html"


class AnyOf(django_filters.MultipleChoiceFilter):
    """Boxes to tick. A case has one value each, so no row comes twice: DISTINCT would only sort 100,000 of them."""

    def __init__(self, **kwargs):
        super().__init__(distinct=False, widget=Boxes, **kwargs)


class CaseFilterSet(WagtailFilterSet):
    state = AnyOf(label=_("状态"), choices=State.choices)
    due = DueFilter()
    holder = HolderFilter()
    kind = AnyOf(label=_("类别"), choices=Kind.choices)
    channel = AnyOf(label=_("来件方式"), choices=Channel.choices)
    village = django_filters.ChoiceFilter(label=_("涉及村"), choices=[], empty_label=_("不限"))

    class Meta:
        model = Petition
        fields = ["state", "due", "holder", "kind", "channel", "village"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["village"].extra["choices"] = [(village.pk, village.name) for village in villages()]
