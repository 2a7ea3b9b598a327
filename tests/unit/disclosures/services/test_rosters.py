import pytest
from django.db import DatabaseError, IntegrityError, transaction

from disclosures.models import BatchState, Roster, RosterState
from disclosures.refusals import Declined
from disclosures.services import rosters
from portal.accounts.permissions import NotAllowed
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import BatchFactory, RosterFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


def test_build_writes_masked_rows_and_sums(batch, clerk):
    roster = rosters.build(batch=batch, by=clerk)
    assert list(roster.entries.values_list("serial", "label", "household_size", "persons")) == [
        (1, "赵**①", 3, 2),
        (2, "赵**②", 1, 1),
    ]
    assert (roster.households, roster.persons, str(roster.amount)) == (2, 3, "1035.50")
    assert roster.state == RosterState.DRAFT
    assert len(roster.digest) == 64


def test_build_twice_is_declined(batch, clerk):
    rosters.build(batch=batch, by=clerk)
    with pytest.raises(Declined, match="已经制作过名册"):
        rosters.build(batch=batch, by=clerk)


@pytest.mark.parametrize("state", [BatchState.RECEIVED, BatchState.CHECKED, BatchState.WITHDRAWN])
def test_an_unconfirmed_batch_is_declined(batch, clerk, state):
    batch.state = state
    batch.save()
    with pytest.raises(Declined, match="还没有确认"):
        rosters.build(batch=batch, by=clerk)


def test_an_empty_batch_leaves_nothing_behind(clerk, township):
    with pytest.raises(Declined, match="没有可以公示的行"):
        rosters.build(batch=BatchFactory(confirmed=True, unit=township), by=clerk)
    assert not Roster.objects.exists()


def test_a_failure_while_writing_rows_leaves_no_roster(batch, clerk, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(rosters.bulk, "insert", fail)
    with pytest.raises(OSError):
        rosters.build(batch=batch, by=clerk)
    assert not Roster.objects.exists()


def test_another_village_may_not_build(batch):
    stranger = StaffFactory(role="case_worker", unit=OrgUnitFactory())
    with pytest.raises(NotAllowed):
        rosters.build(batch=batch, by=stranger)


def test_a_second_person_approves(batch, clerk, leader):
    roster = rosters.submit(roster=rosters.build(batch=batch, by=clerk), by=clerk)
    assert roster.state == RosterState.IN_REVIEW
    roster = rosters.approve(roster=roster, by=leader)
    assert (roster.state, roster.approved_by) == (RosterState.APPROVED, leader)
    with pytest.raises(Declined, match="现在是“已审批”，不能审批"):
        rosters.approve(roster=roster, by=leader)


@pytest.mark.parametrize("part", ["uploader", "confirmed_by", "built_by"])
def test_who_made_it_never_approves_it(leader, part):
    if part == "built_by":
        roster = RosterFactory(in_review=True, built_by=leader, batch__unit=leader.unit)
    else:
        roster = RosterFactory(
            in_review=True, built_by=StaffFactory(), batch__unit=leader.unit, **{f"batch__{part}": leader}
        )
    for decide in (rosters.approve, lambda **who: rosters.return_(**who, reason="重报")):
        with pytest.raises(NotAllowed, match="不能由您审批"):
            decide(roster=roster, by=leader)


def test_the_table_refuses_it_too(leader):
    with pytest.raises(IntegrityError), transaction.atomic():
        RosterFactory(approved=True, approved_by=leader, built_by=leader)


def test_a_return_needs_a_reason_and_undoes_the_approval(batch, clerk, leader):
    roster = rosters.submit(roster=rosters.build(batch=batch, by=clerk), by=clerk)
    rosters.approve(roster=roster, by=leader)
    with pytest.raises(Declined, match="写明退回的原因"):
        rosters.return_(roster=roster, by=leader, reason="  ")
    roster = rosters.return_(roster=roster, by=leader, reason="杜村少报两户，请核对后重报")
    assert (roster.state, roster.approved_by, roster.returned_by) == (RosterState.RETURNED, None, leader)
    assert rosters.submit(roster=roster, by=clerk).return_reason == ""


@pytest.mark.parametrize("act", [rosters.submit, rosters.approve])
def test_a_published_roster_stays(act, clerk, leader):
    roster = RosterFactory(published=True, batch__unit=clerk.unit)
    with pytest.raises(Declined, match="已发布"):
        act(roster=roster, by=clerk if act is rosters.submit else leader)


def test_a_row_never_changes(batch, clerk):
    roster = rosters.build(batch=batch, by=clerk)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        roster.entries.update(label="赵德安")
