"""The words that official texts are sorted by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """主题分类: the first level of the national catalogue of social assistance disclosure (民办函〔2019〕52号)."""

    GENERAL = "general", _("综合业务")
    DIBAO = "dibao", _("最低生活保障")
    DESTITUTE = "destitute", _("特困人员救助供养")
    TEMPORARY = "temporary", _("临时救助")
    MEDICAL = "medical", _("医疗救助")
    LOW_INCOME = "low_income", _("低保边缘与刚性支出困难家庭")


class Validity(models.TextChoices):
    IN_FORCE = "in_force", _("现行有效")
    AMENDED = "amended", _("已修改")
    REPEALED = "repealed", _("已废止")
    EXPIRED = "expired", _("失效")


class Situation(models.TextChoices):
    """What of a family decides which papers it brings. Worded so that "的才带" can follow."""

    STUDENT = "student", _("有人上学")
    MINOR = "minor", _("有没成年的孩子")
    DISABLED = "disabled", _("有残疾人")
    ILL = "ill", _("有人得了大病")
    WORKING = "working", _("有人上班、打工")
    FARMING = "farming", _("种地、养殖、做买卖")
    RENTING = "renting", _("租房住")
    APART = "apart", _("有父母、子女不住在一起")
    AGENT = "agent", _("请别人代办")


class Access(models.TextChoices):
    PROACTIVE = "proactive", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")
