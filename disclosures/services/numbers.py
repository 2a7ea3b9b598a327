"""Notice numbers: 2026-001, 2026-002, … without a gap, so that a missing notice would show."""

from ..models import NumberSeries


def take_next(year: int) -> int:
    """The next number of a year. Part of the caller's transaction: a notice that fails gives its number back."""
    NumberSeries.objects.get_or_create(year=year)
    series = NumberSeries.objects.select_for_update().get(year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def write_number(year: int, sequence: int) -> str:
    return f"{year}-{sequence:03}"
