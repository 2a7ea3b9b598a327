"""What the office was reminded of. A reminder holds no word of the matter and names no petitioner."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .case import Deadline
from .petition import Petition


class Reminder(models.Model):
    """One step of one clock for one person. The due day is part of it: a day put back is reminded of again."""

    petition = models.ForeignKey(Petition, verbose_name=_("来件"), on_delete=models.CASCADE, related_name="reminders")
    deadline = models.ForeignKey(Deadline, verbose_name=_("期限"), on_delete=models.CASCADE, related_name="reminders")
    step = models.CharField(_("步骤"), max_length=12)
    due = models.DateField(_("到期日"))
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("提醒谁"), on_delete=models.CASCADE, related_name="reminders"
    )
    at = models.DateTimeField(_("时间"), default=timezone.now)
    seen_at = models.DateTimeField(_("知道了"), null=True, blank=True)

    class Meta:
        verbose_name = _("提醒")
        verbose_name_plural = _("提醒")
        ordering = ["-at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["deadline", "due", "step", "to"], name="reminded_once_per_step"),
        ]
        indexes = [models.Index(fields=["to"], condition=models.Q(seen_at__isnull=True), name="reminders_unseen")]

    def __str__(self):
        return f"{self.deadline_id} {self.step} → {self.to_id}"
