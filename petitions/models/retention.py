"""How long the words of a finished case are kept, and the two people who let them go (PIPL arts 19 and 47)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.vocabulary import DisposalState, Kind

from .petition import Petition


class RetentionRule(models.Model):
    """Years are local: the archive schedule of the county names them. Without a row, or without years, all is kept."""

    kind = models.CharField(_("类别"), max_length=14, choices=Kind.choices, unique=True)
    years = models.PositiveSmallIntegerField(
        _("保存年限"), null=True, blank=True, help_text=_("从办结之日起算。不填的一直保存。")
    )
    basis = models.CharField(
        _("依据"), max_length=120, blank=True, help_text=_("本县的档案保管期限表或者文件名称、条款。")
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("设置人"), on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField(_("设置时间"), auto_now=True)

    class Meta:
        verbose_name = _("保存年限")
        verbose_name_plural = _("保存年限")
        ordering = ["kind"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(years__isnull=True) | (models.Q(years__gte=1) & ~models.Q(basis="")),
                name="years_come_with_their_basis",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.years}"


class DisposalBatch(models.Model):
    """Cases proposed for disposal together. Its rows stay: they are the register of what was let go."""

    cases = models.ManyToManyField(Petition, verbose_name=_("来件"), related_name="disposal_batches")
    state = models.CharField(
        _("状态"), max_length=10, choices=DisposalState.choices, default=DisposalState.PROPOSED, editable=False
    )
    reason = models.CharField(_("理由"), max_length=120, help_text=_("不写个人信息。"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("提出人"), on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(_("提出时间"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("审批人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("审批时间"), null=True, blank=True, editable=False)
    note = models.CharField(_("审批意见"), max_length=120, blank=True)
    done_at = models.DateTimeField(_("销毁时间"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("销毁批次")
        verbose_name_plural = _("销毁批次")
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("proposed_by")),
                name="disposal_decided_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(state=DisposalState.PROPOSED, decided_by__isnull=True, decided_at__isnull=True)
                | (
                    ~models.Q(state=DisposalState.PROPOSED)
                    & models.Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="disposal_decided_with_name_and_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state=DisposalState.DONE, done_at__isnull=False)
                | (~models.Q(state=DisposalState.DONE) & models.Q(done_at__isnull=True)),
                name="disposal_done_with_time",
            ),
        ]

    def __str__(self):
        return f"{self.pk} {self.state}"
