"""The policy library: official texts with their disclosure fields."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms import panels
from cms.blocks import BodyBlock
from cms.change_forms import ChangeTellingForm
from cms.changes import TellsChanges
from cms.four_eyes import FourEyesPage, FourEyesParent
from cms.services.numbering import next_index_number
from cms.vocabulary import Access, Topic, Validity

from .base import PublicPage


class PolicyIndexPage(FourEyesParent, PublicPage):
    """/policies/: the library, filtered by year, topic and validity."""

    intro = models.CharField(_("一句话说明"), max_length=120, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["cms.PolicyPage", "cms.ExplanationPage"]
    max_count = 1
    kept_parameters = ("year", "topic", "validity", "page")
    template = "cms/policy_index.html"
    content_panels = [*Page.content_panels, "intro"]

    class Meta:
        verbose_name = _("政策文件库")
        verbose_name_plural = _("政策文件库")


class PolicyPage(TellsChanges, FourEyesPage, PublicPage):
    """One official text. An old text is kept and labelled, never silently replaced."""

    index_number = models.CharField(
        _("索引号"),
        max_length=40,
        blank=True,
        validators=[RegexValidator(r"^[0-9A-Za-z-]+$", _("索引号只用数字、字母和短横线，如“202603-00012”。"))],
        help_text=_("留空则在首次发布时由系统按“年月-序号”编号。"),
    )
    document_number = models.CharField(_("文号"), max_length=60, blank=True, help_text=_("如“某政发〔2026〕3号”。"))
    issuer = models.CharField(_("发布机构"), max_length=80)
    written_on = models.DateField(
        _("成文日期"), help_text=_("文件落款的日期。发布日期由系统在首次发布时记下，不能改。")
    )
    topic = models.CharField(_("主题分类"), max_length=20, choices=Topic.choices, default=Topic.DIBAO)
    access = models.CharField(_("公开方式"), max_length=20, choices=Access.choices, default=Access.PROACTIVE)
    validity = models.CharField(_("有效性"), max_length=20, choices=Validity.choices, default=Validity.IN_FORCE)
    ended_on = models.DateField(
        _("废止日期"), null=True, blank=True, help_text=_("已废止、已修改或失效的文件必填：从哪一天起不再照此执行。")
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("替代文件"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
    )
    summary = models.CharField(_("一句话说明"), max_length=120, blank=True, help_text=_("这份文件管什么，给谁看。"))
    body = StreamField(BodyBlock(), verbose_name=_("正文"), blank=True)

    parent_page_types = ["cms.PolicyIndexPage"]
    subpage_types: list[str] = []
    attached_files = ("attachments",)
    own_words = ("summary",)  # the rest is what the organ decreed
    template = "cms/policy.html"
    exclude_fields_in_copy = [*PublicPage.exclude_fields_in_copy, "index_number"]
    base_form_class = ChangeTellingForm
    needs_change_note = True
    content_panels = panels.policy()
    search_fields = [
        *Page.search_fields,
        index.SearchField("document_number"),
        index.SearchField("body"),
        index.FilterField("topic"),
        index.FilterField("validity"),
    ]

    class Meta:
        verbose_name = _("政策文件")
        verbose_name_plural = _("政策文件")
        constraints = [
            models.UniqueConstraint(
                fields=["index_number"],
                condition=~Q(index_number=""),
                name="one_policy_per_index_number",
                violation_error_message=_("这个索引号已有文件使用，请换一个或留空由系统编号。"),
            ),
            models.CheckConstraint(
                condition=Q(validity="in_force", ended_on__isnull=True)
                | (~Q(validity="in_force") & Q(ended_on__isnull=False)),
                name="ended_policy_has_its_day",
                violation_error_message=_("现行有效的文件没有废止日期；其他情况须填写废止日期。"),
            ),
        ]

    def clean(self):
        super().clean()
        errors = {}
        if self.validity == Validity.IN_FORCE and self.ended_on:
            errors["ended_on"] = _("“有效性”选的是现行有效，请清空废止日期，或把有效性改为已废止、已修改或失效。")
        if self.validity != Validity.IN_FORCE and not self.ended_on:
            errors["ended_on"] = _("请填写从哪一天起不再照此执行。")
        if self.written_on and self.written_on > timezone.localdate():
            errors["written_on"] = _("成文日期不能晚于今天，请对照文件落款填写。")
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            errors["replaced_by"] = _("一份文件不能被它自己替代，请另选一份或留空。")
        if errors:
            raise ValidationError(errors)

    def with_content_json(self, content):
        """A version written before the first publish knows no number: the number once given stays."""
        page = super().with_content_json(content)
        page.index_number = page.index_number or self.index_number
        return page

    def save(self, *args, **kwargs):
        with transaction.atomic():
            if self.live and not self.index_number:
                self.index_number = next_index_number(type(self), self.published_on or timezone.localdate())
            super().save(*args, **kwargs)

    @property
    def public_replacement(self):
        """What to go by now, once the public may read it."""
        return self.replaced_by if self.replaced_by_id and self.replaced_by.live else None

    @property
    def tone(self) -> str:
        """How the validity word is drawn; see components/state.html."""
        return {Validity.IN_FORCE: "good", Validity.AMENDED: "waiting"}.get(Validity(self.validity), "closed")

    @property
    def is_in_force(self) -> bool:
        return self.validity == Validity.IN_FORCE

    def live_explanations(self):
        """The one that came with the policy first, what was asked later after it."""
        return self.explanations.live().order_by("first_published_at", "pk")


class PolicyAttachment(Orderable):
    """A file that belongs to a policy; it can be fetched only while the page is live."""

    page = ParentalKey(PolicyPage, on_delete=models.CASCADE, related_name="attachments", verbose_name=_("政策文件"))
    document = models.ForeignKey(
        "cms.PortalDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("附件")
    )
    title = models.CharField(_("附件名称"), max_length=80, blank=True, help_text=_("留空则用上传时的标题。"))

    panels = ["document", "title"]

    class Meta(Orderable.Meta):
        verbose_name = _("政策附件")
        verbose_name_plural = _("政策附件")

    @property
    def label(self) -> str:
        return self.title or self.document.title
