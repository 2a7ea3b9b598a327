"""The first accounts of a new portal, and the only way to a system administrator's (GB/T 22239, 三员分立)."""

from getpass import getpass

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.accounts.roles import ROLES
from portal.accounts.services import create_staff
from portal.orgs.models import OrgUnit


class Command(BaseCommand):
    help = "Make a staff account with one role. The password is asked for, and lasts until its owner's first visit."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("role", choices=[role.code for role in ROLES])
        parser.add_argument("--name", default="", help="the person's name, as colleagues see it")
        parser.add_argument("--unit", help="the 12-digit code of the unit; the only township when left out")

    def handle(self, *, username, role, name, unit, **options):
        try:
            account = create_staff(
                by=None,
                username=username,
                display_name=name,
                unit=self.find_unit(unit),
                role_code=role,
                password=getpass("First password: "),
                provisional=True,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{account.username} may log in as {role}")

    def find_unit(self, code: str | None) -> OrgUnit | None:
        units = OrgUnit.objects.filter(code=code) if code else OrgUnit.objects.filter(level="township")
        found = list(units[:2])
        if code and not found:
            raise CommandError(f"No unit has the code {code}.")
        return found[0] if len(found) == 1 else None
