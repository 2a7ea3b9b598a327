"""Waiting for the person's papers: said once what is missing, and the clocks that allow it stand still meanwhile."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.wording import say_day
from petitions.deadlines import Rule
from petitions.errors import Refused, WrongState
from petitions.models import Deadline, Hold, Petition
from petitions.vocabulary import Action, Kind
from portal.words import in_chinese
from portal.workdays import calendar

from . import clocks
from .moves import moving
from .texts import need


def ask_papers(
    *, petition: Petition, by, papers: str, wanted_by: date | None = None, note: str = "", version: int | None = None
) -> Hold:
    """Tell what is missing, all of it at once (政府信息公开条例 art 30; for other matters by the same habit)."""
    with moving(Action.ASK_PAPERS, petition=petition, by=by, version=version) as step:
        papers, today = need(papers, _("请一次写清要补哪些材料，来件人会看到。")), timezone.localdate()
        if wanted_by is not None and wanted_by <= today:
            raise Refused(_("请补充的日期应在今天以后，给来件人留出时间。"))
        _check_may_ask(step.petition)
        hold = Hold.objects.create(
            petition=step.petition, papers=papers, asked_on=today, asked_by=by, wanted_by=wanted_by
        )
        changed = _recount(step.petition)
        step.public_note = say_missing(papers, wanted_by)
        step.internal_note = note.strip()
        step.facts = {"hold": hold.pk, "stopped": sorted({str(clock.rule) for clock in changed if clock.paused_on})}
    return hold


def papers_in(*, petition: Petition, by, on: date | None = None, note: str = "", version: int | None = None) -> Hold:
    """The papers are in: the clocks run on from the next day, or from the beginning where the article says so."""
    with moving(Action.PAPERS_IN, petition=petition, by=by, version=version) as step:
        hold = step.petition.holds.select_for_update().filter(until_on__isnull=True).first()
        if hold is None:
            raise WrongState(_("这件来件没有在等补充材料。"))
        on = on or timezone.localdate()
        if not hold.asked_on <= on <= timezone.localdate():
            raise Refused(_("补齐的日期应在告知之日%(asked)s和今天之间。") % {"asked": say_day(hold.asked_on)})
        stopped = {clock.pk: clock.due for clock in step.petition.deadlines.on_hold()}
        hold.until_on, hold.ended_by = on, by
        hold.save(update_fields=["until_on", "ended_by"])
        moved = [clock for clock in _recount(step.petition) if clock.pk in stopped]
        if moved:
            main = max(moved, key=lambda clock: (clock.rule != Rule.PROMISE, clock.due))
            step.deadline_before, step.deadline_after = stopped[main.pk], main.due
        step.internal_note = note.strip()
        step.facts = {"hold": hold.pk, "due": {clock.code: clock.due.isoformat() for clock in moved}}
    return hold


def _check_may_ask(petition: Petition) -> None:
    if petition.holds.filter(until_on__isnull=True).exists():
        raise WrongState(_("已经在等来件人补充材料。补齐以后请先登记“材料已补齐”。"))
    if petition.kind != Kind.INFORMATION:
        return
    if petition.confirmed_on is None:
        raise WrongState(_("请先与申请人确认收到日期，再要求补正。"))
    if petition.holds.exists():
        raise WrongState(_("信息公开申请只能要求补正一次（政府信息公开条例第三十条）。请按现有材料答复。"))
    clock = petition.deadlines.running().filter(rule=Rule.ASK_CORRECTION).first()
    if clock is None or clock.is_lapsed:
        raise WrongState(_("收到申请已超过7个工作日，不能再要求补正（政府信息公开条例第三十条）。请按现有材料答复。"))


def _recount(petition: Petition) -> list[Deadline]:
    today, waits = calendar.current(), clocks.waits_of(petition)
    return [clocks.recount(clock, today, waits) for clock in petition.deadlines.running()]


@in_chinese
def say_missing(papers: str, wanted_by: date | None) -> str:
    if wanted_by is None:
        return _("请补充：%(papers)s") % {"papers": papers}
    return _("请在%(day)s以前补充：%(papers)s") % {"day": say_day(wanted_by), "papers": papers}
