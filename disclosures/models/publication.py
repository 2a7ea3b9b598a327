"""A notice: a roster posted for its window. What it is at a moment is computed from the clock, never stored."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .procedure import Round, WebLevel
from .roster import Roster
from .scheme import Scheme


class WithdrawalReason(models.TextChoices):
    """Why a notice was taken down early. Each fixes what a visitor still reads; see states.WITHDRAWAL_WORDS."""

    URGENT = "urgent", _("紧急撤下，正在核实")
    PRIVACY = "privacy", _("发现不应公开的个人信息")
    WRONG_CONTENT = "wrong_content", _("内容有误")
    WRONG_PROCEDURE = "wrong_procedure", _("程序有误")
    SUPERSEDED = "superseded", _("已由更正后的公示代替")
    ENDED = "ended", _("不再需要公示")


class Outcome(models.TextChoices):
    NO_OBJECTION = "no_objection", _("公示期满，没有收到异议")
    UPHELD = "upheld", _("异议已核实，维持原结论")
    REAPPRAISED = "reappraised", _("异议已核实，重新评议后维持原结论")
    CORRECTED = "corrected", _("异议已核实，已更正")
    REPOSTED = "reposted", _("异议已核实，更正后重新公示")


class PublicationQuerySet(models.QuerySet):
    """Each name is the rest of a sentence: Publication.objects.open_at(now)."""

    def standing(self):
        return self.filter(withdrawn_at__isnull=True)

    def scheduled_at(self, now):
        return self.standing().filter(opens_at__gt=now)

    def open_at(self, now):
        return (
            self.standing().filter(opens_at__lte=now).filter(models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=now))
        )

    def closed_at(self, now):
        return self.standing().filter(ends_at__lte=now)

    def withdrawn(self):
        return self.filter(withdrawn_at__isnull=False)


class NumberSeries(models.Model):
    """The last notice number given out in a year. Locked while a notice is made, so that no number is skipped."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)
    last = models.PositiveIntegerField(_("最后编号"), default=0)

    class Meta:
        verbose_name = _("公示编号")
        verbose_name_plural = _("公示编号")
        default_permissions = ()

    def __str__(self):
        return str(self.year)


