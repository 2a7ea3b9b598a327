"""Re-checks: yearly, half-yearly where income is unstable (57号 art 31). A finished one writes its changes down."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import permissions
from portal.kept import editions

from ..books.quarters import add_months
from ..models import ChangeKind, Frequency, RecheckPlan
from ..models.recheck import RESULTS
from ..refusals import Declined
from . import changes

MONTHS_BETWEEN = {Frequency.YEARLY: 12, Frequency.HALF_YEARLY: 6}
KINDS = {"raised": ChangeKind.RAISED, "reduced": ChangeKind.REDUCED, "stopped": ChangeKind.STOPPED}


@dataclass(frozen=True)
class Part:
    """What a check came to for some of the households."""

    households: int
    persons: int
    amount: Decimal
    reason: str


@transaction.atomic
def plan_rechecks(*, by, scheme, frequency: str, due_on: dt.date, rows: Iterable[dict]) -> list[RecheckPlan]:
    """Set the day by which each village's households must have been checked."""
    plans = []
    for row in rows:
        permissions.require(by, changes.ADD, row["village"])
        plan = RecheckPlan(scheme=scheme, frequency=frequency, due_on=due_on, planned_by=by, **row)
        plan.full_clean(exclude=["done_by"], validate_unique=False, validate_constraints=False)
        plans.append(plan)
    if not plans:
        raise Declined(_("没有填任何一个村。请至少填一行。"))
    try:
        with transaction.atomic():
            RecheckPlan.objects.bulk_create(plans)
    except IntegrityError:
        raise Declined(_("其中有的村已经安排过同一天、同一频次的复核。请从列表里核对。")) from None
    editions.bump()
    return plans


@transaction.atomic
def finish_recheck(*, plan: RecheckPlan, by, done_on: dt.date, unchanged: int, parts: dict[str, Part]) -> RecheckPlan:
    """Write down what the check came to, and plan the next one for those who stay."""
    permissions.require(by, changes.ADD, plan)
    plan = RecheckPlan.objects.select_for_update(of=("self",)).select_related("scheme", "village").get(pk=plan.pk)
    counts = {"unchanged": unchanged, **{name: parts[name].households if name in parts else 0 for name in KINDS}}
    _decline_unfinishable(plan, done_on, sum(counts.values()))
    next_month = add_months(done_on.replace(day=1), 1)  # 57号 art 21
    for name, part in parts.items():
        if part.households:
            changes.record_change(
                by=by,
                kind=KINDS[name],
                reason=part.reason,
                scheme=plan.scheme,
                village=plan.village,
                households=part.households,
                persons=part.persons,
                amount=part.amount,
                decided_on=done_on,
                effective_month=next_month,
                recheck=plan,
            )
    for name in RESULTS:
        setattr(plan, name, counts[name])
    plan.done_on, plan.done_by = done_on, by
    plan.save()
    _plan_next(plan, by)
    editions.bump()
    return plan


def _decline_unfinishable(plan: RecheckPlan, done_on: dt.date, counted: int) -> None:
    if plan.done_on:
        raise Declined(_("这次复核已经登记过结果。要更正请先重新打开。"))
    if done_on > timezone.localdate():
        raise Declined(_("完成日期还没到，请核对。"))
    if counted != plan.households:
        raise Declined(
            _("四项结果合计%(counted)d户，应查%(planned)d户，两个数要相等。")
            % {"counted": counted, "planned": plan.households}
        )


def _plan_next(plan: RecheckPlan, by) -> None:
    staying = plan.households - (plan.stopped or 0)
    if staying:
        RecheckPlan.objects.get_or_create(
            scheme=plan.scheme,
            village=plan.village,
            frequency=plan.frequency,
            due_on=add_months(plan.due_on, MONTHS_BETWEEN[Frequency(plan.frequency)]),
            defaults={"households": staying, "planned_by": by},
        )


@transaction.atomic
def reopen_recheck(*, plan: RecheckPlan, by, because: str) -> RecheckPlan:
    """Take back a wrong result: its changes are struck out with the reason, and the check is due again."""
    permissions.require(by, changes.CORRECT, plan)
    plan = RecheckPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if not plan.done_on:
        raise Declined(_("这次复核还没有登记结果。"))
    for change in plan.changes.filter(is_current=True):
        changes.cancel_change(change=change, by=by, because=because)
    follow = add_months(plan.due_on, MONTHS_BETWEEN[Frequency(plan.frequency)])
    RecheckPlan.objects.filter(
        scheme=plan.scheme, village=plan.village, frequency=plan.frequency, due_on=follow, done_on__isnull=True
    ).delete()
    for name in RESULTS:
        setattr(plan, name, None)
    plan.done_on = plan.done_by = None
    plan.save()
    editions.bump()
    return plan
