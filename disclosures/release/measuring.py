"""The risk of one release as it would stand among all that is public now. For staff and for the act of publishing."""

from django.utils import timezone

from portal.orgs.models import OrgUnit

from ..models import Channel, Publication, PublicationTotal, Roster, RosterEntry, Round, WebLevel
from ..services import cells
from . import anonymization, generalisation, risk, small


def web_level_of(round: Round) -> WebLevel:
    """What the web shows of a round; a board-only round shows sums."""
    return WebLevel.TOTALS if round.channel == Channel.BOARD else WebLevel(round.web_level)


def measure(roster: Roster, web_level: str) -> risk.Risk:
    """A few queries and one pass over the rows: a list of 1,549 is measured well within a second, so none is kept."""
    return {
        WebLevel.MASKED: _measure_masked,
        WebLevel.GENERALISED: _measure_generalised,
        WebLevel.TOTALS: _measure_totals,
    }[WebLevel(web_level)](roster)


def _measure_masked(roster: Roster) -> risk.Risk:
    rows = _rows([roster.pk])
    others = _live_lists(roster)
    return risk.measure(
        rows,
        linked_rows=risk.count_links(map(_link_key, rows), map(_link_key, _rows(others))) if others else 0,
        single_changes=_single_changes(roster, rows),
    )


def _rows(rosters: list[int]) -> list[tuple]:
    """What a neighbour could compare: village, label without its number, family, persons, exact amount."""
    shown = RosterEntry.objects.filter(roster__in=rosters).order_by()
    values = shown.values_list("village_id", "label", "household_size", "persons", "amount")
    return [(village, anonymization.base_label(label), *rest) for village, label, *rest in values.iterator(2000)]


def _link_key(row: tuple) -> tuple:
    return row[:3]


def _live_lists(roster: Roster) -> list[int]:
    """Lists of other schemes whose names stand on the web now, in the same township."""
    batch = roster.batch
    top = batch.unit.parent if batch.unit.level == "village" and batch.unit.parent else batch.unit
    open_now = Publication.objects.open_at(timezone.now()).filter(
        web_level=WebLevel.MASKED, unit__in=OrgUnit.objects.within(top)
    )
    return list(open_now.exclude(scheme=batch.scheme_id).exclude(roster=roster).values_list("roster_id", flat=True))


def _single_changes(roster: Roster, rows: list[tuple]) -> int:
    before = last_release(roster)
    if before is None:
        return 0
    earlier = _rows([before.roster_id])
    if risk.share(map(_link_key, earlier), map(_link_key, rows)) < generalisation.SAME_LIST:
        return 0  # another batch of other families: nobody came or went between the two
    return risk.count_single_changes(map(_by_cell, earlier), map(_by_cell, rows))


def _by_cell(row: tuple) -> tuple:
    """(village, family) first: where a reader looks for who came and who went."""
    return (row[0], row[2]), row


def last_release(roster: Roster) -> Publication | None:
    """The last notice of the same help and place, in whatever form: what a reader would lay this one beside."""
    batch = roster.batch
    earlier = Publication.objects.filter(scheme=batch.scheme_id, unit=batch.unit_id).exclude(roster=roster)
    return earlier.order_by("-published_at", "-pk").first()


def _measure_generalised(roster: Roster) -> risk.Risk:
    plan = cells.plan(roster)
    before, after = plan.before, plan.after
    shown = [figure for figure in after.values() if figure.shown.households]
    alone = sum(
        1
        for region, figure in after.items()
        if (old := before.get(region)) is not None
        and old.shown.households != figure.shown.households
        and abs(old.counted.households - figure.counted.households) == 1
    )
    smallest = min((figure.counted.households for figure in shown), default=0)
    small_rows = sum(figure.counted.households for figure in shown if figure.counted.households < generalisation.K)
    return risk.Risk(rows=roster.households, small_cell_rows=small_rows, smallest_cell=smallest, single_changes=alone)


def _measure_totals(roster: Roster) -> risk.Risk:
    """Sums by village, small villages together: what is left is what two totals differ by."""
    sums = list(cells.sum_villages(roster))
    lines = small.merge(
        [small.Line(one["village_id"], one["households"], one["persons"], one["amount"]) for one in sums]
    )
    before = last_release(roster)
    if before is None:
        return risk.measure_cells(line.households for line in lines)
    old = dict(PublicationTotal.objects.filter(publication=before).values_list("village_id", "households"))
    new = {one["village_id"]: one["households"] for one in sums}
    alone = sum(1 for village in old.keys() | new.keys() if abs(old.get(village, 0) - new.get(village, 0)) == 1)
    return risk.measure_cells((line.households for line in lines), single_changes=alone)
