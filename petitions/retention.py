"""When a finished case's words may go. Plain values; the years are the office's own, none is built in."""

from datetime import date


def latest_closing(today: date, years: int) -> date:
    """The last day on which a case may have been closed for its years to be over today; from 29 February they are
    over on 1 March."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return date(today.year - years, 2, 28)
