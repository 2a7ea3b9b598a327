"""The office's words and what a villager would say: a list that the editors keep themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.gate import GatedModel


class PlainWord(GatedModel):
    """A hard word with plain ones. The check of a text (cms/plain_words.py) offers the second for the first."""

    word = models.CharField(_("难懂的词"), max_length=20, unique=True, help_text=_("写稿时一出现就提醒。"))
    plain = models.CharField(_("大白话"), max_length=60, help_text=_("群众平时怎么说。"))

    listed_for = _("写稿时出现这些词就会提醒，并给出大白话。可以改，可以添，不想提醒的就删。")
    panels = [FieldRowPanel([FieldPanel("word"), FieldPanel("plain")])]

    class Meta:
        verbose_name = _("难懂的词")
        verbose_name_plural = _("难懂的词")
        ordering = ["word"]

    def __str__(self):
        return f"{self.word}：{self.plain}"
