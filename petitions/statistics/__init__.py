"""Figures, counted from events alone: an event is never changed, so last May's figure does not move.

counting.py says what is counted, suppression.py what may be printed, publishing.py puts both into a month's figures;
none of them touches the database. reading.py fetches the events, year.py and reports.py answer for their periods.
"""

from .suppression import SMALL
from .year import STATISTICS, Year, is_counted, public_figures, staff_figures

__all__ = ["SMALL", "STATISTICS", "Year", "is_counted", "public_figures", "staff_figures"]
