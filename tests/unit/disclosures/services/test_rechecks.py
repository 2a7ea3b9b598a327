import datetime as dt
from decimal import Decimal

import pytest

from disclosures.models import ChangeKind, ChangeReason, ChangeRecord, Frequency, RecheckPlan
from disclosures.refusals import Declined
from disclosures.services import rechecks
from disclosures.services.rechecks import Part
from portal.accounts.permissions import NotAllowed
from tests.factories.disclosures import RecheckPlanFactory, SchemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _june(time_machine):
    time_machine.move_to("2026-06-15 10:00+08:00", tick=False)


@pytest.fixture
def plan(village):
    return RecheckPlanFactory(village=village, frequency=Frequency.HALF_YEARLY, due_on=dt.date(2026, 6, 30))


PARTS = {
    "raised": Part(1, 2, Decimal(200), ChangeReason.INCOME_CHANGED),
    "reduced": Part(2, 3, Decimal(150), ChangeReason.INCOME_CHANGED),
    "stopped": Part(3, 6, Decimal(1800), ChangeReason.INCOME_OVER),
}


def finish(plan, by, **values):
    details = {"done_on": dt.date(2026, 6, 12), "unchanged": 14, "parts": PARTS, **values}
    return rechecks.finish_recheck(plan=plan, by=by, **details)


def test_villages_are_planned_once(clerk, village):
    details = {"by": clerk, "scheme": SchemeFactory(), "frequency": "yearly", "due_on": dt.date(2026, 12, 31)}
    rows = [{"village": village, "households": 40}]
    assert len(rechecks.plan_rechecks(rows=rows, **details)) == 1
    with pytest.raises(Declined, match="已经安排过"):
        rechecks.plan_rechecks(rows=rows, **details)
    with pytest.raises(Declined):
        rechecks.plan_rechecks(rows=[], **details)


def test_a_finished_check_writes_its_changes_and_plans_the_next(clerk, plan):
    finish(plan, clerk)
    found = dict(ChangeRecord.objects.values_list("kind", "amount"))
    assert found == {
        ChangeKind.RAISED: Decimal(200),
        ChangeKind.REDUCED: Decimal(-150),
        ChangeKind.STOPPED: Decimal(-1800),
    }
    assert set(ChangeRecord.objects.values_list("effective_month", flat=True)) == {dt.date(2026, 7, 1)}
    following = RecheckPlan.objects.get(done_on=None)
    assert (following.due_on, following.households) == (dt.date(2026, 12, 30), 17)
    with pytest.raises(Declined, match="已经登记过结果"):
        finish(plan, clerk)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"unchanged": 13}, "合计19户，应查20户"), ({"done_on": dt.date(2026, 6, 16)}, "还没到")],
)
def test_results_must_add_up_and_lie_behind_us(clerk, plan, wrong, told):
    with pytest.raises(Declined, match=told):
        finish(plan, clerk, **wrong)
    assert not ChangeRecord.objects.exists()


def test_a_wrong_result_is_taken_back_with_its_changes(clerk, plan):
    finish(plan, clerk)
    rechecks.reopen_recheck(plan=plan, by=clerk, because="checked")
    plan.refresh_from_db()
    assert plan.done_on is None
    assert not ChangeRecord.objects.current().exists()
    assert RecheckPlan.objects.count() == 1


def test_a_leader_reads_and_does_not_write(leader, plan):
    with pytest.raises(NotAllowed):
        finish(plan, leader)
