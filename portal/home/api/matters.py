"""The frozen months of petitions as open data: as they were published, with the digest that the ledger has of them."""

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from petitions import selectors as petitions
from petitions.vocabulary import Channel, Ending, Kind
from portal.home import matters

from .book_serializers import NamedSerializer
from .books import YEAR, YearView


class MatterCellSerializer(NamedSerializer):
    count = serializers.IntegerField(allow_null=True, help_text=_("件数；不单列的为空"))


class MatterQuarterSerializer(serializers.Serializer):
    quarter = serializers.IntegerField(help_text=_("第几季度"))
    registered = serializers.IntegerField(help_text=_("登记（件）"))
    villages = MatterCellSerializer(many=True, help_text=_("按村；检举控告不分村，和没写明村的在代码为空的一行"))


def cells(column: dict[str, int | None], name) -> list[dict]:
    return [{"code": code, "name": name(code), "count": count} for code, count in sorted(column.items())]


class MatterMonthSerializer(serializers.Serializer):
    month = serializers.IntegerField(help_text=_("月份"))
    query_version = serializers.IntegerField(help_text=_("统计口径版本"))
    digest = serializers.CharField(help_text=_("校验值，和公开日志里的一样"))
    frozen_on = serializers.SerializerMethodField(help_text=_("固定日期"))
    registered = serializers.IntegerField(source="figures.registered", help_text=_("登记（件）"))
    finished = serializers.IntegerField(source="figures.finished", help_text=_("办结（件）"))
    late = serializers.IntegerField(source="figures.late", help_text=_("办结的里面超期的（件）"))
    on_time_rate = serializers.IntegerField(
        source="figures.on_time_rate", allow_null=True, help_text=_("按期办结率（%）；办结不足5件的为空")
    )
    median_days = serializers.FloatField(
        source="figures.median_days", allow_null=True, help_text=_("从收到到办结的天数，中位数；不足5件的为空")
    )
    ratings = serializers.IntegerField(
        source="figures.ratings", allow_null=True, help_text=_("评价人数；不足5人的为空")
    )
    satisfaction = serializers.FloatField(
        source="figures.satisfaction", allow_null=True, help_text=_("满意度，满分5分；评价不足5人的为空")
    )
    channels = serializers.SerializerMethodField(help_text=_("登记，按来件方式"))
    kinds = serializers.SerializerMethodField(help_text=_("登记，按类别"))
    endings = serializers.SerializerMethodField(help_text=_("办结，按结果"))
    quarter = serializers.SerializerMethodField(help_text=_("这个月结束的季度，按村；别的月份为空"))

    @extend_schema_field(serializers.DateField())
    def get_frozen_on(self, month) -> str:
        return timezone.localdate(month.frozen_at).isoformat()

    @extend_schema_field(MatterCellSerializer(many=True))
    def get_channels(self, month):
        return cells(month.figures["channels"], matters.name_of(Channel))

    @extend_schema_field(MatterCellSerializer(many=True))
    def get_kinds(self, month):
        return cells(month.figures["kinds"], matters.name_of(Kind))

    @extend_schema_field(MatterCellSerializer(many=True))
    def get_endings(self, month):
        return cells(month.figures["endings"], matters.name_of(Ending))

    @extend_schema_field(MatterQuarterSerializer(allow_null=True))
    def get_quarter(self, month):
        quarter = month.figures.get("quarter")
        if quarter is None:
            return None
        names = matters.village_names()
        return {
            "quarter": (month.month + 2) // 3,
            "registered": quarter["registered"],
            "villages": cells(quarter["villages"], lambda code: names.get(code, code)),
        }


class MatterYearSerializer(serializers.Serializer):
    year = serializers.IntegerField(help_text=_("年份"))
    months = MatterMonthSerializer(source="lines", many=True, help_text=_("已经固定的月份"))


class MattersView(YearView):
    name = "matters"
    serializer_class = MatterYearSerializer
    read = staticmethod(petitions.month_figures)

    @extend_schema(
        tags=[_("统计")],
        operation_id="statistics_matters",
        summary=_("来件按月、按村的数字"),
        description=_(
            "一个月过完后固定，以后不变。不足5件的分项不单列；为了不让合计减出来，同一栏里还会有别的分项不单列。"
            "有不单列的栏里，0件也不单列。"
        ),
        parameters=[YEAR],
        responses=MatterYearSerializer,
    )
    def get(self, request: Request) -> HttpResponseBase:
        return self.answer(request)
