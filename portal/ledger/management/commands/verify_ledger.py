"""Recompute the public ledger's chain. Exit code 0 when it holds, 1 when it does not."""

from django.core.management.base import BaseCommand, CommandError

from portal.ledger import selectors


class Command(BaseCommand):
    help = "Check the public ledger and name the first bad entry."

    def add_arguments(self, parser):
        parser.add_argument("--number", type=int, help="an entry's number, from a printed notice or a saved page")
        parser.add_argument("--digest", default="", help="the digest printed beside it, whole or its beginning")

    def handle(self, *args, number, digest, **options):
        fault = selectors.find_fault()
        if fault:
            raise CommandError(f"Entry {fault[0]}: {fault[1]}", returncode=1)
        if number is not None:
            kept = selectors.entries().filter(number=number).first()
            if kept is None or not digest or not kept.digest.startswith(digest.lower()):
                raise CommandError(f"Entry {number} does not have the digest {digest or '(none given)'}", returncode=1)
        head = selectors.head()
        self.stdout.write(f"{head.number} entries hold; the last digest is {head.digest}" if head else "0 entries")
