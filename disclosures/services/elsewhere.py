"""Where else the households of a batch stand: on a list in force, under another kind of help, in a batch beside it.

Compared by keyed fingerprint alone; no identity number is opened, none is stored. One indexed query for a whole file,
however many households it has.
"""

import json
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from portal.orgs.models import OrgUnit

from ..intake import marks
from ..intake.tables import Elsewhere
from ..models import Batch, BatchState, Publication, SchemeKind

# Kinds of help that one household does not receive side by side; 临时救助 and 医疗救助 may come on top of any of them.
EXCLUSIVE = (SchemeKind.RURAL, SchemeKind.URBAN, SchemeKind.EXTREME)

PROBES = {
    # The fingerprints go in as one JSON list: a hundred thousand parameters are more than either database takes.
    "sqlite": "json_each(%s) AS mark CROSS JOIN disclosures_importrow AS held ON held.identity_fingerprint = mark.value",
    "postgresql": "json_array_elements_text(%s::json) AS mark(value) "
    "JOIN disclosures_importrow AS held ON held.identity_fingerprint = mark.value",
}


def find(batch: Batch, fingerprints: Iterable[str]) -> dict[str, list[Elsewhere]]:
    """Every other list that these households stand on, by fingerprint."""
    fingerprints = list(fingerprints)
    names = dict(OrgUnit.objects.values_list("pk", "name"))
    found: dict[str, list[Elsewhere]] = {}
    for mark, how, village, other in (*in_rows(batch, fingerprints), *in_waiting(batch, fingerprints)):
        told = Elsewhere(how, village, names.get(village, ""), other.scheme.name, other.period)
        if told not in found.setdefault(mark, []):
            found[mark].append(told)
    return found


def related(batch: Batch):
    """The batches that count beside this one: of the same kind of help, and of those that exclude it."""
    same = Q(scheme=batch.scheme_id)
    if batch.scheme.kind in EXCLUSIVE:
        same |= Q(scheme__kind__in=EXCLUSIVE)
    replaced = [pk for pk in (batch.pk, batch.replaces_id) if pk]
    return Batch.objects.filter(same).exclude(pk__in=replaced).select_related("scheme").defer(*HEAVY)


HEAVY = ("original", "staged", "look", "marks", "problems", "columns", "dropped_columns", "totals")


def in_rows(batch: Batch, fingerprints: list[str]) -> Iterator[tuple[str, str, int, Batch]]:
    """Confirmed households: on a notice in force, or in the same round and period."""
    now = timezone.now()
    standing = Publication.objects.standing().filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now))
    on_notice = Exists(standing.filter(roster__batch=OuterRef("pk")))
    beside = Q(scheme=batch.scheme_id, round=batch.round_id, period=batch.period)
    batches = {
        other.pk: other
        for other in related(batch)
        .filter(state=BatchState.CONFIRMED)
        .annotate(is_live=on_notice)
        .filter(beside | Q(is_live=True))
    }
    if not batches or not fingerprints:
        return
    for mark, village, pk in probe(fingerprints, list(batches)):
        other = batches[pk]
        if other.scheme_id != batch.scheme_id:
            yield mark, "scheme", village, other
        elif other.round_id == batch.round_id and other.period == batch.period and not other.is_live:
            yield mark, "period", village, other
        else:
            yield mark, "live", village, other


def probe(fingerprints: list[str], batches: list[int]) -> list[tuple[str, int, int]]:
    """(fingerprint, village, batch) of the rows that carry one of the fingerprints."""
    places = ", ".join(["%s"] * len(batches))
    wanted = f"SELECT mark.value, held.village_id, held.batch_id FROM {PROBES[connection.vendor]}"  # noqa: S608 - ours
    with connection.cursor() as cursor:
        cursor.execute(f"{wanted} WHERE held.batch_id IN ({places})", [json.dumps(fingerprints), *batches])
        return cursor.fetchall()


def in_waiting(batch: Batch, fingerprints: list[str]) -> Iterator[tuple[str, str, int, Batch]]:
    """Households of batches that nobody has confirmed yet: they have no rows, but marks."""
    short = {mark[:16]: mark for mark in fingerprints}
    for other in related(batch).filter(state=BatchState.CHECKED, marks__isnull=False):
        waiting = marks.unpack(other.marks)
        for mark in short.keys() & waiting.keys():
            yield short[mark], "waiting", waiting[mark], other
