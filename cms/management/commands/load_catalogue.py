from django.core.management.base import BaseCommand

from cms.services import catalogue


class Command(BaseCommand):
    help = "Load the national catalogue of social assistance disclosure (民办函〔2019〕52号); edited items stay."

    def handle(self, *args, **options):
        added = catalogue.load_national()
        self.stdout.write(f"disclosure items added: {added}")
