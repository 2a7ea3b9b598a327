"""One day that is not what its weekday says."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayKind(models.TextChoices):
    REST = "rest", _("放假")
    WORK = "work", _("上班（调休）")


@dataclass(frozen=True)
class Day:
    date: date
    kind: DayKind
    name: str = ""
