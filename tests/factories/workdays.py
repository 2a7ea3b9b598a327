"""The shipped years, as a test's calendar."""

from portal.workdays import shipped
from portal.workdays.services import store_year


def load_shipped_years() -> None:
    for year, days in shipped.days_by_year().items():
        store_year(year=year, days=days, source=shipped.source(year))
