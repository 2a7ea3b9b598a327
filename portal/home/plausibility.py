"""The published standards, as the yardstick for amounts in uploaded rosters."""

import datetime as dt
from decimal import Decimal

from cms import selectors
from cms.models.standards import Area, Kind, Unit
from disclosures import plausibility
from disclosures.models import SchemeKind

AREAS = {SchemeKind.RURAL: Area.RURAL, SchemeKind.URBAN: Area.URBAN}
KINDS = {
    SchemeKind.RURAL: (Kind.DIBAO,),
    SchemeKind.URBAN: (Kind.DIBAO,),
    SchemeKind.EXTREME: (Kind.DESTITUTE_LIVING, Kind.DESTITUTE_CARE),
}


def connect() -> None:
    plausibility.register(monthly_standard)


def monthly_standard(kind: str, day: dt.date) -> Decimal | None:
    """Yuan a person a month: of several levels or areas the highest; living and care of 特困 together."""
    wanted = KINDS.get(SchemeKind(kind), ())
    areas = {AREAS.get(SchemeKind(kind)), Area.BOTH} if SchemeKind(kind) in AREAS else set(Area)
    highest: dict[str, Decimal] = {}
    for standard in selectors.current_standards(day):
        if standard.kind in wanted and standard.area in areas:
            amount = standard.amount / 12 if standard.unit == Unit.PERSON_YEAR else standard.amount
            highest[standard.kind] = max(amount, highest.get(standard.kind, amount))
    return sum(highest.values(), Decimal(0)) if wanted and wanted[0] in highest else None
