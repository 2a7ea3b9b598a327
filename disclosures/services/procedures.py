"""Starting values for schemes and procedures. Content, so it comes by command and never by migration."""

from django.db import transaction

from ..models import Procedure, Round, Scheme
from ..national import SCHEMES, SchemeRow


@transaction.atomic
def load_national() -> int:
    """Add the national schemes and rounds that are missing; touch nothing that a township has edited."""
    return sum(_load(order, row) for order, row in enumerate(SCHEMES, start=1))


def _load(order: int, row: SchemeRow) -> int:
    scheme, _ = Scheme.objects.get_or_create(
        code=row.code,
        defaults={"name": row.name, "kind": row.kind, "amount_unit": row.amount_unit, "sort_order": order},
    )
    procedure, is_new = Procedure.objects.get_or_create(
        scheme=scheme, name=row.procedure, defaults={"valid_from": row.valid_from}
    )
    if not is_new:
        return 0
    Round.objects.bulk_create(
        Round(procedure=procedure, order=number, **vars(values)) for number, values in enumerate(row.rounds, start=1)
    )
    return 1
