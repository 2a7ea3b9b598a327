"""Posting a roster, taking a notice down, correcting one. Each is one transaction and one line of the public ledger."""

import datetime as dt
import hashlib
import json

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.kept import editions
from portal.ledger import services as ledger
from portal.orgs.selectors import office
from portal.privacy import detect
from portal.words import in_chinese
from portal.workdays import calendar

from .. import generalisation, permissions, states
from ..models import (
    BatchState,
    Channel,
    Outcome,
    PlaceKind,
    Publication,
    PublicationCell,
    PublicationTotal,
    Roster,
    RosterState,
    Round,
    RoundKind,
    WebLevel,
    WithdrawalReason,
)
from ..refusals import Declined
from . import announcements
from .numbers import take_next, write_number

PUBLISHED, WITHDRAWN, OUTCOME, EXTENDED = "notice.published", "notice.withdrawn", "notice.outcome", "notice.extended"


@transaction.atomic
def publish(
    *,
    roster: Roster,
    by,
    round: Round | None = None,
    posted_on: dt.date | None = None,
    title: str = "",
    place: str = "",
    is_whole_roster: bool | None = None,
    supersedes: Publication | None = None,
    follows: Publication | None = None,
) -> Publication:
    """Post an approved roster for its window. 57号 art 19: 7 full days, the day of posting not counted."""
    permissions.require_publish(by, roster)
    roster = Roster.objects.select_for_update().get(pk=roster.pk)
    batch = roster.batch
    round = round or batch.round
    now = timezone.now()
    posted_on = posted_on or timezone.localdate(now)
    _decline_unpublishable(roster, round, posted_on)
    opens_at, window = _open_window(round, posted_on, now)
    title = title.strip() or suggest_title(roster, round)
    place = place.strip() or suggest_place(roster, round)
    _decline_personal(title, place)

    year = timezone.localdate(now).year
    sequence = take_next(year)
    notice = Publication(
        number=write_number(year, sequence),
        year=year,
        sequence=sequence,
        roster=roster,
        round=round,
        scheme=batch.scheme,
        unit=batch.unit,
        title=title,
        period=batch.period,
        place=place,
        basis=say_basis(round),
        phone=office().phone,
        web_level=WebLevel.TOTALS if round.channel == Channel.BOARD else round.web_level,
        is_whole_roster=round.kind == RoundKind.LONG_TERM if is_whole_roster is None else is_whole_roster,
        posted_on=posted_on,
        opens_at=opens_at,
        ends_at=window.ends_at if window else None,
        provisional=window.provisional if window else False,
        calendar_version=window.calendar_version if window else 0,
        supersedes=supersedes,
        follows=follows or find_earlier_round(roster, round),
        published_by=by,
        published_at=now,
        households=roster.households,
        persons=roster.persons,
        amount=roster.amount,
    )
    notice.content_digest = _digest(notice)
    entry = ledger.append(
        action=PUBLISHED, subject=notice.number, title=title, facts=_facts(notice), office=office().organ_name
    )
    notice.ledger_number, notice.ledger_digest = entry.number, entry.digest
    notice.save(force_insert=True)
    _write_totals(notice)
    if notice.web_level == WebLevel.GENERALISED:
        _write_cells(notice)
    roster.state = RosterState.PUBLISHED
    roster.save(update_fields=["state"])
    announcements.announce(notice)
    editions.bump()
    return notice


@transaction.atomic
def withdraw(*, publication: Publication, by, reason: str) -> Publication:
    """Take a notice down before its end. The reason, one of a closed list, fixes what visitors still read."""
    permissions.require_withdraw(by, publication)
    if reason not in WithdrawalReason.values:
        raise Declined(_("请从列表里选择撤下的原因。"))
    notice = Publication.objects.select_for_update().get(pk=publication.pk)
    if notice.withdrawn_at is not None:
        raise Declined(_("公示%(number)s已经撤下，不用重复操作。") % {"number": notice.number})
    notice.withdrawn_by, notice.withdrawn_at, notice.withdrawal_reason = by, timezone.now(), reason
    notice.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawal_reason"])
    ledger.append(
        action=WITHDRAWN,
        subject=notice.number,
        title=notice.title,
        facts={"reason": reason, "content_digest": notice.content_digest},
        office=office().organ_name,
    )
    announcements.silence(notice)
    editions.bump()
    return notice


@transaction.atomic
def supersede(*, publication: Publication, roster: Roster, by, **details) -> Publication:
    """Correct a notice: the old one comes down, a new one with its own number and a full window takes its place."""
    old = Publication.objects.select_for_update().get(pk=publication.pk)
    if old.withdrawn_at is None:
        old = withdraw(publication=old, by=by, reason=WithdrawalReason.SUPERSEDED)
    details.setdefault("round", old.round)
    return publish(roster=roster, by=by, supersedes=old, **details)


