"""What a reader of the answers may ask for."""

import django_filters
from django.utils.translation import gettext_lazy as _

from petitions.models import Answer
from petitions.vocabulary import Kind


class AnswerFilter(django_filters.FilterSet):
    year = django_filters.NumberFilter(
        field_name="published_at", lookup_expr="year", min_value=2000, max_value=2999, label=_("公开年份，例如 2026")
    )
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=_("类别代码"))

    class Meta:
        model = Answer
        fields = ["year", "kind"]
