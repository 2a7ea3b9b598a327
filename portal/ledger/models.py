"""The public ledger: one line per public act, each carrying the digest of the line before."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import chain, registry


class LedgerEntry(models.Model):
    """A line that can be added but neither changed nor removed: triggers in the database refuse it (0002)."""

    number = models.PositiveBigIntegerField(_("编号"), primary_key=True)
    at = models.DateTimeField(_("时间"))
    action = models.CharField(_("事项"), max_length=60)
    subject = models.CharField(_("对象"), max_length=120, db_index=True)
    title = models.CharField(_("标题"), max_length=200)
    facts = models.JSONField(_("要点"), default=dict)
    office = models.CharField(_("经办单位"), max_length=80, blank=True)
    previous_digest = models.CharField(_("上一条校验值"), max_length=64)
    digest = models.CharField(_("校验值"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("日志条目")
        verbose_name_plural = _("公开日志")
        ordering = ["-number"]
        default_permissions = ()
        permissions = [("view_audit", _("查看操作记录"))]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def action_label(self) -> str:
        return registry.label_of(self.action)

    @property
    def told_facts(self) -> list[tuple[str, str]]:
        return registry.say_facts(self.facts)

    @property
    def short_digest(self) -> str:
        return self.digest[:12]

    def as_line(self) -> dict:
        """The entry as it is digested and downloaded."""
        return {
            "number": self.number,
            "at": chain.write_time(self.at),
            "action": self.action,
            "subject": self.subject,
            "title": self.title,
            "facts": self.facts,
            "office": self.office,
            "previous_digest": self.previous_digest,
            "digest": self.digest,
        }
