"""Shapes of the year's books. Keys are a promise: later work adds some and renames none."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from disclosures import selectors as disclosures
from disclosures.models import AidCause, AidKind, PaymentChannel

from .serializers import CountSerializer, Money


class NamedSerializer(serializers.Serializer):
    code = serializers.CharField(help_text=_("代码"))
    name = serializers.CharField(help_text=_("名称"))


class VillageBalanceSerializer(serializers.Serializer):
    village = NamedSerializer(help_text=_("村（居）"))
    opening = serializers.SerializerMethodField(help_text=_("期初；不公布的为空"))
    added = serializers.SerializerMethodField(help_text=_("新增和迁入；太小不公布的为空"))
    left = serializers.SerializerMethodField(help_text=_("退出、停发、死亡和迁出；太小不公布的为空"))
    closing = serializers.SerializerMethodField(help_text=_("名册；不公布的为空"))

    @extend_schema_field(CountSerializer(allow_null=True))
    def get_opening(self, line):
        return count(line.balance.opening if line.shows_ends else None)

    @extend_schema_field(CountSerializer(allow_null=True))
    def get_added(self, line):
        return count(line.balance.added if line.shows_moves else None)

    @extend_schema_field(CountSerializer(allow_null=True))
    def get_left(self, line):
        return count(line.balance.left if line.shows_moves else None)

    @extend_schema_field(CountSerializer(allow_null=True))
    def get_closing(self, line):
        return count(line.balance.closing if line.shows_ends else None)


def count(counted) -> dict[str, int] | None:
    return None if counted is None else {"households": counted.households, "persons": counted.persons}


class BalanceSerializer(serializers.Serializer):
    scheme = NamedSerializer(help_text=_("救助项目"))
    opening = CountSerializer(source="total.opening", allow_null=True, help_text=_("年初"))
    added = CountSerializer(source="total.added", help_text=_("新增和迁入"))
    left = CountSerializer(source="total.left", help_text=_("退出、停发、死亡和迁出"))
    expected = CountSerializer(source="total.expected", allow_null=True, help_text=_("应当在保"))
    closing = CountSerializer(source="total.closing", allow_null=True, help_text=_("名册在保"))
    difference = CountSerializer(source="total.difference", allow_null=True, help_text=_("名册减应当在保"))
    sentence = serializers.CharField(source="total.sentence", help_text=_("核对的结论"))
    villages = VillageBalanceSerializer(many=True, help_text=_("分村"))


class AidFigureSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=AidKind.choices, help_text=_("救助类型"))
    cause = serializers.ChoiceField(
        choices=AidCause.choices, allow_blank=True, help_text=_("事由：urgent 急难型、expense 支出型；空表示合计")
    )
    period_start = serializers.DateField(help_text=_("期间起"))
    period_end = serializers.DateField(help_text=_("期间止"))
    households = serializers.IntegerField(help_text=_("户次"))
    persons = serializers.IntegerField(help_text=_("人次"))
    amount = Money(help_text=_("金额（元）"))


class LevelsSerializer(serializers.Serializer):
    central = Money(help_text=_("中央"))
    province = Money(help_text=_("省级"))
    city = Money(help_text=_("市级"))
    county = Money(help_text=_("县级"))


class FundSerializer(serializers.Serializer):
    scheme = NamedSerializer(help_text=_("救助项目"))
    period_start = serializers.DateField(help_text=_("期间起"))
    period_end = serializers.DateField(help_text=_("期间止"))
    carried_over = Money(help_text=_("上期结转（元）"))
    received = Money(help_text=_("本期到位（元）"))
    received_from = LevelsSerializer(source="*", help_text=_("各级到位（元）"))
    spent = Money(help_text=_("本期支出（元）"))
    balance = Money(help_text=_("结余（元）"))
    households = serializers.IntegerField(help_text=_("期末那个月发放的户数"))
    persons = serializers.IntegerField(help_text=_("期末那个月发放的人数"))


class VillagePaidSerializer(CountSerializer):
    village = NamedSerializer(allow_null=True, help_text=_("村（居）；空表示不足5户的村合计"))
    amount = Money(help_text=_("金额（元）"))


class PaymentSerializer(CountSerializer):
    scheme = NamedSerializer(help_text=_("救助项目"))
    month = serializers.DateField(help_text=_("所属月份的第一天"))
    paid_on = serializers.DateField(help_text=_("发放日期"))
    channel = serializers.ChoiceField(choices=PaymentChannel.choices, help_text=_("发放渠道"))
    amount = Money(help_text=_("金额（元）"))
    villages = serializers.SerializerMethodField(help_text=_("分村"))

    @extend_schema_field(VillagePaidSerializer(many=True))
    def get_villages(self, payment):
        return VillagePaidSerializer(disclosures.village_lines(payment), many=True).data


class YearSerializer(serializers.Serializer):
    year = serializers.IntegerField(help_text=_("年份"))


class BalanceYearSerializer(YearSerializer):
    schemes = BalanceSerializer(many=True, source="lines", help_text=_("各救助项目"))


class AidYearSerializer(YearSerializer):
    figures = AidFigureSerializer(many=True, source="lines", help_text=_("已发布的行"))


class FundYearSerializer(YearSerializer):
    periods = FundSerializer(many=True, source="lines", help_text=_("各期"))


class PaymentYearSerializer(YearSerializer):
    months = PaymentSerializer(many=True, source="lines", help_text=_("各月"))
