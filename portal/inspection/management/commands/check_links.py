"""manage.py check_links: every night."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from disclosures.supervision import asking
from portal.inspection.services import links


class Command(BaseCommand):
    help = "Follow every link of the own public pages and look for repealed bases; the board shows what is found."

    def add_arguments(self, parser):
        parser.add_argument(
            "--base-url", default="", help="ask over HTTP, proxies included: https://www.example.gov.cn/"
        )

    def handle(self, *args, base_url, **options):
        if not base_url and not settings.SERVES_PUBLIC:
            raise CommandError("This process serves no public page: give --base-url.", returncode=2)
        found = links.check(ask=asking.over_http(base_url) if base_url else None)
        for fault in found.faults.all():
            self.stdout.write(f"{fault.kind:<9}{fault.address} -> {fault.target} {fault.status or ''}".rstrip())
        end = "" if found.is_complete else ", stopped before the end"
        self.stdout.write(f"{found.pages} pages, {found.links} links, {found.faults.count()} faults{end}")
