"""How a list of notices is narrowed: the same four questions on the page and in the API."""

import django_filters
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from portal.orgs.models import OrgUnit

from . import selectors
from .models import Publication, Scheme
from .states import State


def _villages(request):
    return selectors.villages_with_notices() if request is not None else OrgUnit.objects.none()


def _schemes(request):
    return selectors.schemes_with_notices() if request is not None else Scheme.objects.none()


class NoticeFilter(django_filters.FilterSet):
    village = django_filters.ModelChoiceFilter(
        label=_("村（居）"),
        queryset=_villages,
        to_field_name="code",
        method="about_village",
        empty_label=_("全部村（居）"),
        help_text=_("村（居）的12位统计用区划代码"),
    )
    scheme = django_filters.ModelChoiceFilter(
        label=_("救助项目"),
        queryset=_schemes,
        to_field_name="code",
        empty_label=_("全部项目"),
        help_text=_("救助项目的代码，如 rural-dibao"),
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=State.choices,
        method="in_state",
        empty_label=_("全部状态"),
        help_text=_("scheduled 尚未开始、open 正在公示、closed 公示期满、withdrawn 已撤下"),
    )
    year = django_filters.ChoiceFilter(
        label=_("年份"),
        choices=lambda: [(str(year), year) for year in selectors.years_with_notices()],
        empty_label=_("全部年份"),
        help_text=_("公示编号里的年份"),
    )

    class Meta:
        model = Publication
        fields: list[str] = []

    @extend_schema_field(OpenApiTypes.STR)
    def about_village(self, queryset, name, village):
        return queryset.filter(pk__in=selectors.notices_about(village).order_by().values("pk"))

    def in_state(self, queryset, name, state):
        return queryset.filter(pk__in=selectors.notices_in(State(state)).order_by().values("pk"))
