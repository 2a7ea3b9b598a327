"""Ask every public address again whether the names of ended notices are gone. Run every night."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from disclosures.services import takedowns
from disclosures.supervision import asking


class Command(BaseCommand):
    help = "Look for the names of ended notices at every public address (PIPL art 47); exit code 1 if any is found."

    def add_arguments(self, parser):
        parser.add_argument("--number", default="", help="one notice, as 2026-001; all that have ended without it")
        parser.add_argument(
            "--base-url", default="", help="ask over HTTP, caches included: https://www.example.gov.cn/"
        )

    def handle(self, *args, number, base_url, **options):
        if not base_url and not settings.SERVES_PUBLIC:
            raise CommandError("This process serves no public page: give --base-url.", returncode=2)
        if number and not takedowns.ended_notices(number):
            raise CommandError(f"{number} is no notice that has ended.", returncode=2)
        ask = asking.over_http(base_url) if base_url else asking.inside()
        result = takedowns.verify(ask=ask, number=number, asked=base_url)
        self.tell(result)
        if not result.is_clean:
            raise CommandError("Names are still to be seen, or an address did not answer.", returncode=1)

    def tell(self, result) -> None:
        self.stdout.write(f"{'notice':<12}{'addresses':>10}{'hits':>6}{'unanswered':>12}")
        for finding in result.findings:
            numbers = (finding.addresses, len(finding.hits), len(finding.unanswered))
            self.stdout.write(f"{finding.notice.number:<12}{numbers[0]:>10}{numbers[1]:>6}{numbers[2]:>12}")
            for address in finding.hits:
                self.stdout.write(f"  HIT  {address}")
            for address in finding.unanswered:
                self.stdout.write(f"  ?    {address}")
        self.stdout.write(f"{result.check.notices} notices, {result.check.addresses} addresses asked")
