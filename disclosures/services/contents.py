"""What a notice says of itself and shows: its words, its sums, its cells, and the digests over them."""

import hashlib
import json

from django.utils.translation import gettext as _

from portal.privacy import vault
from portal.words import in_chinese

from ..models import PlaceKind, Publication, PublicationTotal, Roster, Round, WebLevel
from ..release import small
from . import cells


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
    words = _("%(unit)s%(period)s%(scheme)s%(round)s")
    if batch.is_repost:
        words = _("%(unit)s%(period)s%(scheme)s%(round)s（更正后重新公示）")
    return words % {
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
    """What the ledger keeps of a notice: sums and dates, never a row, and no family's money."""
    sums = {} if small.is_small(notice.households) else {"persons": notice.persons, "amount": f"{notice.amount:.2f}"}
    return {
        "scheme": notice.scheme.code,
        "round": notice.round.name,
        "unit": notice.unit.code,
        "document_date": notice.dated_on.isoformat(),
        "posted_on": notice.posted_on.isoformat(),
        "ends_at": notice.ends_at.isoformat() if notice.ends_at else "",
        "households": notice.households,
        **sums,
        "roster_digest": _roster_digest(notice),
        "content_digest": notice.content_digest,
        "supersedes": notice.supersedes.number if notice.supersedes else "",
        "follows": notice.follows.number if notice.follows else "",
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
        notice.dated_on.isoformat(),
        notice.web_level,
        _roster_digest(notice),
    ]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def public_sums(roster: Roster, plan: cells.Plan | None) -> dict:
    """The notice's own sums: exact, or rounded as one figure among the others of a generalised release."""
    sums = cells.whole(roster, plan) if plan else roster
    return {"households": sums.households, "persons": sums.persons, "amount": sums.amount}


def write(notice: Publication, plan: cells.Plan | None) -> None:
    """What stays when the rows are gone: sums by village, and the figures of a generalised release."""
    if plan:
        cells.write(notice, plan)
    else:
        PublicationTotal.objects.bulk_create(
            PublicationTotal(publication=notice, **village) for village in cells.sum_villages(notice.roster)
        )


def _roster_digest(notice: Publication) -> str:
    """Keyed where a plain digest would let anybody try rows until they fit: few rows, or rows that never were public."""
    if notice.web_level == WebLevel.MASKED and not small.is_small(notice.households):
        return notice.roster.digest
    return vault.fingerprint("roster digest", notice.roster.digest)
