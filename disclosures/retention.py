"""How long what was uploaded is kept. PIPL art 19 and 47: no longer than its purpose needs."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

# A file that nobody looked at, and lines that nobody confirmed.
UNCONFIRMED_DAYS = 14


def unconfirmed_until() -> dt.date:
    """The day on which an unconfirmed upload goes."""
    return timezone.localdate() + dt.timedelta(days=UNCONFIRMED_DAYS)


def rows_until() -> dt.date:
    """The day on which confirmed rows go."""
    return timezone.localdate() + dt.timedelta(days=settings.IMPORT_ROW_DAYS)
