"""The township itself: units, office, one account for each role, the working-day table."""

import io
import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from portal.accounts import services as accounts
from portal.accounts.models import User
from portal.accounts.roles import ROLES
from portal.demo import place
from portal.orgs.models import Level, OfficeProfile, OrgAlias, OrgUnit

# username → (name, role). Two clerks and two leaders, so that nobody has to approve their own work.
STAFF = {
    "xietong": ("杜小梅", "village_assistant"),
    "jiedai": ("周敏", "receptionist"),
    "jingban": ("林志远", "case_worker"),
    "jingban2": ("何玉芬", "case_worker"),
    "lingdao": ("沈国华", "leader"),
    "baomi": ("郑丽", "privacy_reviewer"),
    "fabu": ("马晓东", "publisher"),
    "jiandu": ("梁文", "supervisor"),
    "shenji": ("宋雅", "auditor"),
    "guanli": ("唐磊", "system_admin"),
}


def logins_file() -> Path:
    return settings.DATA_DIR / "demo_logins.json"


def make_units() -> None:
    county = OrgUnit.objects.create(level=Level.COUNTY, name=place.COUNTY[0], code=place.COUNTY[1])
    township = OrgUnit.objects.create(
        level=Level.TOWNSHIP, name=place.TOWNSHIP[0], code=place.TOWNSHIP[1], parent=county
    )
    for order, village in enumerate(place.VILLAGES):
        unit = OrgUnit.objects.create(
            level=Level.VILLAGE,
            name=village.name,
            code=village.code,
            parent=township,
            board_place=village.board,
            sort_order=order,
        )
        OrgAlias.objects.bulk_create(
            [OrgAlias(unit=unit, name=name) for name in village.aliases]
            + [OrgAlias(unit=unit, name=name, is_former=True) for name in village.former]
        )
    OfficeProfile.objects.create(**place.OFFICE)


def make_staff() -> None:
    """One account a role with a password of its own, kept in a file that only its owner can read."""
    township = OrgUnit.objects.get(level=Level.TOWNSHIP)
    first_village = OrgUnit.objects.villages().first()
    passwords = {}
    for username, (name, role) in STAFF.items():
        passwords[username] = secrets.token_urlsafe(12)
        accounts.create_staff(
            by=None,
            username=username,
            display_name=name,
            unit=first_village if role == "village_assistant" else township,
            role_code=role,
            password=passwords[username],
        )
    roles = {role.code: str(role.name) for role in ROLES}
    rows = [
        {"username": username, "password": passwords[username], "name": name, "role": roles[role]}
        for username, (name, role) in STAFF.items()
    ]
    with open(os.open(logins_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(rows, file, ensure_ascii=False, indent=1)


def staff(username: str) -> User:
    return User.objects.get(username=username)


def make() -> None:
    for command in ("sync_roles", "load_workdays", "load_reply_templates"):
        call_command(command, stdout=io.StringIO())
    make_units()
    make_staff()
