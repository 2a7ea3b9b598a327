"""Write yesterday's ledger digest, and those of days that were missed. Run every night after midnight."""

import datetime as dt

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.ledger import digests


class Command(BaseCommand):
    help = "Write the public file that says with which entry each day ended."

    def add_arguments(self, parser):
        parser.add_argument("--day", type=dt.date.fromisoformat, help="one day that is over, as 2026-03-09")

    def handle(self, *args, day, **options):
        if day is not None and day >= timezone.localdate():
            raise CommandError(f"{day} is not over yet: its digest can be written from tomorrow on.")
        done = ([day] if digests.write(day) else []) if day else digests.write_missing()
        for written in done:
            self.stdout.write((digests.read(written) or "").rstrip())
        if not done:
            self.stdout.write("nothing to write: every day up to yesterday has its digest")
