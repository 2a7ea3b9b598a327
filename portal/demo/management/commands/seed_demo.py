"""Set up everything from nothing and do the demo's year; on a seeded portal, bring it up to date and keep everything."""

import logging
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from portal.accounts.models import User
from portal.demo.seeding import cases, changes, content, endings, ground, months, repairs, rosters, supervision
from portal.demo.seeding.clock import Year

QUIET = ("wagtail", "portal", "petitions", "disclosures")


class Command(BaseCommand):
    help = "Migrate, collect static files, and seed the invented township once."

    def handle(self, verbosity=1, **options):
        self.verbosity = verbosity
        started = time.monotonic()
        self.say("数据库 migrate …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if User.objects.filter(username__in=ground.STAFF).exists():
            call_command("sync_roles", verbosity=0)
            self.say("already seeded; nothing is lost")
            return
        self.seed()
        self.say(f"seeded in {time.monotonic() - started:.0f} s")

    @transaction.atomic
    def seed(self) -> None:
        """All or nothing: a seeding that was interrupted starts again from nothing."""
        for name in QUIET:  # a year of log lines at once helps nobody
            logging.getLogger(name).setLevel(logging.WARNING)
        year = Year()
        year.add(year.moment(364, 8), ground.make)
        content.plan(year)
        notices = rosters.plan(year)
        endings.plan(year)
        repairs.plan(year)
        changes.plan(year)
        cases.plan(year, notices)
        supervision.plan(year, notices)
        months.plan(year)
        year.run(self.tell)

    def tell(self, done: int, all_acts: int) -> None:
        if self.verbosity and (done % 25 == 0 or done == all_acts):
            self.say(f"演示数据 demo {done}/{all_acts}")

    def say(self, text: str) -> None:
        if self.verbosity:
            self.stdout.write(text)
            self.stdout.flush()
