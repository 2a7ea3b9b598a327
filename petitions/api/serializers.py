"""The public shape of an answer: the redacted text and nothing behind it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from petitions.models import Answer


class AnswerSerializer(serializers.ModelSerializer):
    number = serializers.CharField(help_text=_("编号，例如 2026-003"))
    kind = serializers.CharField(help_text=_("类别代码：consultation 咨询、suggestion 建议意见、claim 申诉求决等"))
    kind_name = serializers.CharField(source="get_kind_display", help_text=_("类别"))
    title = serializers.CharField(help_text=_("标题"))
    question = serializers.CharField(source="question_redacted", help_text=_("问题，已去掉个人信息"))
    answer = serializers.CharField(source="answer_redacted", help_text=_("答复，已去掉个人信息"))
    published_on = serializers.SerializerMethodField(help_text=_("公开日期"))
    corrects = serializers.CharField(
        source="supersedes.number", default=None, allow_null=True, help_text=_("更正的是哪一份；不是更正的为空")
    )
    correction = serializers.CharField(source="correction_note", help_text=_("更正了什么；不是更正的为空字"))
    url = serializers.SerializerMethodField(help_text=_("网页地址"))

    class Meta:
        model = Answer
        fields = [
            "number", "kind", "kind_name", "title", "question", "answer", "published_on", "corrects", "correction", "url",
        ]  # fmt: skip

    @extend_schema_field(serializers.DateField())
    def get_published_on(self, answer) -> str:
        return timezone.localdate(answer.published_at).isoformat()

    @extend_schema_field(serializers.URLField())
    def get_url(self, answer) -> str:
        return reverse("petitions:answer", args=[answer.number], request=self.context.get("request"))
