"""Generalised releases: what a roster's figures would be among those already public, and writing them down."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet, Sum

from portal.orgs.models import Level, OrgUnit

from ..models import Publication, PublicationCell, PublicationTotal, ReleaseFigure, Roster
from ..models.figure import ANY
from ..release.generalisation import (
    NOTHING,
    SAME_LIST,
    Figure,
    Household,
    Region,
    Sums,
    advance_all,
    likeness,
    tabulate,
)

PARTS = ("counted", "fixed", "shown")
VALUES = tuple(
    f"{part}_{value}"
    for part in PARTS
    for value in ("households", "persons", "amount", "largest")
    if f"{part}_{value}" != "shown_largest"
)


@dataclass(frozen=True)
class Plan:
    """The figures of one list of households as they stand, and as they would stand after this release."""

    chain: int
    before: dict[Region, Figure]
    after: dict[Region, Figure]


def plan(roster: Roster) -> Plan:
    """Which list this is the next state of, and its figures. Writes nothing."""
    unit = roster.batch.unit
    counted = tabulate(unit.pk, _households(roster))
    chains = _standing(roster.batch.scheme_id, unit, {region.area for region in counted})
    alike = {chain: likeness(figures, counted) for chain, figures in chains.items()}
    chain = max(alike, key=lambda one: (alike[one], one), default=0)
    if not chain or alike[chain] < SAME_LIST:
        chain = _newest_chain(roster.batch.scheme_id) + 1
    before = chains.get(chain, {})
    return Plan(chain, before, advance_all(before, counted))


def whole(roster: Roster, plan: Plan) -> Sums:
    """The release's own total, rounded like everything else in it: exact totals of two months would differ by one."""
    return _shown(plan.after, Region(roster.batch.unit_id, 0, None))


def write(notice: Publication, plan: Plan) -> None:
    """Keep the figures for the next release, and write the shown ones where the public reads."""
    figures = plan.after
    _store(notice.scheme_id, plan)
    units = {unit.pk: unit for unit in OrgUnit.objects.filter(pk__in={region.area for region in figures})}
    places = _villages(notice.unit, units)
    PublicationTotal.objects.bulk_create(
        PublicationTotal(
            publication=notice, village=village, households=sums.households, persons=sums.persons, amount=sums.amount
        )
        for village in places
        for sums in [_shown(figures, Region(village.pk, 0, None))]
    )
    order = {village.pk: place for place, village in enumerate(places)}
    shown = sorted(
        (region for region, figure in figures.items() if region.size and figure.shown.households),
        key=lambda region: (
            region.amount_from is not None,
            order.get(region.area, -1),
            region.size,
            region.amount_from or 0,
        ),
    )
    PublicationCell.objects.bulk_create(
        PublicationCell(
            publication=notice,
            village=units[region.area] if region.area in order else None,
            size=region.size,
            amount_from=region.amount_from,
            households=figures[region].shown.households,
        )
        for region in shown
    )


def sum_villages(roster: Roster) -> QuerySet:
    """Exact sums, village by village."""
    by_village = roster.entries.order_by().values("village_id")
    return by_village.annotate(households=Count("pk"), persons=Sum("persons"), amount=Sum("amount"))


def _households(roster: Roster) -> Iterable[Household]:
    rows = roster.entries.order_by().values_list("village_id", "household_size", "persons", "amount")
    for village, size, persons, amount in rows.iterator(2000):
        yield Household(village, size or persons, persons, amount)


def _standing(scheme: int, unit: OrgUnit, areas: set[int]) -> dict[int, dict[Region, Figure]]:
    """What this scheme has published of the unit and its villages, list by list. Bands belong to who released them."""
    areas = areas | set(OrgUnit.objects.within(unit).values_list("pk", flat=True))
    rows = ReleaseFigure.objects.filter(scheme=scheme, area__in=areas)
    chains: dict[int, dict[Region, Figure]] = defaultdict(dict)
    for row in rows:
        if row.amount_from == ANY or row.area_id == unit.pk:
            chains[row.chain][_region(row)] = _figure(row)
    return dict(chains)


def _newest_chain(scheme: int) -> int:
    return ReleaseFigure.objects.filter(scheme=scheme).aggregate(newest=Max("chain"))["newest"] or 0


def _region(row: ReleaseFigure) -> Region:
    return Region(row.area_id, row.size, None if row.amount_from == ANY else row.amount_from)


def _figure(row: ReleaseFigure) -> Figure:
    return Figure(
        Sums(row.counted_households, row.counted_persons, row.counted_amount, row.counted_largest),
        Sums(row.fixed_households, row.fixed_persons, row.fixed_amount, row.fixed_largest),
        Sums(row.shown_households, row.shown_persons, row.shown_amount),
    )


def _store(scheme: int, plan: Plan) -> None:
    ReleaseFigure.objects.bulk_create(
        (
            ReleaseFigure(
                scheme_id=scheme,
                chain=plan.chain,
                area_id=region.area,
                size=region.size,
                amount_from=ANY if region.amount_from is None else region.amount_from,
                **{name: getattr(getattr(figure, (split := name.split("_"))[0]), split[1]) for name in VALUES},
            )
            for region, figure in plan.after.items()
        ),
        update_conflicts=True,
        unique_fields=["scheme", "chain", "area", "size", "amount_from"],
        update_fields=VALUES,
    )


def _villages(unit: OrgUnit, known: Mapping[int, OrgUnit]) -> list[OrgUnit]:
    """All villages of the place, in the township's order: which of them are listed says nothing about anybody."""
    if unit.level == Level.VILLAGE:
        return [unit]
    below = {village.pk: village for village in OrgUnit.objects.within(unit).villages().in_force()}
    below |= {pk: one for pk, one in known.items() if one.level == Level.VILLAGE}
    return sorted(below.values(), key=lambda village: (village.sort_order, village.code))


def _shown(figures: Mapping[Region, Figure], region: Region) -> Sums:
    figure = figures.get(region)
    return figure.shown if figure else NOTHING
