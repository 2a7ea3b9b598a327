"""The questions that lists answer, on pages and in the open data alike. Unknown words are refused, never ignored."""

import django_filters
from django.utils.translation import gettext_lazy as _

from cms.models import Area, AssistanceStandard, GuidePage, Kind, PolicyPage, Topic, Validity

YEARS = {"min_value": 1949, "max_value": 2999}


class PolicyFilter(django_filters.FilterSet):
    year = django_filters.NumberFilter(
        field_name="written_on",
        lookup_expr="year",
        label=_("成文年份"),
        help_text=_("成文日期的年份，如2026。"),
        **YEARS,
    )
    topic = django_filters.ChoiceFilter(choices=Topic.choices, label=_("主题"), help_text=_("主题分类代码。"))
    validity = django_filters.ChoiceFilter(
        choices=Validity.choices,
        label=_("有效性"),
        help_text=_("in_force现行有效，amended已修改，repealed已废止，expired失效。"),
    )

    class Meta:
        model = PolicyPage
        fields: list[str] = []


class GuideFilter(django_filters.FilterSet):
    topic = django_filters.ChoiceFilter(choices=Topic.choices, label=_("主题"))

    class Meta:
        model = GuidePage
        fields: list[str] = []


class StandardFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=_("类型"), help_text=_("保障类型代码。"))
    area = django_filters.ChoiceFilter(
        choices=Area.choices, label=_("城乡"), help_text=_("urban城市，rural农村，both城乡统一。")
    )
    year = django_filters.NumberFilter(
        method="filter_year", label=_("年份"), help_text=_("在这一年里执行过的标准。"), **YEARS
    )
    valid_on = django_filters.DateFilter(
        method="filter_day", label=_("某一天"), help_text=_("在这一天执行的标准，如2026-03-10。")
    )

    class Meta:
        model = AssistanceStandard
        fields: list[str] = []

    def filter_year(self, queryset, name, value):
        return queryset.touching_year(int(value))

    def filter_day(self, queryset, name, value):
        return queryset.in_force(value)
