"""Write the national schemes and procedures where the township has none yet."""

from django.core.management.base import BaseCommand

from disclosures.services import procedures


class Command(BaseCommand):
    help = "Load the national assistance schemes and their rounds of posting; safe to run again."

    def handle(self, *args, **options):
        self.stdout.write(f"{procedures.load_national()} procedures added")
