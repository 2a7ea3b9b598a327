from django.db import models


class Edition(models.Model):
    """How often the public content has changed. Kept pages are kept under this number; see portal/kept/pages.py."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self):
        return str(self.number)
