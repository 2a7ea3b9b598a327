"""manage.py remind_reviews: every quarter of an hour; outside working hours it does nothing."""

from django.core.management.base import BaseCommand

from portal.inspection.services import reminding


class Command(BaseCommand):
    help = "Remind editors of pages whose review date is near or past, in working hours only."

    def handle(self, **options):
        self.stdout.write(f"{reminding.send_due()} reminders of reviews sent")