@transaction.atomic
def record_outcome(*, publication: Publication, by, outcome: str, objections: int = 0) -> Publication:
    """Say what came of the window. 57号 art 19: an objection means a new investigation, and its result is told."""
    permissions.require_outcome(by, publication)
    notice = Publication.objects.select_for_update().get(pk=publication.pk)
    if states.state_of(notice, timezone.now()) is not states.State.CLOSED:
        raise Declined(_("公示期满以后才能登记结果。"))
    if notice.outcome:
        raise Declined(_("公示%(number)s的结果已经登记，不能改写。") % {"number": notice.number})
    if outcome not in Outcome.values:
        raise Declined(_("请从列表里选择公示结果。"))
    if (outcome == Outcome.NO_OBJECTION) != (objections == 0):
        raise Declined(_("异议件数和公示结果对不上：没有异议时件数填0，有异议时写明件数。"))
    notice.outcome, notice.objections = outcome, objections
    notice.outcome_by, notice.outcome_at = by, timezone.now()
    notice.save(update_fields=["outcome", "objections", "outcome_by", "outcome_at"])
    ledger.append(
        action=OUTCOME,
        subject=notice.number,
        title=notice.title,
        facts={"outcome": outcome, "objections": objections},
        office=office().organ_name,
    )
    editions.bump()
    return notice


@transaction.atomic
def recompute_provisional() -> list[Publication]:
    """Count provisional windows again once their year's holidays are known. An end already told is never moved up."""
    moved = []
    now = timezone.now()
    notices = Publication.objects.select_for_update().standing().filter(provisional=True, ends_at__gt=now)
    for notice in notices:
        round = notice.round
        window = count_window(round, notice.posted_on)
        is_later = window.ends_at > notice.ends_at
        notice.ends_at = max(window.ends_at, notice.ends_at)
        notice.provisional, notice.calendar_version = window.provisional, window.calendar_version
        notice.save(update_fields=["ends_at", "provisional", "calendar_version"])
        moved.append(notice)
        if is_later:
            ledger.append(
                action=EXTENDED,
                subject=notice.number,
                title=notice.title,
                facts={"ends_at": notice.ends_at.isoformat(), "calendar_version": notice.calendar_version},
            )
            announcements.announce(notice)
    if moved:
        editions.bump()
    return moved


def count_window(round: Round, posted_on: dt.date):
    """The window that the calendar counts from the day of posting; None for a round without an end."""
    return calendar.current().window(posted_on, round.days, round.unit) if round.days else None


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


def _decline_unpublishable(roster: Roster, round: Round, posted_on: dt.date) -> None:
    if roster.state == RosterState.PUBLISHED:
        raise Declined(
            _("这份名册已经发布，公示编号是%(number)s，不能再次发布。要更正请用“更正并重新公示”。")
            % {"number": roster.publication.number}
        )
    if roster.state != RosterState.APPROVED:
        raise Declined(_("这份名册现在是“%(state)s”，审批通过以后才能发布。") % {"state": roster.get_state_display()})
    if roster.batch.state != BatchState.CONFIRMED:
        raise Declined(_("这份名册的批次已经撤销，不能发布。"))
    if round.procedure.scheme_id != roster.batch.scheme_id:
        raise Declined(_("公示轮次和名册的救助项目不一致，请重新选择轮次。"))
    if round.basis_valid_until and round.basis_valid_until < posted_on:
        raise Declined(
            _("依据“%(basis)s”已于%(day)s废止，不能再作为公示的依据。请先更新公示程序里的依据。")
            % {"basis": round.legal_basis, "day": round.basis_valid_until.isoformat()}
        )
    if posted_on < timezone.localdate(roster.approved_at):
        raise Declined(_("张贴日期不能早于审批通过的日期，请核对张贴日期。"))


def _open_window(round: Round, posted_on: dt.date, now: dt.datetime):
    """When the page opens, and its window."""
    morning = timezone.make_aware(dt.datetime.combine(posted_on, dt.time.min))
    opens_at = max(now, morning)
    window = count_window(round, posted_on)
    if window is not None and window.ends_at <= opens_at:
        raise Declined(_("按这个张贴日期，公示期已经过了。请核对张贴日期，或重新张贴后再发布。"))
    return opens_at, window


def _decline_personal(*texts: str) -> None:
    """Free text leaks as often as tables do: titles and places are read by the same detectors."""
    for text in texts:
        for finding in detect.find(text):
            raise Declined(
                _("标题或地点里有不能公开的内容：%(kind)s。请改写后再发布。") % {"kind": detect.describe(finding)}
            )


def _facts(notice: Publication) -> dict:
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


def _digest(notice: Publication) -> str:
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


def _write_totals(notice: Publication) -> None:
    sums = (
        notice.roster.entries.order_by()
        .values("village_id")
        .annotate(households=Count("pk"), persons=Sum("persons"), amount=Sum("amount"))
    )
    PublicationTotal.objects.bulk_create(PublicationTotal(publication=notice, **village) for village in sums)


def _write_cells(notice: Publication) -> None:
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
