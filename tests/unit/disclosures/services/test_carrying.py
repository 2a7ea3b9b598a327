"""Between two rounds: who goes on, who falls out, who changed, told before anything is written."""

import datetime as dt
from decimal import Decimal

import pytest

from disclosures import selectors
from disclosures.models import Batch, BatchState, CarriedMark, ImportRow, Publication
from disclosures.refusals import Declined
from disclosures.services import batches, carrying, publications, rosters, rounds
from disclosures.services.carrying import Mark
from portal.accounts.permissions import NotAllowed
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import BatchFactory, ImportRowFactory, RoundFactory

pytestmark = pytest.mark.django_db
DROP = Mark(1, "dropped", "application_withdrawn")
CHANGE = Mark(2, "changed", "income_changed", amount=Decimal("300.00"))


@pytest.fixture(autouse=True)
def _monday(time_machine, calendar):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)


@pytest.fixture
def second_round():
    return RoundFactory(order=2, name="审批公示", kind="confirmation", decided_by="county")


@pytest.fixture
def posted(village, clerk, leader, publisher):
    """Three households through the ordinary way, posted on Monday 2 March."""
    batch = BatchFactory(confirmed=True, uploader=clerk, unit=village, row_count=3)
    for name, amount in (("赵德安", "620.00"), ("赵小虎", "415.50"), ("钱秀英", "500.00")):
        sealed = {"name": name, "household_size": 3, "persons": 2, "amount": amount}
        ImportRowFactory(batch=batch, village=village, sealed=sealed, identity_fingerprint=name)
    return send(rosters.build(batch=batch, by=clerk), clerk, leader, publisher)


def send(roster, clerk, leader, publisher) -> Publication:
    rosters.submit(roster=roster, by=clerk)
    rosters.approve(roster=roster, by=leader)
    roster.refresh_from_db()
    return publications.publish(roster=roster, by=publisher)


@pytest.fixture
def finished(posted, publisher, time_machine):
    time_machine.move_to("2026-03-10 09:00+08:00", tick=False)
    return publications.record_outcome(publication=posted, by=publisher)


def test_the_plan_tells_everybody_apart_and_writes_nothing(finished, clerk, second_round):
    found = carrying.plan(publication=finished, by=clerk, marks=[CHANGE, DROP])
    assert (found.step.round, found.step.is_repost, found.households) == (second_round, False, 2)
    assert [line.serial for line in found.kept] == [3]
    [dropped], [changed] = found.dropped, found.changed
    assert (dropped.line.serial, dropped.reason) == (1, "本人撤回申请")
    assert (changed.line.serial, changed.line.amount, changed.after) == (
        2,
        Decimal("415.50"),
        (3, 2, Decimal("300.00")),
    )
    assert Batch.objects.count() == 1
    assert not CarriedMark.objects.exists()


def test_the_next_round_is_made_from_the_sealed_rows(finished, clerk, leader, publisher, second_round):
    roster = carrying.carry(publication=finished, by=clerk, marks=[DROP, CHANGE])
    batch = roster.batch
    assert (batch.follows, batch.round, batch.state, batch.row_count) == (finished, second_round, "confirmed", 2)
    assert batch.file_name == f"由公示{finished.number}转入"
    rows = {row.identity_fingerprint: row.sealed for row in ImportRow.objects.filter(batch=batch)}
    assert rows["赵小虎"] == {"name": "赵小虎", "household_size": 3, "persons": 2, "amount": "300.00"}
    assert set(rows) == {"赵小虎", "钱秀英"}
    assert (roster.state, roster.households, roster.amount) == ("draft", 2, Decimal("800.00"))

    notice = send(roster, clerk, leader, publisher)
    assert (notice.follows, notice.kept, notice.dropped, notice.changed) == (finished, 1, 1, 1)
    assert [others for _round, others in selectors.rounds_of(notice)] == [[finished], [notice]]


def test_with_nothing_marked_everybody_goes_on(finished, clerk, leader, publisher, second_round):
    notice = send(carrying.carry(publication=finished, by=clerk), clerk, leader, publisher)
    assert (notice.kept, notice.dropped, notice.changed) == (3, 0, 0)
    assert notice.roster.digest == finished.roster.digest


def test_a_clerk_who_carried_a_roster_over_does_not_approve_it(finished, second_round, township):
    both = StaffFactory(role="case_worker", unit=township)
    both.groups.add(StaffFactory(role="leader", unit=township).groups.get())
    roster = carrying.carry(publication=finished, by=both)
    rosters.submit(roster=roster, by=both)
    with pytest.raises(NotAllowed, match="不能由您审批"):
        rosters.approve(roster=roster, by=both)


