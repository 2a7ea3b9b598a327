"""Who is who: the township, its villages, and the office that speaks for it."""

from dataclasses import dataclass, fields
from typing import Self

from .models import Level, OfficeProfile, OrgAlias, OrgUnit, OrgUnitQuerySet, PublicNumber
from .names import normalise, strip_ancestors


def township() -> OrgUnit | None:
    """The township that this portal belongs to."""
    return OrgUnit.objects.filter(level=Level.TOWNSHIP).select_related("parent").first()


def villages() -> OrgUnitQuerySet:
    """The villages that exist today, in the township's own order."""
    return OrgUnit.objects.villages().in_force()


@dataclass(frozen=True)
class VillageIndex:
    """Every written form of every village, read once. Build one per file, not one per row."""

    by_name: dict[str, OrgUnit | None]
    ancestors: tuple[str, ...]

    @classmethod
    def build(cls) -> Self:
        units = {unit.pk: unit for unit in villages()}
        by_name: dict[str, OrgUnit | None] = {}
        spellings = [(unit.name, unit) for unit in units.values()]
        aliases = OrgAlias.objects.filter(unit__in=units).values_list("name", "unit_id")
        spellings += [(name, units[unit_id]) for name, unit_id in aliases]
        for spelling, unit in spellings:
            key = normalise(spelling)
            # Two villages under one name: nobody can tell which is meant, so nobody is found.
            by_name[key] = unit if by_name.get(key, unit) == unit else None
        uppers = OrgUnit.objects.exclude(level=Level.VILLAGE).values_list("level", "name")
        ordered = sorted(uppers, key=lambda upper: upper[0] != Level.COUNTY)
        return cls(by_name, tuple(name for _, name in ordered))

    def find(self, text: str) -> OrgUnit | None:
        return self.by_name.get(normalise(text)) or self.by_name.get(normalise(strip_ancestors(text, self.ancestors)))


def find_village(text: str) -> OrgUnit | None:
    """The village that a name, an alias or a former name means; None when that is not certain."""
    return VillageIndex.build().find(text) if text else None


@dataclass(frozen=True)
class Office:
    """What notices, receipts and letters print about the office. Empty where the township entered nothing."""

    name: str = ""
    organ_name: str = ""
    phone: str = ""
    supervision_phone: str = ""
    place: str = ""
    hours: str = ""
    postal_address: str = ""
    review_organ: str = ""
    rereview_organ: str = ""
    document_prefix: str = ""


def office() -> Office:
    profile = OfficeProfile.objects.first()
    if profile is None:
        return Office()
    return Office(**{field.name: getattr(profile, field.name) for field in fields(Office)})


def public_words() -> list[str]:
    """Numbers and places that are there to be found, so that public texts may show them."""
    own = office()
    words = [own.phone, own.supervision_phone, own.place, own.postal_address]
    words += OrgUnit.objects.exclude(board_place="").values_list("board_place", flat=True)
    words += PublicNumber.objects.values_list("number", flat=True)
    return [one for one in words if one]
