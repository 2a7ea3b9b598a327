"""Put the shipped reply templates in place; what somebody edited or switched off stays as they left it."""

from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.db import transaction

from petitions.models import ReplyTemplate
from petitions.shipped_templates import SHIPPED


class Command(BaseCommand):
    help = "Load the shipped reply templates. Safe to repeat: edited templates are never overwritten."

    @transaction.atomic
    def handle(self, *args, **options):
        added = renewed = 0
        for shipped in SHIPPED:
            words = {name: value for name, value in asdict(shipped).items() if name not in ("kind", "name")}
            template, is_new = ReplyTemplate.objects.get_or_create(kind=shipped.kind, name=shipped.name, defaults=words)
            if is_new:
                added += 1
            elif template.edited_by_id is None:
                renewed += ReplyTemplate.objects.filter(pk=template.pk).exclude(**words).update(**words)
        self.stdout.write(f"{added} templates added, {renewed} renewed")
