"""Reading the ledger. Everything in it is public, so there is one door for all."""

from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from . import chain
from .models import LedgerEntry


def entries() -> QuerySet[LedgerEntry]:
    """All entries, newest first."""
    return LedgerEntry.objects.order_by("-number")


def head() -> LedgerEntry | None:
    """The newest entry: its number and digest stand for the whole ledger."""
    return entries().first()


def head_at_end_of(day: date) -> LedgerEntry | None:
    """The entry that ended a day, or the newest before it."""
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    return entries().filter(at__lt=midnight).first()


def daily_digest() -> LedgerEntry | None:
    """The entry that ended yesterday: what page footers show all day, so that any saved page is a witness.

    On the first day, when yesterday has none, the newest one.
    """
    return head_at_end_of(timezone.localdate() - timedelta(days=1)) or head()


def find_fault() -> tuple[int, str] | None:
    """The first bad entry and what is wrong with it; None when the chain holds."""
    lines = LedgerEntry.objects.order_by("number").iterator(chunk_size=2000)
    return chain.find_fault(entry.as_line() for entry in lines)


def verify() -> int | None:
    """The number of the first bad entry, or None."""
    fault = find_fault()
    return fault[0] if fault else None
