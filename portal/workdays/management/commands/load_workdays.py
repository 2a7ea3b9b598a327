"""Load the shipped years. A year that somebody entered or corrected by hand is left as it is."""

from django.core.management.base import BaseCommand

from portal.workdays import shipped
from portal.workdays.models import CalendarYear
from portal.workdays.services import store_year


class Command(BaseCommand):
    help = "Load the rest days and worked weekends of 2020 to 2026; years already in the database stay as they are."

    def handle(self, *args, **options):
        known = set(CalendarYear.objects.values_list("year", flat=True))
        loaded = []
        for year, days in shipped.days_by_year().items():
            if year not in known:
                store_year(year=year, days=days, source=shipped.source(year))
                loaded.append(str(year))
        self.stdout.write(f"workdays: loaded {', '.join(loaded)}" if loaded else "workdays: nothing to load")
