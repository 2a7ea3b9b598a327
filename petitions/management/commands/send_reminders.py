"""manage.py send_reminders: every quarter of an hour; outside working hours it does nothing."""

from django.core.management.base import BaseCommand

from petitions.services import reminding


class Command(BaseCommand):
    help = "Remind staff of clocks that run out, in working hours only. Run it every quarter of an hour."

    def handle(self, **options):
        self.stdout.write(f"{reminding.send_due()} reminders sent")
