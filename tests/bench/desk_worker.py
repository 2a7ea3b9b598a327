"""Fills a portal with the register of many years: 100,000 cases, most of them finished, and the staff who work on them.

Prints as JSON what the measure needs to ask for: who may sign in, and which village and number to look for.
"""

import datetime as dt
import json
import os
import random
import sys

import django
from django.utils import timezone

CASES = 100_000
BATCH = 2_000
PASSWORD = "bench-correct-horse"
WORKERS = 5  # case workers of the township

# Of a hundred cases: how many stand so. The clock: past its day, within a week, later, or none running.
STANDING = (
    ("received", "overdue", 3),
    ("accepted", "overdue", 3),
    ("returned", "overdue", 1),
    ("awaiting_approval", "overdue", 1),
    ("received", "soon", 2),
    ("accepted", "soon", 2),
    ("approved", "soon", 1),
    ("accepted", "later", 8),
    ("awaiting_approval", "later", 1),
    ("returned", "later", 1),
    ("issued", "later", 1),
    ("served", "none", 3),
    ("closed", "none", 60),
    ("declined", "none", 4),
    ("transferred", "none", 7),
    ("withdrawn", "none", 2),
)
SUBJECTS = (
    "低保金发放金额",
    "取消低保的原因",
    "邻居不应享受低保",
    "村道路灯不亮",
    "医疗救助报销",
    "公示栏看不清",
    "临时救助申请",
)


class Register:
    """The township, its people, and the rows of their cases."""

    def __init__(self):
        from portal.accounts import grants
        from portal.demo.place import VILLAGES
        from tests.factories.accounts import StaffFactory
        from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory

        grants.sync()
        OfficeProfileFactory()
        self.chance = random.Random(11)
        self.unit = OrgUnitFactory(township=True, parent=OrgUnitFactory(county=True))
        self.villages = [OrgUnitFactory(parent=self.unit, name=village.name) for village in VILLAGES]

        def staff(role, unit=self.unit):
            return StaffFactory(role=role, unit=unit, password=PASSWORD)

        self.workers = [staff("case_worker") for _ in range(WORKERS)]
        self.receptionist = staff("receptionist")
        self.signers = {
            "case_worker": self.workers[0],
            "leader": staff("leader"),
            "receptionist": self.receptionist,
            "village_worker": staff("case_worker", self.villages[0]),
        }

    def fill(self) -> None:
        from petitions.models import CaseEvent, Deadline, Petition

        standing = [(state, clock) for state, clock, share in STANDING for _ in range(share)]
        for first in range(0, CASES, BATCH):
            made = [self.petition(number, *standing[number % 100]) for number in range(first, first + BATCH)]
            petitions = Petition.objects.bulk_create(petition for petition, _clocks in made)
            Deadline.objects.bulk_create(clock for _petition, clocks in made for clock in clocks)
            CaseEvent.objects.bulk_create(self.event(petition) for petition in petitions)

    def petition(self, number: int, state: str, clock: str):
        """One case and its clocks: long finished ones from years ago, open ones from the last weeks."""
        from petitions.models import Petition
        from petitions.vocabulary import FINISHED, IN_HAND, Channel, Kind, State

        chance, today = self.chance, timezone.localdate()
        received = today - dt.timedelta(days=chance.randrange(90, 1800) if clock == "none" else chance.randrange(5, 80))
        village = chance.choice([*self.villages, None])
        kind = chance.choice([Kind.CLAIM, Kind.CLAIM, Kind.CONSULTATION, Kind.SUGGESTION, Kind.ACCUSATION])
        channel = chance.choice([one for one in Channel if one is not Channel.TRANSFER])
        at = dt.datetime.combine(received, dt.time(1), dt.UTC)
        worker = chance.choice(self.workers) if state in {*IN_HAND, "awaiting_approval", "approved", "closed"} else None
        made = Petition(
            number=f"{2021 + number // 20_000}-{number % 20_000 + 1:04}",
            channel=channel,
            kind=kind,
            state=state,
            received_on=received,
            entered_at=at,
            entered_by=None if channel == Channel.WEB else self.receptionist,
            village=village,
            accused_unit=chance.choice([None, *self.villages]) if kind == Kind.ACCUSATION else None,
            summary=f"{village.name if village else '镇上'}反映{chance.choice(SUBJECTS)}的问题",
            request="请核实我家的低保金额，并告诉我是怎么算出来的。" * 4,
            assignee=worker,
            assignee_unit=worker.unit if worker else None,
            accepted_at=None if state == State.RECEIVED else at,
            closed_at=at + dt.timedelta(days=40) if state in FINISHED else None,
            code_fingerprint=f"{number:064x}",
            idempotency_key=f"{number:064x}",
        )
        return made, self.clocks(made, clock, at)

    def clocks(self, petition, clock: str, at) -> list:
        """Telling was met in time; finishing runs as the case stands, and the case repeats it as services/clocks.py does."""
        today, days = timezone.localdate(), {"overdue": (-60, 0), "soon": (0, 7), "later": (10, 60)}.get(clock)
        tell = petition.received_on + dt.timedelta(days=15)
        made = [self.deadline(petition, "tell", tell, met_at=at)]
        if days is None:
            return [*made, self.deadline(petition, "finish", tell + dt.timedelta(days=45), met_at=at)]
        due = today + dt.timedelta(days=self.chance.randrange(*days))
        petition.next_due = petition.next_act_by = due
        petition.next_rule = "finish"
        return [*made, self.deadline(petition, "finish", due)]

    @staticmethod
    def deadline(petition, rule: str, due: dt.date, met_at=None):
        from petitions.models import Deadline

        return Deadline(
            petition=petition, rule=rule, article="信访工作条例第三十四条", days=60, unit="calendar",
            starts_on=petition.received_on, due=due, act_by=due, met_at=met_at,
        )  # fmt: skip

    @staticmethod
    def event(petition):
        from petitions.models import CaseEvent

        return CaseEvent(
            petition=petition, action="submit", to_state="received", by=petition.entered_by, at=petition.entered_at,
            facts={"kind": petition.kind},
        )  # fmt: skip


def prepare() -> dict:
    from django.db import connection

    from petitions.models import Petition

    register = Register()
    register.fill()
    assert Petition.objects.count() == CASES
    with connection.cursor() as cursor:
        # What the database does by itself in a night.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return {
        "people": {name: user.username for name, user in register.signers.items()},
        "password": PASSWORD,
        "village": register.villages[0].pk,
        "number": Petition.objects.order_by("pk")[CASES // 2].number,
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    sys.stdout.write(json.dumps(prepare()))
