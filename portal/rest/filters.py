"""Filters of lists. A parameter nobody knows is an error: ignored, it would answer a question nobody asked."""

from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError


class StrictFilterBackend(DjangoFilterBackend):
    """Known are the filter set's fields, the pagination's parameters and the view's `query_parameters`."""

    def filter_queryset(self, request, queryset, view):
        known = self.known_parameters(request, queryset, view)
        problems = {
            name: _("没有这个查询参数。可用的有：%(known)s。") % {"known": "、".join(known) or _("无")}
            for name in request.query_params
            if name not in known
        }
        if problems:
            raise ValidationError(problems)
        return super().filter_queryset(request, queryset, view)

    def known_parameters(self, request, queryset, view) -> list[str]:
        filterset = self.get_filterset_class(view, queryset)
        names = list(filterset.base_filters) if filterset else []
        paginator = getattr(view, "paginator", None)
        if paginator is not None and getattr(view, "detail", False) is not True:
            names += [paginator.page_query_param, paginator.page_size_query_param]
        return names + list(getattr(view, "query_parameters", ()))
