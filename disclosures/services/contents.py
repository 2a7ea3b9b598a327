"""What a notice says of itself and shows: its words, its sums, its cells, and the digests over them."""

import hashlib
import json

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from portal.words import in_chinese

from .. import generalisation
from ..models import PlaceKind, Publication, PublicationCell, PublicationTotal, Roster, Round


def find_earlier_round(roster: Roster, round: Round) -> Publication | None:
    """The notice that the same households had in the round before: same help, place and period."""
    batch = roster.batch
    earlier = Publication.objects.standing().filter(
        scheme=batch.scheme_id,
        unit=batch.unit_id,
        period=batch.period,
        round__procedure=round.procedure_id,
        round__order__lt=round.order,
    )
    return earlier.order_by("-round__order", "-sequence").first()


@in_chinese
def suggest_title(roster: Roster, round: Round) -> str:
    batch = roster.batch
    return _("%(unit)s%(period)s%(scheme)s%(round)s") % {
        "unit": batch.unit.name,
        "period": batch.period,
        "scheme": batch.scheme.name,
        "round": round.name,
    }


@in_chinese
def suggest_place(roster: Roster, round: Round) -> str:
    unit = roster.batch.unit
    if round.place_kind == PlaceKind.VILLAGE_BOARD and unit.level != "village":
        return _("各村（社区）公示栏")
    return unit.board_place or _("%(unit)s公示栏") % {"unit": unit.name}


@in_chinese
def say_basis(round: Round) -> str:
    if round.basis_number:
        return _("%(basis)s（%(number)s）") % {"basis": round.legal_basis, "number": round.basis_number}
    return round.legal_basis


def facts(notice: Publication) -> dict:
    """What the ledger keeps of a notice: sums and dates, never a row."""
    return {
        "scheme": notice.scheme.code,
        "round": notice.round.name,
        "unit": notice.unit.code,
        "posted_on": notice.posted_on.isoformat(),
        "ends_at": notice.ends_at.isoformat() if notice.ends_at else "",
        "households": notice.households,
        "persons": notice.persons,
        "amount": f"{notice.amount:.2f}",
        "roster_digest": notice.roster.digest,
        "content_digest": notice.content_digest,
        "supersedes": notice.supersedes.number if notice.supersedes else "",
    }


def digest(notice: Publication) -> str:
    """A fingerprint of everything the notice shows: its words, its dates, its rows."""
    shown = [
        notice.number,
        notice.title,
        notice.place,
        notice.basis,
        notice.phone,
        notice.posted_on.isoformat(),
        notice.web_level,
        notice.roster.digest,
    ]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def write_totals(notice: Publication) -> None:
    sums = (
        notice.roster.entries.order_by()
        .values("village_id")
        .annotate(households=Count("pk"), persons=Sum("persons"), amount=Sum("amount"))
    )
    PublicationTotal.objects.bulk_create(PublicationTotal(publication=notice, **village) for village in sums)


def write_cells(notice: Publication) -> None:
    """Counts of five and more, in the township's order of villages, those without a village last."""
    rows = notice.roster.entries.order_by("village__sort_order", "village__code", "persons", "amount")
    households = [
        generalisation.Household(village, size or persons, amount)
        for village, size, persons, amount in rows.values_list("village_id", "household_size", "persons", "amount")
    ]
    cells = sorted(generalisation.tabulate(households), key=lambda cell: cell.village is None)
    PublicationCell.objects.bulk_create(
        PublicationCell(
            publication=notice,
            village_id=cell.village,
            size=cell.size,
            amount_from=cell.amount_from,
            households=cell.households,
        )
        for cell in cells
    )
