"""Posting a roster, taking a notice down, correcting one. Each is one transaction and one line of the public ledger."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.kept import editions
from portal.ledger import services as ledger
from portal.orgs.selectors import office

from .. import permissions, states
from ..models import (
    Publication,
    Roster,
    RosterState,
    Round,
    RoundKind,
    WebLevel,
    WithdrawalReason,
)
from ..refusals import Declined
from ..release.measuring import web_level_of
from ..supervision import objections
from . import announcements, cells, contents, corrections, listings, posting, reviews, rounds
from .numbers import take_next, write_number

PUBLISHED, WITHDRAWN, OUTCOME, EXTENDED = "notice.published", "notice.withdrawn", "notice.outcome", "notice.extended"


@transaction.atomic
def publish(
    *,
    roster: Roster,
    by,
    round: Round | None = None,
    posted_on: dt.date | None = None,
    document_date: dt.date | None = None,
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
    document_date = document_date or posted_on
    posting.decline_unpublishable(roster, round, posted_on)
    posting.decline_misdated(posted_on, document_date)
    rounds.decline_out_of_turn(batch, round)
    window = posting.count_window(round, posted_on, batch.is_repost)
    title = title.strip() or contents.suggest_title(roster, round)
    place = place.strip() or contents.suggest_place(roster, round)
    posting.decline_personal(title, place)

    year = timezone.localdate(now).year
    sequence = take_next(year)  # one publication at a time from here on
    reviews.decline_unreviewed(roster, round)
    web_level = web_level_of(round)
    plan = cells.plan(roster) if web_level == WebLevel.GENERALISED else None
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
        basis=contents.say_basis(round),
        phone=office().phone,
        web_level=web_level,
        is_whole_roster=round.kind == RoundKind.LONG_TERM if is_whole_roster is None else is_whole_roster,
        document_date=document_date,
        posted_on=posted_on,
        opens_at=posting.opening(posted_on, now),
        ends_at=window.ends_at if window else None,
        provisional=window.provisional if window else False,
        calendar_version=window.calendar_version if window else 0,
        supersedes=supersedes,
        follows=batch.follows or follows or contents.find_earlier_round(roster, round),
        is_repost=batch.is_repost,
        **rounds.count_carried(batch, web_level),
        published_by=by,
        published_at=now,
        **contents.public_sums(roster, plan),
    )
    notice.content_digest = contents.digest(notice)
    correction = corrections.compare(notice)
    facts = {**contents.facts(notice), **corrections.facts(correction)}
    entry = ledger.append(action=PUBLISHED, subject=notice.number, title=title, facts=facts, office=office().organ_name)
    notice.ledger_number, notice.ledger_digest = entry.number, entry.digest
    notice.save(force_insert=True)
    if correction is not None:
        correction.save(force_insert=True)
    contents.write(notice, plan)
    listings.write(notice)
    roster.state = RosterState.PUBLISHED
    roster.save(update_fields=["state"])
    announcements.announce(notice)
    editions.bump()
    return notice


@transaction.atomic
def withdraw(*, publication: Publication, by, reason: str) -> Publication:
    """Take a notice down. The reason, one of a closed list, fixes what visitors still read; few are left after its end."""
    permissions.require_withdraw(by, publication)
    if reason not in WithdrawalReason.values:
        raise Declined(_("请从列表里选择撤下的原因。"))
    notice = Publication.objects.select_for_update().get(pk=publication.pk)
    if notice.withdrawn_at is not None:
        raise Declined(_("公示%(number)s已经撤下，不用重复操作。") % {"number": notice.number})
    now = timezone.now()
    if reason in states.BY_HAND and reason not in states.reasons_by_hand(notice, now):
        raise Declined(
            _("公示%(number)s的公示期已满，名单已经撤下。只有合计有误或者程序有误的，才需要再撤下。")
            % {"number": notice.number}
        )
    notice.withdrawn_by, notice.withdrawn_at, notice.withdrawal_reason = by, now, reason
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


def withdraw_urgently(*, publication: Publication, by) -> Publication:
    """Take a notice down now and look into it afterwards: the one act that asks for no reason (domain.md 9b).

    Gone at once from every surface, sums included, since nobody knows yet what is wrong. What is posted again later
    is a new notice with a full window.
    """
    return withdraw(publication=publication, by=by, reason=WithdrawalReason.URGENT)


@transaction.atomic
def supersede(*, publication: Publication, roster: Roster, by, **details) -> Publication:
    """Correct a notice: the old one comes down, a new one with its own number and a full window takes its place."""
    old = Publication.objects.select_for_update().get(pk=publication.pk)
    if old.withdrawn_at is None:
        old = withdraw(publication=old, by=by, reason=WithdrawalReason.SUPERSEDED)
    details.setdefault("round", old.round)
    details["follows"] = details.get("follows") or old.follows
    return publish(roster=roster, by=by, supersedes=old, **details)


@transaction.atomic
def record_outcome(*, publication: Publication, by) -> Publication:
    """Say what came of the window, as the register of objections has it; nothing is typed in.

    57号 art 19: an objection means a new investigation, and its result is told. Until then there is no outcome.
    """
    permissions.require_outcome(by, publication)
    notice = Publication.objects.select_for_update().get(pk=publication.pk)
    if states.state_of(notice, timezone.now()) is not states.State.CLOSED:
        raise Declined(_("公示期满以后才能登记结果。"))
    if notice.outcome:
        raise Declined(_("公示%(number)s的结果已经登记，不能改写。") % {"number": notice.number})
    if waiting := objections.open_count(notice.number):
        raise Declined(
            _("还有%(count)d件异议正在核查，不能登记结果。请先把这些来件查清、答复，再来登记。") % {"count": waiting}
        )
    results = objections.outcomes(notice.number)
    notice.outcome, notice.objections = objections.outcome_of(results), sum(results.values())
    notice.objection_results = results
    notice.outcome_by, notice.outcome_at = by, timezone.now()
    notice.save(update_fields=["outcome", "objections", "objection_results", "outcome_by", "outcome_at"])
    ledger.append(
        action=OUTCOME,
        subject=notice.number,
        title=notice.title,
        facts={"outcome": str(notice.outcome), "objections": notice.objections, "results": results},
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
        window = posting.count_window(round, notice.posted_on, notice.is_repost)
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
