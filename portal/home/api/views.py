"""The year in figures: /api/v1/statistics/overview/, kept like a page."""

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from portal.home import figures
from portal.home.freshness import fresh_until
from portal.home.years import BadYear, read_year
from portal.kept.pages import Kept, kept

from .serializers import OverviewSerializer

PARAMETERS = {"year", "format"}


class OverviewView(APIView):
    """Built on the public doors alone, so it can say nothing that a page does not."""

    @extend_schema(
        tags=[gettext_lazy("统计")],
        operation_id="statistics_overview",
        summary=gettext_lazy("一年的主要数字"),
        description=gettext_lazy("首页和统计页上的数字，全部由已公开的内容算出。"),
        parameters=[OpenApiParameter("year", int, description=gettext_lazy("年份，如2026；不填是最近公布名册的一年"))],
        responses=OverviewSerializer,
    )
    def get(self, request: Request) -> HttpResponseBase:
        unknown = sorted(set(request.GET) - PARAMETERS)
        if unknown:
            raise ValidationError({unknown[0]: _("没有这个参数。可用的参数：year。")})
        try:
            year = read_year(request.GET.get("year", ""))
        except BadYear as error:
            raise ValidationError({"year": str(error)}) from error

        def build() -> Kept:
            overview = figures.overview(year or figures.latest_year())
            body = JSONRenderer().render(OverviewSerializer(overview).data)
            return Kept(body, "application/json", fresh_until())

        return kept(request._request, ("statistics", "overview", year), build)
