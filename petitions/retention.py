"""When a finished case's words may go. Plain values; the years are the office's own, none is built in."""

from datetime import date


def day_after_years(closed_on: date, years: int) -> date:
    """The first day on which the years are over; 29 February counts on to 1 March."""
    try:
        return closed_on.replace(year=closed_on.year + years)
    except ValueError:
        return date(closed_on.year + years, 3, 1)


def latest_closing(today: date, years: int) -> date:
    """The last day on which a case may have been closed for its years to be over today."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return date(today.year - years, 2, 28)
