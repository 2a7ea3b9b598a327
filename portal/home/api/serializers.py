"""The year's figures as open data. Sums only: nothing here leads to a household."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


@extend_schema_field(OpenApiTypes.NUMBER)
class Money(serializers.Field):
    """Yuan as a plain number: 30000, and 30000.5 where there are fen."""

    def to_representation(self, value: Decimal) -> int | float:
        return int(value) if value == value.to_integral_value() else float(value)


class HouseholdsSerializer(serializers.Serializer):
    households = serializers.IntegerField(help_text=_("户数"))


class CountSerializer(HouseholdsSerializer):
    persons = serializers.IntegerField(help_text=_("人数"))


class AidSerializer(CountSerializer):
    amount = Money(help_text=_("金额（元）"))


class OverviewSerializer(serializers.Serializer):
    """One year. Keys are a promise: later work adds some and renames none."""

    year = serializers.IntegerField(help_text=_("年份"))
    villages = serializers.IntegerField(source="notices.villages", help_text=_("村（居）数"))
    households = serializers.IntegerField(source="notices.households", help_text=_("农村低保在保户数"))
    persons = serializers.IntegerField(source="notices.persons", help_text=_("农村低保在保人数"))
    medical_aid = AidSerializer(source="notices.medical_aid", help_text=_("医疗救助"))
    temporary_aid = AidSerializer(source="notices.temporary_aid", help_text=_("临时救助"))
    visits = serializers.IntegerField(source="matters.visits", help_text=_("来访（次）"))
    letters = serializers.IntegerField(source="matters.letters", help_text=_("来信（封）"))
    replies = serializers.IntegerField(source="matters.replies", help_text=_("书面答复（件）"))
    suggestions = serializers.IntegerField(source="matters.suggestions", help_text=_("意见建议（件）"))
    exits = CountSerializer(source="notices.exits", help_text=_("退出低保"))
    investigated = HouseholdsSerializer(source="notices.investigated", help_text=_("新申请入户调查"))
