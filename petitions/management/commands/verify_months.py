"""Count every frozen month again from its events. Exit code 0 when all agree, 1 when one does not."""

from django.core.management.base import BaseCommand, CommandError

from petitions.models import MonthFigures
from petitions.services import statistics


class Command(BaseCommand):
    help = "Recompute frozen months by the version of the rules that each names; name the first figure that differs."

    def handle(self, *args, **options):
        for difference in statistics.find_differences():
            raise CommandError(difference, returncode=1)
        self.stdout.write(f"{MonthFigures.objects.count()} frozen months agree with their events")
