"""One measured process: what a notice and its rows cost with few and with many published rows beside them."""

import datetime as dt
import json
import os
import sys
import time

import django

ROWS = 1_549  # of the notice that is asked for, and of each one before it
FEW, MANY = 10_000, 2_000_000
TIMES = 60


def fill(first, rows: int) -> None:
    """Closed notices with as many rows as the first, until so many rows are published."""
    from django.db import connection

    from disclosures.models import RosterEntry
    from tests.factories.disclosures import PublicationFactory, RosterFactory

    standing = RosterEntry.objects.count() // ROWS
    shared = {"batch__uploader": first.published_by, "batch__unit": first.unit, "batch__round": first.round}
    made = []
    for _number in range(standing, rows // ROWS + 1):
        roster = RosterFactory(published=True, approved_by=first.roster.approved_by, **shared)
        PublicationFactory(
            unit=first.unit, village=first.unit, round=first.round, scheme=first.scheme, roster=roster,
            published_by=first.published_by, starts_in=dt.timedelta(days=-30), sequence=1000 + roster.pk,
        )  # fmt: skip
        made.append(roster.pk)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO disclosures_rosterentry"
            " (roster_id, serial, label, village_id, household_size, persons, amount)"
            " SELECT r.id, e.serial, e.label, e.village_id, e.household_size, e.persons, e.amount"
            " FROM disclosures_roster r, disclosures_rosterentry e WHERE e.roster_id = %s AND r.id BETWEEN %s AND %s",
            [first.roster_id, made[0], made[-1]],
        )
        # What the database does by itself in a night; done now, or it does it while the pages are timed.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def ask(path: str) -> float:
    """Milliseconds for the answer when nothing is kept: the least of many, which other work disturbs least."""
    from django.test import Client

    from portal.kept import pages

    client, times = Client(), []
    for number in range(TIMES + 5):
        pages.forget_all()
        start = time.perf_counter()
        answer = client.get(path, HTTP_HOST="127.0.0.1")
        if number >= 5:
            times.append(time.perf_counter() - start)
        assert answer.status_code == 200, answer.status_code
    return min(times) * 1000


def measure() -> dict[str, dict[str, float]]:
    from disclosures.models import RosterEntry
    from tests.factories.disclosures import PublicationFactory

    first = PublicationFactory(rows=ROWS)
    paths = {
        "notice": f"/notices/{first.number}/",
        "api_entries": f"/api/v1/notices/{first.number}/entries/",
    }
    found = {}
    for rows in (FEW, MANY):
        fill(first, rows)
        assert RosterEntry.objects.count() >= rows
        found[rows] = {name: ask(path) for name, path in paths.items()}
    return {name: {"few": found[FEW][name], "many": found[MANY][name]} for name in paths}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    sys.stdout.write(json.dumps(measure()))
