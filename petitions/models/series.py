"""Numbers that leave no gap: a missing one would look like a hidden case."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class NumberSeries(models.Model):
    """The last number given in one series of one year. Locked while a number is taken, so a rollback returns it."""

    name = models.CharField(_("序列"), max_length=20)
    year = models.PositiveSmallIntegerField(_("年度"))
    last = models.PositiveIntegerField(_("最后一号"), default=0)

    class Meta:
        verbose_name = _("编号序列")
        verbose_name_plural = _("编号序列")
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="one_series_per_year")]

    def __str__(self):
        return f"{self.name} {self.year}: {self.last}"

    @classmethod
    def take(cls, name: str, year: int) -> int:
        """The next number; only inside the transaction that uses it."""
        if not transaction.get_connection().in_atomic_block:
            raise RuntimeError("a number is taken in the transaction that uses it")
        cls.objects.get_or_create(name=name, year=year)
        series = cls.objects.select_for_update().get(name=name, year=year)
        series.last += 1
        series.save(update_fields=["last"])
        return series.last
