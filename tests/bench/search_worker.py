"""``take``: the pages of a seeded portal, written to a file. ``fill``: an empty portal with those pages, asked every
question of the set; then with ten thousand pages, made of the same paragraphs. Prints the ranks as JSON."""

import datetime as dt
import json
import os
import random
import sys
from pathlib import Path

import django

PAGES = 10_000
BATCH = 500
# Of twenty pages: what a township posts in thirty years.
SHARES = ("notices",) * 11 + ("answers",) * 6 + ("policies",) * 2 + ("explanations",)
FIELDS = ("section", "key", "title", "text", "attached", "url", "kind", "villages", "binds")


def take(path: Path) -> None:
    from portal.search.models import SearchDocument

    rows = [
        {**row, "day": row["day"] and row["day"].isoformat(), "until": row["until"] and row["until"].isoformat()}
        for row in SearchDocument.objects.values(*FIELDS, "day", "until")
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def fill(path: Path) -> list[int]:
    from django.db import connection

    from portal.demo.place import VILLAGES
    from portal.search import documents, selectors
    from tests import relevance
    from tests.factories.orgs import OrgUnitFactory

    township = OrgUnitFactory(township=True)
    for village in VILLAGES:
        OrgUnitFactory(parent=township, name=village.name, code=village.code)
    rows = json.loads(path.read_text(encoding="utf-8"))
    for row in rows:
        days = {name: row[name] and dt.date.fromisoformat(row[name]) for name in ("day", "until")}
        documents.put(**{**row, **days})
    ranks = [query.rank_in(selectors.load(selectors.find(query.words).keys)) for query in relevance.queries()]
    grow(rows)
    with connection.cursor() as cursor:
        # What the database does by itself in a night.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return ranks


def grow(rows: list[dict]) -> None:
    """Pages of the same words as the demo's, so that common words are common."""
    from portal.demo.place import VILLAGES
    from portal.kept import editions
    from portal.search import terms
    from portal.search.models import SearchDocument, SearchTerm

    chance = random.Random(7)
    paragraphs = [line for row in rows if row["section"] != "notices" for line in row["text"].splitlines() if line]
    of_section = {name: [row for row in rows if row["section"] == name] for name in set(SHARES)}
    first = SearchDocument.objects.count()
    for begin in range(first, PAGES, BATCH):
        made = []
        for number in range(begin, min(begin + BATCH, PAGES)):
            row = chance.choice(of_section[SHARES[number % len(SHARES)]])
            village = chance.choice(VILLAGES)
            is_notice = row["section"] == "notices"
            many = 12 if row["section"] == "policies" else 4
            made.append(
                SearchDocument(
                    section=row["section"], key=f"more-{number}", title=f"{village.name}{row['title']}之{number}", url=f"/more/{number}/",
                    text=row["text"] if is_notice else "\n".join(chance.sample(paragraphs, many)), kind=row["kind"],
                    day=dt.date(1996 + number % 30, number % 12 + 1, 3), villages=row["villages"] or [village.code],
                )
            )  # fmt: skip
        SearchDocument.objects.bulk_create(made)
        SearchTerm.objects.bulk_create(
            [
                SearchTerm(document=page, term=term, weight=weight)
                for page in made
                for term, weight in terms.weigh(title=page.title, kind=page.kind, text=page.text).items()
            ],
            batch_size=5000,
        )
    assert SearchDocument.objects.count() == PAGES
    editions.bump()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    what, where = sys.argv[1:]
    answer = {"take": take, "fill": fill}[what](Path(where))
    sys.stdout.write(json.dumps(answer))
