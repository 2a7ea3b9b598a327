"""Open data of the content: standards and policies, through the public doors alone."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.generics import ListAPIView, RetrieveAPIView

from cms import selectors
from cms.filters import PolicyFilter, StandardFilter

from .serializers import PolicyDetailSerializer, PolicySerializer, StandardSerializer


class Withdrawn(APIException):
    """A text that was public and is not: whoever keeps a copy learns that it should go."""

    status_code = status.HTTP_410_GONE
    default_detail = _("这份文件已经撤下，请一并删除转存的内容。")
    default_code = "withdrawn"


@extend_schema_view(
    get=extend_schema(
        operation_id="standard_list",
        tags=[_("保障标准")],
        summary=_("保障标准"),
        description=_("历年保障标准，新的在前。金额是两位小数的字符串，避免计算误差。valid_until为空表示仍在执行。"),
    )
)
class StandardList(ListAPIView):
    serializer_class = StandardSerializer
    filterset_class = StandardFilter

    def get_queryset(self):
        return selectors.standards_series()


@extend_schema_view(
    get=extend_schema(
        operation_id="policy_list",
        tags=[_("政策文件")],
        summary=_("政策文件"),
        description=_("已发布的政策文件，成文日期新的在前。已废止的也在内，请看validity。"),
    )
)
class PolicyList(ListAPIView):
    serializer_class = PolicySerializer
    filterset_class = PolicyFilter

    def get_queryset(self):
        return selectors.public_policies().order_by("-written_on", "-pk")


@extend_schema_view(
    get=extend_schema(
        operation_id="policy_detail",
        tags=[_("政策文件")],
        summary=_("一份政策文件"),
        description=_("按索引号（如202603-00012）或编号取一份文件，含正文、附件和解读。"),
        parameters=[OpenApiParameter("key", str, OpenApiParameter.PATH, description=_("索引号或编号"))],
    )
)
class PolicyDetail(RetrieveAPIView):
    serializer_class = PolicyDetailSerializer

    def get_object(self):
        page = selectors.find_policy(self.kwargs["key"])
        if page is None:
            if selectors.is_withdrawn_policy(self.kwargs["key"]):
                raise Withdrawn
            raise Http404
        return page
