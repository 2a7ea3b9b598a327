"""From the unit of a file to yuan a month for the household: a quarter by three, a year by twelve, a head by heads."""

from decimal import ROUND_HALF_UP, Decimal

from .choices import SourceUnit

CENT = Decimal("0.01")
MONTHS = {SourceUnit.QUARTER: 3, SourceUnit.YEAR: 12}


def monthly(amount: Decimal, unit: SourceUnit, persons: int | None) -> Decimal:
    """One household's amount, rounded to the cent where it does not divide."""
    if unit is SourceUnit.PER_PERSON_MONTH:
        return amount * (persons or 0)
    months = MONTHS.get(unit)
    return (amount / months).quantize(CENT, ROUND_HALF_UP) if months else amount


def monthly_total(amount: Decimal | None, unit: SourceUnit) -> Decimal | None:
    """A stated total; None where it cannot be compared: the sum of amounts per head says nothing about households."""
    if amount is None or unit is SourceUnit.PER_PERSON_MONTH:
        return None
    return monthly(amount, unit, None)


def rounding(unit: SourceUnit, lines: int) -> Decimal:
    """By how much rounding may move the total of so many lines."""
    return CENT * (lines + 1) / 2 if unit in MONTHS else Decimal(0)
