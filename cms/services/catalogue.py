"""The national list of 13 items as a starting point: a town edits it afterwards, and what it edited stays."""

import json
from pathlib import Path

from django.db import transaction

from cms.models import DisclosureItem, LegalBasis

NATIONAL = Path(__file__).resolve().parent.parent / "data" / "catalogue.json"


@transaction.atomic
def load_national(path: Path = NATIONAL) -> int:
    """Put in the items whose number is not taken, and the bases that they cite; how many items came in."""
    data = json.loads(path.read_text(encoding="utf-8"))
    bases = {row["document_number"]: basis(row) for row in data["bases"]}
    taken = set(DisclosureItem.objects.values_list("number", flat=True))
    added = 0
    for number, row in enumerate(data["items"], 1):
        if number in taken:
            continue
        cited = [bases[key] for key in row["bases"]]
        fields = {name: value for name, value in row.items() if name != "bases"}
        item = DisclosureItem(number=number, **{"organ": data["organ"], "limit_note": data["limit_note"], **fields})
        item.full_clean()
        item.save()
        item.bases.set(cited)
        added += 1
    return added


def basis(row: dict) -> LegalBasis:
    """The basis with that document number, as the town has it; made when it has none. A repealed one is there
    so that texts which still cite it are found; what replaced it stands before it in the list."""
    defaults = {name: row[name] for name in row if name not in ("document_number", "replaced_by")}
    if "replaced_by" in row:
        defaults["replaced_by"] = LegalBasis.objects.get(document_number=row["replaced_by"])
    found, _made = LegalBasis.objects.get_or_create(document_number=row["document_number"], defaults=defaults)
    return found
