"""One measured process of the import benchmark: ``plain`` or ``whole``; prints one line of JSON."""

import json
import os
import resource
import sys
import time
from pathlib import Path

import django


def peak_mib() -> float:
    """The largest resident size so far of this process or of a child that has ended. ru_maxrss counts KiB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def plain(path: Path) -> dict:
    import python_calamine
    from django.db import connection, models, transaction

    start = time.perf_counter()
    rows = python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()
    read = time.perf_counter() - start

    fields = {f"c{index}": models.TextField() for index in range(len(rows[0]))}
    table = type(
        "PlainRow",
        (models.Model,),
        {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "bench"}), **fields},
    )
    with connection.schema_editor() as editor:
        editor.create_model(table)
    start = time.perf_counter()
    with transaction.atomic():
        table.objects.bulk_create(
            (table(**{f"c{index}": str(cell) for index, cell in enumerate(row)}) for row in rows[1:]), batch_size=2000
        )
    load = time.perf_counter() - start
    with connection.schema_editor() as editor:
        editor.delete_model(table)
    return {"read_s": read, "load_s": load}


def whole(path: Path) -> dict:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from disclosures.models import Batch, Round
    from disclosures.services import batches
    from portal.accounts.models import User
    from portal.orgs.selectors import township

    by = User.objects.get(username="jingban2")
    round = Round.objects.select_related("procedure__scheme").get(
        procedure__scheme__code="rural-dibao", kind="confirmation"
    )
    file = SimpleUploadedFile(path.name, path.read_bytes())
    start = time.perf_counter()
    received = batches.receive(
        file=file, by=by, unit=township(), scheme=round.procedure.scheme, round=round, period="bench"
    )
    del file
    batch = batches.check(batch=Batch.objects.get(pk=received.batch.pk))
    assert batch.state == "checked", batch.closed_reason
    errors = [problem for problem in batch.problems if problem["severity"] == "error"]
    assert not errors, errors[:3]
    roster = batches.confirm(batch=batch, by=by)
    seconds = time.perf_counter() - start
    assert roster.households == batch.row_count
    return {"seconds": seconds, "peak_mib": peak_mib(), "rows": batch.row_count}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    print(json.dumps({"plain": plain, "whole": whole}[sys.argv[1]](Path(sys.argv[2]))))
