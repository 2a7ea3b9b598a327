"""What a correction changed, told from the two rosters: counts of a closed list, never whose."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import astuple, dataclass, field

from ..models import Correction, ImportRow, Publication, Roster, WebLevel
from .rosters import masked_lines

# What may be said of a correction, in the order in which it is said.
COUNTED = ("added", "removed", "name_changed", "amount_changed", "persons_changed", "size_changed")


@dataclass(frozen=True, order=True)
class Household:
    """What a reader of the board sees of one."""

    name: str = field(repr=False)
    size: int
    persons: int
    amount: str


def compare(notice: Publication) -> Correction | None:
    """The correction that a notice is, not saved yet; None for a notice that corrects nothing."""
    # A generalised notice prints no change of one to four households, so its correction counts none either.
    if notice.supersedes is None or notice.web_level == WebLevel.GENERALISED:
        return None
    before, after = read(notice.supersedes.roster), read(notice.roster)
    return Correction(publication=notice, **count(before, after))


def count(before: dict[Hashable, list[Household]], after: dict[Hashable, list[Household]]) -> dict[str, int]:
    """Households paired by who they are; namesakes of one village, who cannot be told apart, in order."""
    counts = dict.fromkeys(COUNTED, 0)
    for key in before.keys() | after.keys():
        old, new = sorted(before.get(key, [])), sorted(after.get(key, []))
        for one in [one for one in old if one in new]:
            if one in new:
                old.remove(one)
                new.remove(one)
        for was, is_now in zip(old, new, strict=False):
            changed = [left != right for left, right in zip(astuple(was), astuple(is_now), strict=True)]
            for name, differs in zip(
                ("name_changed", "size_changed", "persons_changed", "amount_changed"), changed, strict=True
            ):
                counts[name] += differs
        counts["removed"] += max(len(old) - len(new), 0)
        counts["added"] += max(len(new) - len(old), 0)
    return counts


def read(roster: Roster) -> dict[Hashable, list[Household]]:
    """The households of a roster by who they are: the identity's fingerprint, or village and name without one.

    Once the sealed rows are gone, what is left of a household is its masked line.
    """
    batch = roster.batch
    fingerprints = dict(ImportRow.objects.filter(batch=batch).values_list("row_number", "identity_fingerprint"))
    found: dict[Hashable, list[Household]] = defaultdict(list)
    for line in masked_lines(batch)[1]:
        name = line.household.sealed["name"]
        key = fingerprints.get(line.household.row_number) or (line.household.village[1], name)
        found[key].append(Household(name, line.household_size or 0, line.persons, f"{line.amount:.2f}"))
    if not found:
        for entry in roster.entries.select_related("village"):
            household = Household("", entry.household_size or 0, entry.persons, f"{entry.amount:.2f}")
            found[entry.village.code, entry.label].append(household)
    return found


def facts(correction: Correction | None) -> dict:
    """For the ledger: the counts that are not nought."""
    if correction is None:
        return {}
    return {"changes": {name: getattr(correction, name) for name in COUNTED if getattr(correction, name)}}
