"""Build the public search's index anew: after a restore, or when the segmenter or its weights changed."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from portal.kept import editions
from portal.search import documents, sections
from portal.search.models import SearchDocument


class Command(BaseCommand):
    help = "Rebuild the search: ask each section for its documents, then rebuild the index of these and of admin pages."

    def handle(self, *args, **options):
        rebuilt = [section for section in sections.in_order() if section.rebuild]
        for section in rebuilt:
            with transaction.atomic():
                documents.drop_all(section=section.code)
                section.rebuild()
        with transaction.atomic():
            for document in SearchDocument.objects.exclude(section__in=[section.code for section in rebuilt]):
                documents.index(document)
            editions.bump()
        call_command("wagtail_update_index", verbosity=0)
        self.stdout.write(f"{SearchDocument.objects.count()} documents can be found")
