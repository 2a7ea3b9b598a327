"""Open data of the answers: read only, built on the public selector alone."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins, viewsets

from petitions import selectors
from petitions.models import Answer

from .filters import AnswerFilter
from .serializers import AnswerSerializer


@extend_schema_view(
    list=extend_schema(
        operation_id="answers_list",
        summary=_("公开的问答"),
        description=_("按公开时间倒序，可按年份和类别筛选。"),
        tags=[_("答复选登")],
    ),
    retrieve=extend_schema(
        operation_id="answers_retrieve",
        summary=_("一份问答"),
        description=_("按编号取一份。撤下的取不到。"),
        parameters=[OpenApiParameter("number", str, OpenApiParameter.PATH, description=_("编号，如2026-003"))],
        tags=[_("答复选登")],
    ),
)
class AnswerViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    queryset = Answer.objects.none()
    serializer_class = AnswerSerializer
    filterset_class = AnswerFilter
    lookup_field = "number"
    lookup_value_regex = r"[0-9]{4}-[0-9]+"

    def get_queryset(self):
        return selectors.published_answers()
