"""Notices as open data. Every field is public; rows have their own address and leave it with the window."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from disclosures import selectors, states
from disclosures.models import Outcome, Publication, RosterEntry, WebLevel, WithdrawalReason
from disclosures.supervision import objections
from disclosures.supervision.deletions import GoneKind


class PlaceSerializer(serializers.Serializer):
    code = serializers.CharField(help_text=_("12位统计用区划代码"))
    name = serializers.CharField(help_text=_("名称"))


class SchemeSerializer(serializers.Serializer):
    code = serializers.CharField(help_text=_("救助项目代码"))
    name = serializers.CharField(help_text=_("名称"))
    amount_unit = serializers.CharField(help_text=_("金额单位：month 元/月，once 元/次"))


class SumsSerializer(serializers.Serializer):
    households = serializers.IntegerField(help_text=_("户数；分档统计的公示取整到5，0表示户数少、不单列"))
    persons = serializers.IntegerField(allow_null=True, help_text=_("人数；不足5户时为空"))
    amount = serializers.DecimalField(
        max_digits=14, decimal_places=2, allow_null=True, help_text=_("金额（元）；不足5户时为空")
    )


class VillageTotalSerializer(SumsSerializer):
    village = PlaceSerializer(allow_null=True, help_text=_("村（居）；空表示不足5户的村合在一起"))


class CellSerializer(serializers.Serializer):
    """Households alike, nine at least, rounded to five. Rows by village and rows by money count the same families."""

    village = PlaceSerializer(allow_null=True, help_text=_("村（居）；空表示不分村"))
    size = serializers.IntegerField(help_text=_("家庭人口；3表示3人及以上，0表示不分人口"))
    amount_from = serializers.IntegerField(allow_null=True, help_text=_("金额档的起点，每档200元；空表示不分金额"))
    households = serializers.IntegerField(help_text=_("户数，取整到5；不足9户的不列"))


class CarriedSerializer(serializers.Serializer):
    """What became of the households of the round before, in counts."""

    kept = serializers.IntegerField(help_text=_("与上一轮相同的户数"))
    dropped = serializers.IntegerField(help_text=_("上一轮有、本轮没有的户数"))
    changed = serializers.IntegerField(help_text=_("与上一轮不同的户数"))


class NoticeSerializer(serializers.ModelSerializer):
    """One notice without its rows."""

    state = serializers.SerializerMethodField(help_text=_("当前状态，按服务器时间计算"))
    state_detail = serializers.SerializerMethodField(help_text=_("状态的说明：还剩几天，有没有异议正在核查"))
    under_investigation = serializers.SerializerMethodField(help_text=_("有异议正在核查"))
    scheme = SchemeSerializer(help_text=_("救助项目"))
    unit = PlaceSerializer(help_text=_("公示范围"))
    round = serializers.CharField(source="round.name", help_text=_("公示轮次"))
    sums = serializers.SerializerMethodField(help_text=_("合计；尚未开始或因内容有误撤下时为空"))
    web_level = serializers.ChoiceField(choices=WebLevel.choices, help_text=_("网站公开程度"))
    document_date = serializers.DateField(source="dated_on", help_text=_("成文日期：文件本身落款的日期"))
    published_at = serializers.DateTimeField(help_text=_("网站首次发布的时间，由系统记录"))
    is_repost = serializers.BooleanField(help_text=_("是否异议更正后的重新公示"))
    carried = serializers.SerializerMethodField(help_text=_("与上一轮相比的户数；不是由上一轮转入的为空"))
    objection_results = serializers.DictField(
        child=serializers.IntegerField(), help_text=_("异议办理结果的件数，登记结果以后才有")
    )
    outcome = serializers.ChoiceField(choices=Outcome.choices, allow_blank=True, help_text=_("公示结果"))
    withdrawal_reason = serializers.ChoiceField(
        choices=WithdrawalReason.choices, allow_blank=True, help_text=_("提前撤下的原因")
    )
    has_entries = serializers.SerializerMethodField(help_text=_("名单现在能否取得"))
    url = serializers.SerializerMethodField(help_text=_("公示页面地址"))

    class Meta:
        model = Publication
        fields = [
            "number",
            "title",
            "state",
            "state_detail",
            "under_investigation",
            "scheme",
            "unit",
            "round",
            "period",
            "basis",
            "place",
            "phone",
            "document_date",
            "posted_on",
            "published_at",
            "opens_at",
            "ends_at",
            "provisional",
            "web_level",
            "has_entries",
            "sums",
            "outcome",
            "objections",
            "objection_results",
            "is_repost",
            "carried",
            "withdrawn_at",
            "withdrawal_reason",
            "content_digest",
            "ledger_number",
            "ledger_digest",
            "url",
        ]

    @extend_schema_field(serializers.ChoiceField(choices=states.State.choices))
    def get_state(self, notice) -> str:
        return states.state_of(notice, self._now()).value

    def get_state_detail(self, notice) -> str:
        return states.say_state(notice, self._now(), self._open_objections(notice))

    def get_under_investigation(self, notice) -> bool:
        return self._open_objections(notice) > 0

    @extend_schema_field(CarriedSerializer(allow_null=True))
    def get_carried(self, notice):
        is_told = notice.kept is not None and selectors.shows_totals(notice, now=self._now())
        return CarriedSerializer(notice).data if is_told else None

    @extend_schema_field(SumsSerializer(allow_null=True))
    def get_sums(self, notice):
        return (
            SumsSerializer(selectors.sums_of(notice)).data if selectors.shows_totals(notice, now=self._now()) else None
        )

    def get_has_entries(self, notice) -> bool:
        return selectors.shows_rows(notice, now=self._now())

    def get_url(self, notice) -> str:
        return self.context["request"].build_absolute_uri(reverse("disclosures:notice", args=[notice.number]))

    def _open_objections(self, notice) -> int:
        """Counted by one question for a whole page."""
        if "open_objections" not in self.context:
            page = self.parent.instance if self.parent is not None else [notice]
            self.context["open_objections"] = objections.open_counts([one.number for one in page])
        return self.context["open_objections"].get(notice.number, 0)

    def _now(self):
        """One moment for a whole answer."""
        return self.context.setdefault("now", timezone.now())


class NoticeDetailSerializer(NoticeSerializer):
    totals = serializers.SerializerMethodField(help_text=_("分村合计"))
    cells = serializers.SerializerMethodField(help_text=_("分档统计，只有公开程度为 generalised 的公示才有"))
    follows = serializers.SlugRelatedField(slug_field="number", read_only=True, help_text=_("上一轮公示的编号"))
    supersedes = serializers.SlugRelatedField(slug_field="number", read_only=True, help_text=_("代替的公示编号"))
    superseded_by = serializers.SerializerMethodField(help_text=_("代替本公示的公示编号"))

    class Meta(NoticeSerializer.Meta):
        fields = [*NoticeSerializer.Meta.fields, "follows", "supersedes", "superseded_by", "totals", "cells"]

    @extend_schema_field(VillageTotalSerializer(many=True))
    def get_totals(self, notice):
        now = self._now()
        totals = selectors.totals_of(notice, now=now) if selectors.shows_totals(notice, now=now) else []
        return VillageTotalSerializer(totals, many=True).data

    @extend_schema_field(CellSerializer(many=True))
    def get_cells(self, notice):
        is_shown = notice.web_level == WebLevel.GENERALISED and selectors.shows_totals(notice, now=self._now())
        return CellSerializer(selectors.cells_of(notice) if is_shown else [], many=True).data

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_superseded_by(self, notice):
        newer = getattr(notice, "superseded_by", None)
        return newer.number if newer else None


class EntrySerializer(serializers.ModelSerializer):
    """One masked line of a roster that is being posted."""

    village_code = serializers.CharField(source="village.code", help_text=_("村（居）的12位统计用区划代码"))
    village = serializers.CharField(source="village.name", help_text=_("村（居）名称"))

    class Meta:
        model = RosterEntry
        fields = ["serial", "label", "village_code", "village", "household_size", "persons", "amount"]


class DeletionSerializer(serializers.Serializer):
    """That something must go from every copy of these data."""

    number = serializers.CharField(help_text=_("公示编号"))
    at = serializers.DateTimeField(source="gone_at", help_text=_("从什么时候起不再提供"))
    kind = serializers.ChoiceField(
        source="gone_kind",
        choices=GoneKind.choices,
        help_text=_("ended 公示期满，名单撤下；withdrawn 提前撤下；superseded 已由更正后的公示代替"),
    )
    url = serializers.SerializerMethodField(help_text=_("原地址，现在是没有名字的说明"))

    def get_url(self, notice) -> str:
        return self.context["request"].build_absolute_uri(reverse("disclosures:notice", args=[notice.number]))
