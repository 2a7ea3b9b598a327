"""A list of cases that somebody comes back to every day: the filter and a name for it (never a search for a person)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedListQuerySet(models.QuerySet):
    def for_user(self, user):
        """One's own, then those that colleagues of the same unit share."""
        shared = models.Q(is_shared=True, unit__isnull=False, unit=user.unit_id)
        own_first = models.Case(models.When(owner=user, then=0), default=1, output_field=models.IntegerField())
        return self.filter(models.Q(owner=user) | shared).select_related("owner").order_by(own_first, "position", "pk")


class SavedList(models.Model):
    name = models.CharField(_("名称"), max_length=20)
    query = models.CharField(_("筛选条件"), max_length=500, help_text=_("只有列表的筛选项，不含搜索的文字。"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("建立人"), on_delete=models.CASCADE, related_name="+"
    )
    unit = models.ForeignKey(
        "orgs.OrgUnit", verbose_name=_("单位"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_shared = models.BooleanField(_("给本单位同事看"), default=False)
    position = models.PositiveSmallIntegerField(_("位置"), default=0)
    version = models.PositiveIntegerField(_("版本"), default=1, editable=False)

    objects = SavedListQuerySet.as_manager()

    class Meta:
        verbose_name = _("常用清单")
        verbose_name_plural = _("常用清单")
        ordering = ["position", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_list_per_owner_and_name")]

    def __str__(self):
        return self.name