def test_a_notice_goes_on_once(finished, clerk, second_round):
    roster = carrying.carry(publication=finished, by=clerk)
    with pytest.raises(Declined, match="已经转入审批公示"):
        carrying.carry(publication=finished, by=clerk)
    batches.withdraw(batch=roster.batch, by=clerk, reason="改动写错了")
    again = carrying.carry(publication=finished, by=clerk, marks=[DROP])
    assert again.households == 2
    assert Batch.objects.filter(state=BatchState.CONFIRMED, follows=finished).get() == again.batch


def test_what_is_not_over_or_not_settled_does_not_go_on(posted, clerk, second_round, time_machine):
    with pytest.raises(Declined, match="公示期还没有满"):
        carrying.plan(publication=posted, by=clerk)
    time_machine.move_to("2026-03-10 09:00+08:00", tick=False)
    with pytest.raises(Declined, match="还没有登记结果"):
        carrying.plan(publication=posted, by=clerk)


def test_the_last_round_has_no_next(finished, clerk):
    with pytest.raises(Declined, match="最后一轮"):
        carrying.plan(publication=finished, by=clerk)


def test_a_notice_taken_down_does_not_go_on(posted, clerk, publisher, second_round):
    notice = publications.withdraw(publication=posted, by=publisher, reason="wrong_content")
    with pytest.raises(Declined, match="已经撤下"):
        carrying.plan(publication=notice, by=clerk)


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        (Mark(9, "dropped", "death"), "没有第9号"),
        (Mark(1, "dropped", "income_changed"), "处理和原因对不上"),
        (Mark(1, "gone", "death"), "处理和原因对不上"),
        (Mark(1, "changed", "income_changed"), "都没有变"),
        (Mark(1, "changed", "income_changed", amount=Decimal(0)), "数字不对"),
        (Mark(1, "changed", "household_changed", persons=4), "数字不对"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_a_mark_that_makes_no_sense_is_declined(finished, clerk, second_round, mark, sentence):
    with pytest.raises(Declined, match=sentence):
        carrying.plan(publication=finished, by=clerk, marks=[mark])


def test_one_household_has_one_mark_and_somebody_must_be_left(finished, clerk, second_round):
    with pytest.raises(Declined, match="写了两次"):
        carrying.plan(publication=finished, by=clerk, marks=[DROP, DROP])
    everybody = [Mark(serial, "dropped", "not_approved") for serial in (1, 2, 3)]
    with pytest.raises(Declined, match="没有可以公示的户"):
        carrying.plan(publication=finished, by=clerk, marks=everybody)


def test_rows_past_their_day_cannot_go_on(finished, clerk, second_round):
    ImportRow.objects.filter(batch=finished.roster.batch).delete()
    with pytest.raises(Declined, match="已按期删除"):
        carrying.plan(publication=finished, by=clerk)


def test_who_may_not_carry_on(finished, publisher, leader, second_round):
    for other in (publisher, leader):
        with pytest.raises(NotAllowed):
            carrying.carry(publication=finished, by=other)


def test_a_correction_is_posted_again_for_the_days_of_its_round(
    posted, clerk, leader, publisher, second_round, time_machine, register
):
    posted.round.repost_days = 3
    posted.round.save()
    time_machine.move_to("2026-03-10 09:00+08:00", tick=False)
    register(posted.number, corrected=1)
    first = publications.record_outcome(publication=posted, by=publisher)
    with pytest.raises(Declined, match="怎样更正"):
        carrying.carry(publication=first, by=clerk)
    roster = carrying.carry(publication=first, by=clerk, marks=[Mark(1, "changed", "corrected", persons=1)])
    assert (roster.batch.is_repost, roster.batch.round) == (True, first.round)

    again = send(roster, clerk, leader, publisher)
    assert again.is_repost
    assert again.title.endswith("（更正后重新公示）")
    assert again.ends_at == dt.datetime.fromisoformat("2026-03-14 00:00+08:00")  # Tuesday and three days
    assert [others for _round, others in selectors.rounds_of(first)] == [[first, again], []]

    time_machine.move_to("2026-03-14 09:00+08:00", tick=False)
    again = publications.record_outcome(publication=again, by=publisher)
    assert rounds.next_step(again) == rounds.Step(second_round, is_repost=False)


def test_a_roster_carried_over_goes_to_its_own_round(finished, clerk, leader, publisher, second_round):
    roster = carrying.carry(publication=finished, by=clerk)
    rosters.submit(roster=roster, by=clerk)
    rosters.approve(roster=roster, by=leader)
    with pytest.raises(Declined, match="不能用在别的轮次"):
        publications.publish(roster=roster, by=publisher, round=finished.round)
    publications.withdraw(publication=finished, by=publisher, reason="wrong_procedure")
    with pytest.raises(Declined, match=f"上一轮公示{finished.number}已经撤下"):
        publications.publish(roster=roster, by=publisher)