class Publication(models.Model):
    """One notice as posted. Its words, dates and rows stay as they were; a correction is a new notice."""

    wagtail_reference_index_ignore = True

    number = models.CharField(_("公示编号"), max_length=12, unique=True)
    year = models.PositiveSmallIntegerField(_("年份"))
    sequence = models.PositiveIntegerField(_("年内序号"))
    roster = models.OneToOneField(Roster, verbose_name=_("名册"), on_delete=models.PROTECT, related_name="publication")
    round = models.ForeignKey(Round, verbose_name=_("公示轮次"), on_delete=models.PROTECT, related_name="publications")
    scheme = models.ForeignKey(
        Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="publications"
    )
    unit = models.ForeignKey(
        "orgs.OrgUnit", verbose_name=_("公示范围"), on_delete=models.PROTECT, related_name="publications"
    )
    title = models.CharField(_("标题"), max_length=120)
    period = models.CharField(_("所属期间"), max_length=40)
    place = models.CharField(_("张贴地点"), max_length=200)
    basis = models.CharField(_("依据"), max_length=300)
    phone = models.CharField(_("联系电话"), max_length=60, blank=True)
    web_level = models.CharField(_("网站公开程度"), max_length=12, choices=WebLevel.choices)
    is_whole_roster = models.BooleanField(_("全部在保名册"), default=False)

    document_date = models.DateField(
        _("成文日期"), null=True, blank=True, help_text=_("文件本身落款的日期，可以早于张贴日期。")
    )
    posted_on = models.DateField(_("张贴日期"))
    opens_at = models.DateTimeField(_("公示开始"))
    ends_at = models.DateTimeField(_("公示截止"), null=True, blank=True)
    provisional = models.BooleanField(_("截止时间为暂定"), default=False)
    calendar_version = models.PositiveIntegerField(_("日历版本"), default=0)

    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("代替的公示"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )
    follows = models.ForeignKey(
        "self",
        verbose_name=_("上一轮公示"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followed_by",
    )
    is_repost = models.BooleanField(_("更正后重新公示"), default=False)
    kept = models.PositiveIntegerField(_("与上一轮相同的户数"), null=True, blank=True)
    dropped = models.PositiveIntegerField(_("上一轮有、本轮没有的户数"), null=True, blank=True)
    changed = models.PositiveIntegerField(_("与上一轮不同的户数"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("发布人"), on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(_("发布时间"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("撤下人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("撤下原因"), max_length=16, choices=WithdrawalReason.choices, blank=True)
    outcome = models.CharField(_("公示结果"), max_length=16, choices=Outcome.choices, blank=True)
    objections = models.PositiveIntegerField(_("收到的异议件数"), null=True, blank=True)
    objection_results = models.JSONField(_("异议办理结果的件数"), default=dict, blank=True)
    outcome_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("结果登记人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    outcome_at = models.DateTimeField(_("结果登记时间"), null=True, blank=True)

    households = models.PositiveIntegerField(_("户数"))
    persons = models.PositiveIntegerField(_("人数"))
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)
    content_digest = models.CharField(_("内容摘要"), max_length=64)
    ledger_number = models.PositiveBigIntegerField(_("留痕序号"))
    ledger_digest = models.CharField(_("留痕摘要"), max_length=64)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("公示")
        verbose_name_plural = _("公示")
        ordering = ["-opens_at", "-sequence"]
        default_permissions = ("view",)
        permissions = [
            ("publish_notice", _("发布公示")),
            ("withdraw_notice", _("撤下公示")),
            ("print_board", _("打印公示栏张贴稿")),
        ]
        indexes = [
            models.Index(fields=["withdrawn_at", "opens_at", "ends_at"]),
            models.Index(fields=["scheme", "-opens_at"]),
            models.Index(fields=["unit", "-opens_at"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="one_notice_per_number"),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("opens_at")),
                name="notice_ends_after_it_opens",
            ),
            models.CheckConstraint(
                condition=~models.Q(web_level="masked") | models.Q(ends_at__isnull=False),
                name="masked_notice_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawal_reason="")
                | (models.Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~models.Q(withdrawal_reason="")),
                name="withdrawn_by_with_at_and_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", outcome_by__isnull=True, outcome_at__isnull=True)
                | (~models.Q(outcome="") & models.Q(outcome_by__isnull=False, outcome_at__isnull=False)),
                name="outcome_with_by_and_at",
            ),
            models.CheckConstraint(
                condition=models.Q(kept__isnull=True, dropped__isnull=True, changed__isnull=True)
                | models.Q(follows__isnull=False, kept__isnull=False, dropped__isnull=False, changed__isnull=False),
                name="carried_counts_stand_together",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def dated_on(self):
        """The day on the document itself; notices from before it was asked for carry the day of posting."""
        return self.document_date or self.posted_on


class PublicationTotal(models.Model):
    """What stays when the rows are gone: households, persons and money of each village."""

    wagtail_reference_index_ignore = True

    publication = models.ForeignKey(
        Publication, verbose_name=_("公示"), on_delete=models.CASCADE, related_name="totals"
    )
    village = models.ForeignKey(
        "orgs.OrgUnit", verbose_name=_("村（居）"), on_delete=models.PROTECT, related_name="notice_totals"
    )
    households = models.PositiveIntegerField(_("户数"))
    persons = models.PositiveIntegerField(_("人数"))
    amount = models.DecimalField(_("金额"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("分村合计")
        verbose_name_plural = _("分村合计")
        ordering = ["publication", "village__sort_order", "village__code"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["publication", "village"], name="one_total_per_village"),
        ]

    def __str__(self):
        return f"{self.publication_id} {self.village}"


class PublicationCell(models.Model):
    """A count of households alike, five at least, for notices whose web level is generalised. See generalisation.py."""

    wagtail_reference_index_ignore = True

    publication = models.ForeignKey(Publication, verbose_name=_("公示"), on_delete=models.CASCADE, related_name="cells")
    village = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("村（居）"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("留空表示不分村。"),
    )
    size = models.PositiveSmallIntegerField(_("家庭人口"), help_text=_("3表示3人及以上，0表示不分人口。"))
    amount_from = models.PositiveIntegerField(
        _("金额档"), null=True, blank=True, help_text=_("该档的起点，每档200元；留空表示不分金额。")
    )
    households = models.PositiveIntegerField(_("户数"))

    class Meta:
        verbose_name = _("分档统计")
        verbose_name_plural = _("分档统计")
        ordering = ["publication", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(households__gte=5), name="no_small_cell_is_published"),
        ]

    def __str__(self):
        return f"{self.publication_id} {self.households}"
