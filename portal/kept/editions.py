"""One number that says how often the public content has changed. What was kept under an older number is never shown.

The number lives in the database and moves in the transaction of the change itself: whoever reads it, in this process
or another, sees either the old number with the old content or the new number with the new.
"""

from django.db import connection
from django.db.models import F

from .models import Edition

THE_ROW = 1


def current() -> int:
    """The edition that a reader sees now; one query by primary key, written out because every kept page asks it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM kept_edition WHERE id = %s", [THE_ROW])
        row = cursor.fetchone()
    return row[0] if row else 0


def bump() -> None:
    """Say, inside the caller's transaction, that something public changed."""
    if Edition.objects.filter(pk=THE_ROW).update(number=F("number") + 1):
        return
    Edition.objects.bulk_create([Edition(pk=THE_ROW, number=0)], ignore_conflicts=True)
    Edition.objects.filter(pk=THE_ROW).update(number=F("number") + 1)
