"""The words that come with the portal. Loaded after each migration; what an office changed there is left alone."""

import csv
from hashlib import sha256
from pathlib import Path

from django.apps import apps as installed

WORDS = Path(__file__).parent / "data" / "words.tsv"


def lines() -> list[tuple[str, str, str]]:
    """(kind, said, means) of each line."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return [(kind, said, means) for kind, said, means in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def load(sender, using="default", apps=installed, **kwargs) -> None:
    """After every migration and every flush: each line that was never there."""
    try:
        model = apps.get_model("search", "SearchWord")
    except LookupError:
        return  # the schema was taken back to before the table
    known = set(model._default_manager.using(using).exclude(origin="").values_list("origin", flat=True))
    model._default_manager.using(using).bulk_create(
        model(kind=kind, said=said, means=means, origin=origin)
        for kind, said, means in lines()
        if (origin := origin_of(kind, said)) not in known
    )


def origin_of(kind: str, said: str) -> str:
    """A line is known by its first way of saying it, so that a release may add others."""
    return sha256(f"{kind} {said.split('、')[0]}".encode()).hexdigest()[:40]
