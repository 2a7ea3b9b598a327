"""Give every petitioner the fingerprints by which the same person is found again.

Needed once for people taken in before there were any, and with --all after FINGERPRINT_KEY was changed. It opens the
sealed names in memory alone and prints nothing but a count.
"""

from django.core.management.base import BaseCommand
from django.db import transaction

from petitions import persons
from petitions.models import Petitioner


class Command(BaseCommand):
    help = "Fill the fingerprints of petitioners' names and phones; --all makes every one anew."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", dest="anew", help="also those that have fingerprints")
        parser.add_argument("--batch", type=int, default=500, help="rows per transaction")

    def handle(self, *args, anew, batch, **options):
        done, last = 0, 0
        while rows := self._next(last, anew, batch):
            done, last = done + rows[1], rows[0]
        self.stdout.write(f"{done} petitioners fingerprinted")

    @transaction.atomic
    def _next(self, last: int, anew: bool, batch: int) -> tuple[int, int] | None:
        """One batch in order of primary key: the last key and how many; None at the end."""
        waiting = Petitioner.objects.filter(pk__gt=last).order_by("pk")
        if not anew:
            waiting = waiting.filter(name_fingerprint="", phone_fingerprint="")
        people = list(waiting.select_for_update()[:batch])
        for person in people:
            for field, value in persons.marks(person.name, person.phone).items():
                setattr(person, field, value)
        Petitioner.objects.bulk_update(people, ["name_fingerprint", "phone_fingerprint"])
        return (people[-1].pk, len(people)) if people else None
