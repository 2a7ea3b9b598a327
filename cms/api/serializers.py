"""Shapes of the open data. Every field is named here: nothing goes out because a model has it."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cms import ended, gate
from cms.models import AssistanceStandard, ChangeNote, PolicyPage


class PolicyLinkSerializer(serializers.ModelSerializer):
    """A policy, as another record refers to it."""

    url = serializers.SerializerMethodField(help_text=_("网页地址"))

    class Meta:
        model = PolicyPage
        fields = ["id", "index_number", "title", "document_number", "url"]

    @extend_schema_field(serializers.URLField)
    def get_url(self, page) -> str:
        return address(self, page.get_url(self.context["request"]))


class StandardSerializer(serializers.ModelSerializer):
    kind_label = serializers.CharField(source="get_kind_display", help_text=_("类型名称"))
    area_label = serializers.CharField(source="get_area_display", help_text=_("城乡名称"))
    unit_label = serializers.CharField(source="get_unit_display", help_text=_("单位名称"))
    series = serializers.CharField(source="name", help_text=_("同一条曲线的名称：城乡、类型和档次"))
    monthly = serializers.DecimalField(
        max_digits=9, decimal_places=2, help_text=_("折合每人每月多少元，画图和比较用这一项")
    )
    policy = PolicyLinkSerializer(source="public_policy", allow_null=True, help_text=_("依据文件，未上网的为空"))

    class Meta:
        model = AssistanceStandard
        fields = [
            "id",
            "kind",
            "kind_label",
            "area",
            "area_label",
            "level",
            "amount",
            "unit",
            "unit_label",
            "series",
            "monthly",
            "valid_from",
            "valid_until",
            "document_number",
            "approved_by",
            "policy",
        ]


class PolicySerializer(serializers.ModelSerializer):
    published_on = serializers.DateField(allow_null=True, help_text=_("发布日期：首次在本站发布的日子，由系统记下"))
    topic_label = serializers.CharField(source="get_topic_display", help_text=_("主题分类名称"))
    validity_label = serializers.CharField(source="get_validity_display", help_text=_("有效性名称"))
    access_label = serializers.CharField(source="get_access_display", help_text=_("公开方式名称"))
    url = serializers.SerializerMethodField(help_text=_("网页地址"))

    class Meta:
        model = PolicyPage
        fields = [
            "id",
            "index_number",
            "title",
            "document_number",
            "issuer",
            "written_on",
            "published_on",
            "topic",
            "topic_label",
            "access",
            "access_label",
            "validity",
            "validity_label",
            "ended_on",
            "summary",
            "url",
        ]

    @extend_schema_field(serializers.URLField)
    def get_url(self, page) -> str:
        return address(self, page.get_url(self.context["request"]))


class AttachmentSerializer(serializers.Serializer):
    title = serializers.CharField(source="label", help_text=_("附件名称"))
    format = serializers.CharField(source="document.file_extension", help_text=_("文件格式，即扩展名"))
    size = serializers.IntegerField(source="document.file_size", allow_null=True, help_text=_("字节数"))
    url = serializers.SerializerMethodField(help_text=_("下载地址"))

    @extend_schema_field(serializers.URLField)
    def get_url(self, row) -> str:
        return address(self, row.document.url)


class ExplanationLinkSerializer(serializers.Serializer):
    title = serializers.CharField(help_text=_("标题"))
    url = serializers.SerializerMethodField(help_text=_("网页地址"))

    @extend_schema_field(serializers.URLField)
    def get_url(self, page) -> str:
        return address(self, page.get_url(self.context["request"]))


class ChangeNoteSerializer(serializers.ModelSerializer):
    kind_label = serializers.CharField(source="get_kind_display", help_text=_("种类名称"))

    class Meta:
        model = ChangeNote
        fields = ["told_on", "kind", "kind_label", "text"]


class EndedRuleSerializer(serializers.Serializer):
    title = serializers.CharField(help_text=_("名称"))
    number = serializers.CharField(help_text=_("文号"))
    since = serializers.DateField(help_text=_("从哪一天起不再执行"))
    replacement = serializers.CharField(help_text=_("现在照哪一份执行，没有则为空"))


class PolicyDetailSerializer(PolicySerializer):
    replaced_by = PolicyLinkSerializer(
        source="public_replacement", allow_null=True, help_text=_("替代文件，没有则为空")
    )
    text = serializers.SerializerMethodField(help_text=_("正文，纯文字"))
    attachments = serializers.SerializerMethodField(help_text=_("附件"))
    explanations = serializers.SerializerMethodField(help_text=_("已发布的解读"))
    changes = ChangeNoteSerializer(source="told_changes", many=True, help_text=_("更正与修改说明，新的在前"))
    ended_rules = serializers.SerializerMethodField(help_text=_("文中提到而已经不再执行的文件"))

    class Meta(PolicySerializer.Meta):
        fields = [
            *PolicySerializer.Meta.fields,
            "replaced_by",
            "text",
            "attachments",
            "explanations",
            "changes",
            "ended_rules",
        ]

    @extend_schema_field(serializers.CharField)
    def get_text(self, page) -> str:
        return "\n".join(gate.texts_in(page.body))

    @extend_schema_field(AttachmentSerializer(many=True))
    def get_attachments(self, page) -> list:
        rows = page.attachments.select_related("document")
        return AttachmentSerializer(rows, many=True, context=self.context).data

    @extend_schema_field(EndedRuleSerializer(many=True))
    def get_ended_rules(self, page) -> list:
        return EndedRuleSerializer(ended.ended_in(page), many=True).data

    @extend_schema_field(ExplanationLinkSerializer(many=True))
    def get_explanations(self, page) -> list:
        return ExplanationLinkSerializer(page.live_explanations(), many=True, context=self.context).data


def address(serializer, path: str | None) -> str:
    """A whole address, so that a record makes sense outside this site."""
    return serializer.context["request"].build_absolute_uri(path or "")
