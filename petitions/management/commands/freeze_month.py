"""Freeze the public figures of every month that is over. Safe to run every night: a frozen month stays as it is."""

from django.core.management.base import BaseCommand

from petitions.services import statistics


class Command(BaseCommand):
    help = "Freeze the petition figures of ended months and write their digests into the public ledger."

    def handle(self, *args, **options):
        frozen = statistics.freeze_ended()
        for month in frozen:
            self.stdout.write(f"{month}: {month.digest}")
        self.stdout.write(f"{len(frozen)} months frozen")
