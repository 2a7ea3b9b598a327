"""One uploaded workbook and its rows: private, sealed, with a day to delete them."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.privacy.fields import SealedBinaryField, SealedJSONField

from .procedure import Round
from .remembered import RememberedMapping
from .scheme import Scheme


class BatchState(models.TextChoices):
    RECEIVED = "received", _("已收到")
    CHECKED = "checked", _("已校验")
    CONFIRMED = "confirmed", _("已确认")
    RETURNED = "returned", _("已退回")
    WITHDRAWN = "withdrawn", _("已撤销")


class BatchJob(models.TextChoices):
    """Where a large file is on its way through the background queue; empty when nothing is under way."""

    WAITING_TO_CHECK = "waiting_to_check", _("排队等待校验")
    CHECKING = "checking", _("正在校验")
    WAITING_TO_WRITE = "waiting_to_write", _("排队等待写入")
    WRITING = "writing", _("正在写入")


# Without a sign of life for this long, a job's worker is taken for dead. The last step is one transaction in which
# nothing can be said, so this is well above what 100,000 rows take.
STALLED_AFTER = dt.timedelta(minutes=5)

LIVE_BATCHES = (BatchState.RECEIVED, BatchState.CHECKED, BatchState.CONFIRMED)


class BatchQuerySet(models.QuerySet):
    def live(self):
        """Batches that still count: the same file may be sent again only after the first was returned."""
        return self.filter(state__in=LIVE_BATCHES)

    def due_for_deletion(self, day):
        return self.filter(delete_after__lt=day)


class Batch(models.Model):
    """A file as it was handed in, sealed, until somebody confirms it, returns it, or its day comes.

    Until then the clerk may choose again what its columns mean, and the file is read again. Beside it wait the lines
    without a single dropped column (`staged`), what the wizard shows of the columns (`look`) and the fingerprints that
    find the same household in another batch (`marks`), each sealed as one piece. All four go together.
    """

    wagtail_reference_index_ignore = True

    file_name = models.CharField(_("文件名"), max_length=200)
    file_digest = models.CharField(_("文件摘要"), max_length=64)
    original = SealedBinaryField(_("原文件"), null=True, blank=True)
    staged = SealedBinaryField(_("待确认的行"), null=True, blank=True)
    look = SealedJSONField(_("列的样子"), null=True, blank=True)
    marks = SealedBinaryField(_("查重指纹"), null=True, blank=True)
    delete_after = models.DateField(_("原文件删除日期"), null=True, blank=True)
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("上传人"), on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey(
        "orgs.OrgUnit", verbose_name=_("报送单位"), on_delete=models.PROTECT, related_name="batches"
    )
    scheme = models.ForeignKey(Scheme, verbose_name=_("救助项目"), on_delete=models.PROTECT, related_name="batches")
    round = models.ForeignKey(Round, verbose_name=_("公示轮次"), on_delete=models.PROTECT, related_name="batches")
    follows = models.ForeignKey(
        "disclosures.Publication",
        verbose_name=_("由哪个公示转入"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="carried_batches",
    )
    is_repost = models.BooleanField(_("更正后重新公示"), default=False)
    period = models.CharField(_("所属期间"), max_length=40, help_text=_("例如：2026年第一季度"))
    state = models.CharField(_("状态"), max_length=10, choices=BatchState.choices, default=BatchState.RECEIVED)
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("替换的批次"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successors",
    )
    choices = models.JSONField(_("经办人的选择"), default=dict, blank=True)
    signature = models.CharField(_("表头特征"), max_length=64, blank=True)
    remembered = models.ForeignKey(
        RememberedMapping,
        verbose_name=_("沿用的对应关系"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revision = models.PositiveIntegerField(_("第几次校验"), default=0)
    job = models.CharField(_("后台进度"), max_length=20, choices=BatchJob.choices, blank=True)
    job_done = models.PositiveIntegerField(_("已处理行数"), default=0)
    job_total = models.PositiveIntegerField(_("总行数"), default=0)
    job_at = models.DateTimeField(_("后台最近一次动静"), null=True, blank=True)
    job_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("交给后台的人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    sheet_name = models.CharField(_("工作表"), max_length=100, blank=True)
    columns = models.JSONField(_("识别出的列"), default=dict, blank=True)
    dropped_columns = models.JSONField(_("未保存的列"), default=list, blank=True)
    problems = models.JSONField(_("问题"), default=list, blank=True)
    totals = models.JSONField(_("合计核对"), default=dict, blank=True)
    row_count = models.PositiveIntegerField(_("行数"), default=0)
    bad_row_count = models.PositiveIntegerField(_("有问题的行数"), default=0)
    uploaded_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("确认人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)
    closed_reason = models.CharField(_("退回或撤销的原因"), max_length=200, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("上传批次")
        verbose_name_plural = _("上传批次")
        ordering = ["-uploaded_at", "-pk"]
        default_permissions = ("view",)
        permissions = [
            ("upload_batch", _("上传名册")),
            ("confirm_batch", _("确认名册导入")),
        ]
        indexes = [models.Index(fields=["state", "-uploaded_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["file_digest"],
                condition=models.Q(state__in=["received", "checked", "confirmed"]),
                name="one_live_batch_per_file",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="batch_confirmed_by_with_at",
            ),
            models.CheckConstraint(
                condition=models.Q(original__isnull=True, staged__isnull=True) | models.Q(delete_after__isnull=False),
                name="kept_file_has_a_day_to_go",
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def is_stalled(self) -> bool:
        """Whether a job waits without a sign of life: its worker died, or none is running."""
        if not self.job:
            return False
        return timezone.now() - (self.job_at or self.uploaded_at) > STALLED_AFTER


class ImportRow(models.Model):
    """One household as uploaded. `sealed` holds only {name, household_size, persons, amount}, amount as text.

    Nothing else of the sheet is kept: no note, no address, no identity number. The fingerprint of the identity
    number (keyed, see portal.privacy.vault) finds a household entered twice without telling who it is. On its day the
    row is emptied; the bare fingerprint stays while its roster is in force, and goes with it.
    """

    wagtail_reference_index_ignore = True

    batch = models.ForeignKey(Batch, verbose_name=_("批次"), on_delete=models.CASCADE, related_name="rows")
    row_number = models.PositiveIntegerField(_("原表行号"))
    village = models.ForeignKey("orgs.OrgUnit", verbose_name=_("村（居）"), on_delete=models.PROTECT, related_name="+")
    sealed = SealedJSONField(_("内容"), null=True)
    identity_fingerprint = models.CharField(_("身份指纹"), max_length=64, blank=True, db_index=True)
    is_minor = models.BooleanField(_("未成年人家庭"), default=False)
    delete_after = models.DateField(_("删除日期"), db_index=True)

    class Meta:
        verbose_name = _("导入行")
        verbose_name_plural = _("导入行")
        ordering = ["batch", "row_number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["batch", "row_number"], name="one_import_row_per_line")]

    def __str__(self):
        return str(self.row_number)
