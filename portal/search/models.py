"""What the public search knows: one row per public page, the words it is found by, and how residents say things."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.privacy import detect

from .fields import AddressField


class SearchDocument(models.Model):
    """A public page as the search sees it. Written by documents.py in the transaction that changes the page."""

    section = models.CharField(_("栏目"), max_length=40)
    key = models.CharField(_("标识"), max_length=120)
    title = models.CharField(_("标题"), max_length=255)
    text = models.TextField(_("正文"), blank=True)
    attached = models.TextField(_("附件里的文字"), blank=True)
    url = AddressField(_("地址"), max_length=500)
    day = models.DateField(_("日期"), null=True, blank=True)
    kind = models.CharField(_("类别"), max_length=60, blank=True)
    villages = models.JSONField(_("涉及的村"), default=list, blank=True)  # their codes
    binds = models.BooleanField(_("有没有有效期"), default=False)  # a rule or an amount, in force or not
    until = models.DateField(_("执行到哪一天"), null=True, blank=True)

    class Meta:
        verbose_name = _("搜索条目")
        verbose_name_plural = _("搜索条目")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["section", "key"], name="one_document_per_key")]

    def __str__(self):
        return self.title


class SearchTerm(models.Model):
    """One word of one page, and how much it tells about the page (terms.py). The index covers the whole question."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="terms", db_index=False)
    term = models.CharField(_("词"), max_length=40)
    weight = models.PositiveSmallIntegerField(_("分量"))

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["term", "document", "weight"], name="search_by_term"),
            models.Index(fields=["document"], name="search_by_document"),
        ]

    def __str__(self):
        return self.term


class WordKind(models.TextChoices):
    SAME = "same", _("同义词")
    SAYS = "says", _("大家的说法")
    TYPO = "typo", _("常见错字")


class SearchWord(models.Model):
    """How residents say a thing, beside the words that pages use. Read at each question, so a change works at once."""

    kind = models.CharField(
        _("类型"),
        max_length=10,
        choices=WordKind.choices,
        default=WordKind.SAYS,
        help_text=_("同义词：几个名字是一回事。大家的说法：口头怎么说，页面上怎么写。常见错字：写错了，按对的查。"),
    )
    said = models.CharField(
        _("大家怎么说"),
        max_length=400,
        help_text=_("几种说法用顿号隔开，例如：钱没到、没打下来。中间可以隔几个字的，用…表示，例如：钱…没到。"),
    )
    means = models.CharField(
        _("页面上怎么写"),
        max_length=400,
        blank=True,
        help_text=_("几个词用顿号隔开，例如：到账、发放。同义词不用填。"),
    )
    is_used = models.BooleanField(_("使用"), default=True, help_text=_("不想用的取消勾选，不必删除。"))
    # Which shipped line it came from, so that a later release adds its new lines and leaves every other alone.
    origin = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        verbose_name = _("搜索用词")
        verbose_name_plural = _("搜索用词")
        ordering = ["kind", "said"]
        constraints = [
            models.UniqueConstraint(fields=["origin"], condition=~models.Q(origin=""), name="one_word_per_origin")
        ]

    def __str__(self):
        return self.said

    @property
    def ways(self) -> list[str]:
        return split(self.said)

    @property
    def meanings(self) -> list[str]:
        return split(self.means)

    def clean(self):
        super().clean()
        errors = {}
        for field in ("said", "means"):
            if detect.find(getattr(self, field)):
                errors[field] = _("这里有像个人号码、住址的内容。搜索用词人人都能看到，请删去。")
        if self.kind == WordKind.SAME and len(self.ways) < 2:
            errors["said"] = _("同义词至少要有两个名字，用顿号隔开。")
        if self.kind != WordKind.SAME and not self.meanings:
            errors["means"] = _("请写页面上用的词。")
        if self.kind == WordKind.TYPO and len(self.meanings) > 1:
            errors["means"] = _("错字只能对应一个正确的词。")
        if any(len(way.replace("…", "")) < 2 for way in self.ways):
            errors["said"] = _("每种说法至少两个字，一个字会到处都对上。")
        if errors:
            raise ValidationError(errors)


def split(text: str) -> list[str]:
    """Words side by side, whatever mark stands between them."""
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return [one for one in (part.strip() for part in text.split("、")) if one]
