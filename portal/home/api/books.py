"""The year's books as open data: balance, aid, funds, payments. Sums alone, small ones hidden or added up."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from disclosures import selectors as disclosures
from portal.home import figures
from portal.home.freshness import fresh_until
from portal.home.years import BadYear, read_year
from portal.kept.pages import Kept, kept

from .book_serializers import (
    AidYearSerializer,
    BalanceYearSerializer,
    FundYearSerializer,
    PaymentYearSerializer,
)

PARAMETERS = {"year", "format"}
YEAR = OpenApiParameter("year", int, description=gettext_lazy("年份，如2026；不填是最近公布名册的一年"))


class YearView(APIView):
    """One year of one book, kept like a page."""

    name = ""
    serializer_class: type
    read: Callable

    def answer(self, request: Request) -> HttpResponseBase:
        unknown = sorted(set(request.GET) - PARAMETERS)
        if unknown:
            raise ValidationError({unknown[0]: _("没有这个参数。可用的参数：year。")})
        try:
            year = read_year(request.GET.get("year", ""))
        except BadYear as error:
            raise ValidationError({"year": str(error)}) from error

        def build() -> Kept:
            told = year or figures.latest_year()
            data = self.serializer_class({"year": told, "lines": type(self).read(told)}).data
            return Kept(JSONRenderer().render(data), "application/json", fresh_until())

        return kept(request._request, ("statistics", self.name, year), build)


class BalanceView(YearView):
    name = "balance"
    serializer_class = BalanceYearSerializer
    read = staticmethod(disclosures.published_sheets)

    @extend_schema(
        tags=[gettext_lazy("统计")],
        operation_id="statistics_balance",
        summary=gettext_lazy("一年的进出核对"),
        description=gettext_lazy(
            "期初加新增减退出应当等于名册；不等的，difference 是名册比应有的多（正）或少（负）多少。"
        ),
        parameters=[YEAR],
        responses=BalanceYearSerializer,
    )
    def get(self, request: Request) -> HttpResponseBase:
        return self.answer(request)


class AidView(YearView):
    name = "aid"
    serializer_class = AidYearSerializer
    read = staticmethod(disclosures.published_aid)

    @extend_schema(
        tags=[gettext_lazy("统计")],
        operation_id="statistics_aid",
        summary=gettext_lazy("按季度发布的医疗和临时救助"),
        description=gettext_lazy("少于5户次的事由并入合计；一种救助整季度少于5户次的，并入下一次发布。"),
        parameters=[YEAR],
        responses=AidYearSerializer,
    )
    def get(self, request: Request) -> HttpResponseBase:
        return self.answer(request)


class FundsView(YearView):
    name = "funds"
    serializer_class = FundYearSerializer
    read = staticmethod(disclosures.published_funds)

    @extend_schema(
        tags=[gettext_lazy("统计")],
        operation_id="statistics_funds",
        summary=gettext_lazy("救助资金的到位、支出和结余"),
        description=gettext_lazy("分项目、分期列出；结余等于上期结转加本期到位减本期支出。"),
        parameters=[YEAR],
        responses=FundYearSerializer,
    )
    def get(self, request: Request) -> HttpResponseBase:
        return self.answer(request)


class PaymentsView(YearView):
    name = "payments"
    serializer_class = PaymentYearSerializer
    read = staticmethod(disclosures.published_payments)

    @extend_schema(
        tags=[gettext_lazy("统计")],
        operation_id="statistics_payments",
        summary=gettext_lazy("按月发放的户数、人数和金额"),
        description=gettext_lazy("分村列出；不足5户的村合并成一行，village 为空。"),
        parameters=[YEAR],
        responses=PaymentYearSerializer,
    )
    def get(self, request: Request) -> HttpResponseBase:
        return self.answer(request)
