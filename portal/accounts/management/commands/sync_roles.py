"""Bring the database's groups to what roles.py says."""

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.grants import UnknownPermissions, sync


class Command(BaseCommand):
    help = "Make one group per role, with exactly the permissions that roles.py lists; print what changed."

    def handle(self, *args, **options):
        try:
            changes = sync()
        except UnknownPermissions as error:
            listed = "\n".join(f"  {code}" for code in error.codes)
            raise CommandError(
                f"roles.py names permissions that no app defines; nothing was changed:\n{listed}\n"
                "Run migrate first, or correct the codes."
            ) from error
        for change in changes:
            self.stdout.write(change)
        self.stdout.write(f"roles: {len(changes)} change(s)" if changes else "roles: nothing to change")
