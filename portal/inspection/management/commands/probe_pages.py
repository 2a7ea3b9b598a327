"""manage.py probe_pages: every hour, so that a week holds the 20 probes a day of the national measure."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from disclosures.supervision import asking
from portal.inspection.services import probing


class Command(BaseCommand):
    help = "Time the front page and the columns, and keep the result for the board."

    def add_arguments(self, parser):
        parser.add_argument(
            "--base-url", default="", help="ask over HTTP, proxies included: https://www.example.gov.cn/"
        )

    def handle(self, *args, base_url, **options):
        if not base_url and not settings.SERVES_PUBLIC:
            raise CommandError("This process serves no public page: give --base-url.", returncode=2)
        for one in probing.probe(ask=asking.over_http(base_url) if base_url else None):
            self.stdout.write(f"{one.milliseconds:>8} ms  {one.status}  {one.address}")
