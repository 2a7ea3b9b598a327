"""Pages of lists: 50 lines each, at most 100."""

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import PageNumberPagination

DEEPEST = 100_000  # lines: nobody reads on beyond, and a database counts them all to get there


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 100

    def paginate_queryset(self, queryset, request, view=None):
        size = self.get_page_size(request)
        paginator = self.django_paginator_class(queryset, size)
        asked = request.query_params.get(self.page_query_param, "1") or "1"
        if not (asked.isascii() and asked.isdecimal() and 1 <= len(asked) <= 9):
            raise ValidationError({self.page_query_param: _("页码要写成1、2、3这样的数字。")})
        number = int(asked)
        if not 1 <= number <= max(paginator.num_pages, 1):
            raise NotFound(_("没有第%(number)d页，共%(total)d页。") % {"number": number, "total": paginator.num_pages})
        if (number - 1) * size >= DEEPEST:
            raise ValidationError({self.page_query_param: _("页码太大。请用筛选条件缩小范围。")})
        self.request = request
        self.page = paginator.page(number)
        return list(self.page)
