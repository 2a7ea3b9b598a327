"""The kinds of change, what each does to the roster and to the money, and the reasons that each may carry."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    ADDED = "added", _("新增")
    MOVED_IN = "moved_in", _("迁入")
    EXITED = "exited", _("退出")
    STOPPED = "stopped", _("停发")
    DIED = "died", _("死亡核减")
    MOVED_OUT = "moved_out", _("迁出")
    RAISED = "raised", _("增发")
    REDUCED = "reduced", _("减发")
    EASED_OUT = "eased_out", _("渐退")


@dataclass(frozen=True)
class Effect:
    """What a kind of change does to the roster (1 in, -1 out, 0 neither) and to the monthly amount."""

    roster: int
    amount: int


# 渐退 leaves the household on the roster until its last month; what it gets meanwhile does not change (83号).
EFFECTS = {
    ChangeKind.ADDED: Effect(1, 1),
    ChangeKind.MOVED_IN: Effect(1, 1),
    ChangeKind.EXITED: Effect(-1, -1),
    ChangeKind.STOPPED: Effect(-1, -1),
    ChangeKind.DIED: Effect(-1, -1),
    ChangeKind.MOVED_OUT: Effect(-1, -1),
    ChangeKind.RAISED: Effect(0, 1),
    ChangeKind.REDUCED: Effect(0, -1),
    ChangeKind.EASED_OUT: Effect(0, 0),
}
COMING = tuple(kind for kind, effect in EFFECTS.items() if effect.roster > 0)
LEAVING = tuple(kind for kind, effect in EFFECTS.items() if effect.roster < 0)


class ChangeReason(models.TextChoices):
    """Closed on purpose: a free reason is where illness and family matters leak (PIPL art 28)."""

    NEW_APPLICATION = "new_application", _("新申请，经审核符合条件")
    INCOME_OVER = "income_over", _("家庭收入超过保障标准")
    ASSETS_OVER = "assets_over", _("家庭财产超过规定")
    INCOME_CHANGED = "income_changed", _("家庭收入发生变化")
    MEMBERS_CHANGED = "members_changed", _("家庭人口发生变化")
    STANDARD_CHANGED = "standard_changed", _("保障标准调整")
    DEATH = "death", _("保障对象去世")
    MOVED = "moved", _("户籍迁移")
    OWN_REQUEST = "own_request", _("本人申请退出")
    OTHER_AID = "other_aid", _("转入其他救助")
    REFUSED_CHECK = "refused_check", _("不配合核查")
    REFUSED_WORK = "refused_work", _("三次无故不接受介绍的工作")


_R = ChangeReason
# Which reasons each kind may carry: 57号 arts 30 to 34.
CHANGE_REASONS = {
    ChangeKind.ADDED: (_R.NEW_APPLICATION, _R.MEMBERS_CHANGED),
    ChangeKind.MOVED_IN: (_R.MOVED,),
    ChangeKind.EXITED: (_R.INCOME_OVER, _R.ASSETS_OVER, _R.MEMBERS_CHANGED, _R.OWN_REQUEST, _R.OTHER_AID),
    ChangeKind.STOPPED: (_R.INCOME_OVER, _R.ASSETS_OVER, _R.REFUSED_CHECK, _R.REFUSED_WORK),
    ChangeKind.DIED: (_R.DEATH,),
    ChangeKind.MOVED_OUT: (_R.MOVED,),
    ChangeKind.RAISED: (_R.INCOME_CHANGED, _R.MEMBERS_CHANGED, _R.STANDARD_CHANGED),
    ChangeKind.REDUCED: (_R.INCOME_CHANGED, _R.MEMBERS_CHANGED, _R.STANDARD_CHANGED, _R.REFUSED_WORK),
    ChangeKind.EASED_OUT: (_R.INCOME_OVER, _R.INCOME_CHANGED),
}
# 民发〔2022〕83号: six months in principle.
EASING_MONTHS = 6
