"""Say how to log in to the demo."""

import json
import os

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from portal.demo.seeding.ground import logins_file


class Command(BaseCommand):
    help = "Print the demo's staff log-ins."

    def handle(self, **options):
        if not logins_file().exists():
            raise CommandError("The demo is not seeded yet: run make seed.")
        address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        self.stdout.write(f"\n  site   {address}{reverse('wagtail_serve', args=[''])}")
        self.stdout.write(f"  staff  {address}{reverse('wagtailadmin_home')}\n\n")
        for row in json.loads(logins_file().read_text(encoding="utf-8")):
            self.stdout.write(f"  {row['username']:10} {row['password']:18} {row['role']}（{row['name']}）")
        self.stdout.write("")
