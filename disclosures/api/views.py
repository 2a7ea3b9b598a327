"""Notices as open data. Reads public selectors alone; whole answers are kept like pages."""

import datetime as dt
from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.renderers import JSONRenderer

from disclosures import selectors, states
from disclosures.filters import NoticeFilter
from disclosures.supervision.deletions import deletions
from disclosures.views.notices import NOT_FOR_ROBOTS, until_any_changes
from portal.kept.pages import Kept, kept

from .serializers import DeletionSerializer, EntrySerializer, NoticeDetailSerializer, NoticeSerializer

PAGE_PARAMETERS = ("page", "page_size")
FILTER_PARAMETERS = ("village", "scheme", "state", "year")
JSON = "application/json; charset=utf-8"
VILLAGE = OpenApiParameter("village", OpenApiTypes.STR, description=_("村（居）的12位统计用区划代码"))
NUMBER = OpenApiParameter("number", OpenApiTypes.STR, OpenApiParameter.PATH, description=_("公示编号，如2026-001"))
SINCE = OpenApiParameter(
    "since", OpenApiTypes.DATETIME, description=_("只要这个时间以后的，如 2026-03-10T00:00:00+08:00")
)


class Gone(APIException):
    status_code = status.HTTP_410_GONE
    default_detail = _("公示期已满或公示已撤下，名单不再提供。合计见公示本身。")
    default_code = "gone"


class NoRows(NotFound):
    default_detail = _("这个公示在网站只公布合计，或者还没有开始，没有名单。")


@extend_schema_view(
    list=extend_schema(
        summary=_("公示列表"),
        description=_("全部公示，不含名单，新的在前。可按村、项目、状态、年份筛选。"),
        parameters=[VILLAGE],
    ),
    retrieve=extend_schema(
        summary=_("一个公示"),
        description=_("公示的期限、依据、地点、合计和结果，不含名单。"),
        parameters=[NUMBER],
        responses=NoticeDetailSerializer,
    ),
)
@extend_schema(tags=[_("公示")])
class NoticeViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = selectors.public_notices()
    serializer_class = NoticeSerializer
    filterset_class = NoticeFilter
    lookup_field = "number"
    lookup_value_regex = r"[0-9]{4}-[0-9]{3,6}"

    def list(self, request, *args, **kwargs):
        queryset = self.filter_queryset(self.get_queryset())

        def build() -> Kept:
            now = timezone.now()
            return Kept(self._paged(queryset), JSON, fresh_until=until_any_changes(now))

        return self._kept("list", build, parameters=(*FILTER_PARAMETERS, *PAGE_PARAMETERS))

    def retrieve(self, request, *args, number, **kwargs):
        self._refuse_unknown(())

        def build() -> Kept:
            notice = self._find(number)
            serializer = NoticeDetailSerializer(notice, context=self.get_serializer_context())
            return Kept(_json(serializer.data), JSON, fresh_until=states.changes_next_at(notice, timezone.now()))

        return self._kept(("detail", number), build)

    @extend_schema(
        summary=_("公示名单"),
        description=_("只在公示期内提供：户主只有姓氏和序号，期满后返回410。请勿转存；名单到期须一并删除。"),
        parameters=[NUMBER, VILLAGE],
        responses={
            200: EntrySerializer(many=True),
            404: OpenApiResponse(description=_("没有这个公示，或者没有名单")),
            410: OpenApiResponse(description=_("公示期已满或公示已撤下")),
        },
        filters=False,
    )
    @action(detail=True, serializer_class=EntrySerializer, filterset_class=None)
    def entries(self, request, number):
        self._refuse_unknown((*PAGE_PARAMETERS, "village"))

        def build() -> Kept:
            now = timezone.now()
            notice = self._find(number)
            body = self._paged(self._entries(notice, now))
            headers = {"X-Robots-Tag": NOT_FOR_ROBOTS}
            return Kept(body, JSON, fresh_until=states.changes_next_at(notice, now), headers=headers)

        return self._kept(("entries", number), build, private=True, parameters=("village", *PAGE_PARAMETERS))

    @extend_schema(
        summary=_("应当删除的公示"),
        description=_(
            "名单或内容已经撤下的公示，旧的在前。存有名单的，请按这里列出的编号删除；下次从最后一条的时间接着取。"
        ),
        parameters=[SINCE],
        responses=DeletionSerializer(many=True),
        filters=False,
    )
    @action(detail=False, serializer_class=DeletionSerializer, filterset_class=None)
    def deletions(self, request):
        self._refuse_unknown((*PAGE_PARAMETERS, "since"))
        since = self._since()

        def build() -> Kept:
            now = timezone.now()
            return Kept(self._paged(deletions(since=since, now=now)), JSON, fresh_until=until_any_changes(now))

        return self._kept("deletions", build, parameters=("since", *PAGE_PARAMETERS))

    def _since(self) -> dt.datetime | None:
        asked = self.request.query_params.get("since")
        if not asked:
            return None
        try:
            moment = dt.datetime.fromisoformat(asked.replace(" ", "+"))
            return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
        except (ValueError, OverflowError):
            raise ValidationError(
                {"since": gettext("时间要写成2026-03-10或2026-03-10T00:00:00+08:00的样子。")}
            ) from None

    def _entries(self, notice, now):
        try:
            entries = selectors.entries_of(notice, now=now)
        except selectors.RowsGone:
            raise Gone from None
        except selectors.NoRows:
            raise NoRows from None
        village = self.request.query_params.get("village")
        return entries.filter(village__code=village) if village else entries

    def _find(self, number):
        notice = selectors.find_notice(number)
        if notice is None:
            raise NotFound(_("没有这个编号的公示。"))
        return notice

    def _paged(self, queryset) -> bytes:
        page = self.paginate_queryset(queryset)
        data = self.get_serializer(page, many=True).data
        return _json(self.get_paginated_response(data).data)

    def _kept(self, name, build: Callable[[], Kept], **details):
        return kept(self.request._request, ("api notices", name), build, **details)

    def _refuse_unknown(self, known: tuple[str, ...]) -> None:
        """A misspelt parameter answers 400 instead of the wrong list."""
        for name in self.request.query_params:
            if name not in known:
                told = gettext("没有这个查询参数。可用的有：%(known)s。") % {"known": "、".join(known) or gettext("无")}
                raise ValidationError({name: told})


def _json(data) -> bytes:
    return JSONRenderer().render(data)
