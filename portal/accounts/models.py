"""Staff accounts, each bound to the unit that it works for, and the record of what was done to them."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from .roles import Role, role_of


class User(AbstractUser):
    """A member of staff. What they may do comes from roles.py; where, from their unit."""

    display_name = models.CharField(_("姓名"), max_length=40, blank=True)
    unit = models.ForeignKey(
        "orgs.OrgUnit",
        verbose_name=_("所属机构"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="staff",
    )
    # Somebody else chose it, so somebody else knows it: good for one visit, to set one's own.
    password_is_provisional = models.BooleanField(_("密码待本人更换"), default=False, editable=False)

    class Meta:
        verbose_name = _("工作人员")
        verbose_name_plural = _("工作人员")
        permissions = [("manage_staff", _("管理工作人员账号"))]

    def __str__(self):
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """One field for a name: a Chinese name is not a first and a last one."""
        return self.display_name

    @property
    def role(self) -> Role | None:
        """The job; the signed-in account has brought it along (backends.py)."""
        return self.known_role if hasattr(self, "known_role") else role_of(self)


class AccountAction(models.TextChoices):
    CREATED = "created", _("建立账号")
    CHANGED = "changed", _("修改资料")
    ROLE_GRANTED = "role_granted", _("调整岗位")
    DISABLED = "disabled", _("停用")
    ENABLED = "enabled", _("恢复使用")
    PASSWORD_RESET = "password_reset", _("重设密码")
    PASSWORD_CHANGED = "password_changed", _("本人更换密码")


class AccountEvent(models.Model):
    """One act upon one account: who, when, what. Written once; the database refuses changes."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("账号"), on_delete=models.PROTECT, related_name="account_events"
    )
    # Empty when a command line did it: no account stood behind it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        null=True,
        on_delete=models.PROTECT,
        related_name="account_acts",
    )
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    action = models.CharField(_("操作"), max_length=20, choices=AccountAction.choices)
    facts = models.JSONField(_("内容"), default=dict)

    class Meta:
        verbose_name = _("账号变动")
        verbose_name_plural = _("账号变动")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self):
        return self.get_action_display()
