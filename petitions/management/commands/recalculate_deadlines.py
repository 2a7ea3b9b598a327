"""Count running clocks anew: after a restore, or when holidays were entered past the portal's own screens."""

from django.core.management.base import BaseCommand

from petitions.services import recalculating


class Command(BaseCommand):
    help = "Recompute the running deadlines of every case by the calendar as entered today."

    def handle(self, *args, **options):
        self.stdout.write(f"{recalculating.recalculate()} deadlines moved")
