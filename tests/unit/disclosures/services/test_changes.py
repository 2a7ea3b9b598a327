import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from disclosures.models import (
    ChangeKind,
    ChangeReason,
    ChangeRecord,
    CorrectionReason,
    Followup,
    FollowupKind,
    FollowupResult,
    OpeningBalance,
    OpeningSource,
)
from disclosures.refusals import Declined
from disclosures.services import changes, followups
from portal.accounts.permissions import NotAllowed
from portal.kept import editions
from portal.ledger.models import LedgerEntry
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import SchemeFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _may(time_machine):
    time_machine.move_to("2026-05-11 10:00+08:00", tick=False)


def change(village, **values):
    return {
        "kind": ChangeKind.EXITED,
        "reason": ChangeReason.INCOME_OVER,
        "scheme": SchemeFactory(),
        "village": village,
        "households": 1,
        "persons": 3,
        "decided_on": dt.date(2026, 3, 20),
        "effective_month": dt.date(2026, 4, 1),
        **values,
    }


def easing(village, **values):
    return change(village, **{"kind": ChangeKind.EASED_OUT, "ends_on": dt.date(2026, 9, 30), **values})


def test_a_change_is_written_down_signed_and_pages_turn(clerk, village):
    edition = editions.current()
    record = changes.record_change(by=clerk, **change(village, amount=Decimal(620)))
    record.refresh_from_db()
    assert (record.households, record.recorded_by, record.amount) == (1, clerk, Decimal(-620))
    assert editions.current() > edition


def test_the_public_ledger_learns_the_month_and_no_count_of_a_village(clerk, village):
    changes.record_change(by=clerk, **change(village))
    entry = LedgerEntry.objects.get()
    assert entry.title == "登记农村低保2026年4月动态变化"
    assert entry.facts == {"month": "2026-04", "records": 1, "scheme": "农村低保"}


def test_only_the_clerk_of_that_township(leader, village):
    with pytest.raises(NotAllowed):
        changes.record_change(by=leader, **change(village))
    with pytest.raises(NotAllowed):
        changes.record_change(by=StaffFactory(role="case_worker", unit=OrgUnitFactory()), **change(village))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reason": "因病"}, "reason"),
        ({"reason": ChangeReason.DEATH}, "reason"),
        ({"effective_month": dt.date(2026, 4, 2)}, "__all__"),
        ({"households": 4}, "households"),
        ({"households": 0, "persons": 0}, "persons"),
        ({"decided_on": dt.date(2026, 5, 12)}, "decided_on"),
        ({"ends_on": dt.date(2026, 9, 30)}, "ends_on"),
        ({"kind": ChangeKind.EASED_OUT}, "ends_on"),
        ({"kind": ChangeKind.EASED_OUT, "ends_on": dt.date(2026, 10, 1)}, "ends_on"),
        ({"kind": ChangeKind.EASED_OUT, "ends_on": dt.date(2026, 3, 31)}, "ends_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(clerk, village, wrong, field):
    with pytest.raises(ValidationError) as refused:
        changes.record_change(by=clerk, **change(village, **wrong))
    assert field in refused.value.message_dict
    assert not ChangeRecord.objects.exists()


def test_one_person_of_a_household_may_go(clerk, village):
    record = changes.record_change(
        by=clerk,
        **change(
            village, kind=ChangeKind.DIED, reason=ChangeReason.DEATH, households=0, persons=1, amount=Decimal(300)
        ),
    )
    assert record.amount == Decimal(-300)


def test_a_month_of_many_villages_is_all_or_nothing(clerk, village, township):
    other = OrgUnitFactory(parent=township)
    rows = [
        {"village": village, "households": 2, "persons": 5, "amount": Decimal(900)},
        {"village": other, "households": 5, "persons": 2, "amount": Decimal(100)},
    ]
    shared = change(village)
    for name in ("village", "households", "persons"):
        del shared[name]
    with pytest.raises(ValidationError):
        changes.record_month(by=clerk, rows=rows, **shared)
    assert not ChangeRecord.objects.exists()
    rows[1]["persons"] = 9
    assert len(changes.record_month(by=clerk, rows=rows, **shared)) == 2
    assert LedgerEntry.objects.get().facts["records"] == 2
    with pytest.raises(Declined):
        changes.record_month(by=clerk, rows=[], **shared)


def test_a_correction_replaces_and_keeps_the_old_one(clerk, village):
    old = changes.record_change(by=clerk, **change(village))
    new = changes.correct_change(change=old, by=clerk, because=CorrectionReason.TYPING, **change(village, persons=2))
    assert list(ChangeRecord.objects.current()) == [new]
    old.refresh_from_db()
    assert (old.persons, old.corrected_by, new.correction_reason) == (3, new, CorrectionReason.TYPING)
    assert LedgerEntry.objects.order_by("-number").first().title == "更正农村低保2026年4月动态变化"
    with pytest.raises(Declined, match="已经被更正"):
        changes.cancel_change(change=old, by=clerk, because=CorrectionReason.DOUBLE)


def test_a_correction_needs_a_reason_of_the_list_and_the_permission(clerk, leader, village):
    old = changes.record_change(by=clerk, **change(village))
    with pytest.raises(Declined, match="原因"):
        changes.cancel_change(change=old, by=clerk, because="手滑")
    with pytest.raises(NotAllowed):
        changes.cancel_change(change=old, by=leader, because=CorrectionReason.DOUBLE)
    assert ChangeRecord.objects.current().count() == 1


def test_a_cancelled_record_counts_no_more_and_says_who_did_it(clerk, village):
    old = changes.record_change(by=clerk, **change(village))
    mark = changes.cancel_change(change=old, by=clerk, because=CorrectionReason.DOUBLE)
    assert not ChangeRecord.objects.current().exists()
    assert (mark.corrects, mark.recorded_by, mark.is_cancellation, mark.persons) == (old, clerk, True, 3)


def test_easing_out_stands_on_the_due_list_until_its_end(clerk, village):
    record = changes.record_change(by=clerk, **easing(village))
    followup = Followup.objects.get()
    assert (followup.kind, followup.due_on, followup.easing) == (FollowupKind.EASING, dt.date(2026, 9, 30), record)
    new = changes.correct_change(
        change=record, by=clerk, because="typing", **easing(village, ends_on=dt.date(2026, 8, 31))
    )
    followup.refresh_from_db()
    assert (followup.easing, followup.due_on) == (new, dt.date(2026, 8, 31))
    changes.cancel_change(change=new, by=clerk, because="revoked")
    followup.refresh_from_db()
    assert followup.result == FollowupResult.MISTAKEN


def test_a_death_is_due_within_three_months_and_settled_by_its_change(clerk, village):
    followup = followups.open_followup(
        by=clerk, kind=FollowupKind.DEATH, scheme=SchemeFactory(), village=village, households=0, persons=1,
        since=dt.date(2026, 2, 28),
    )  # fmt: skip
    assert followup.due_on == dt.date(2026, 5, 28)
    settled = followups.settle_followup(
        followup=followup, by=clerk, result=FollowupResult.CHANGED, households=0, persons=1, amount=Decimal(300),
        decided_on=dt.date(2026, 5, 11), effective_month=dt.date(2026, 6, 1),
    )  # fmt: skip
    assert settled.change.kind == ChangeKind.DIED
    with pytest.raises(Declined, match="已经办结"):
        followups.settle_followup(followup=followup, by=clerk, result=FollowupResult.KEPT)
    changes.cancel_change(change=settled.change, by=clerk, because="typing")
    followup.refresh_from_db()
    assert followup.result == ""


def test_a_followup_is_of_the_past_and_easing_is_not_opened_by_hand(clerk, village):
    facts = {"scheme": SchemeFactory(), "village": village, "households": 0, "persons": 1}
    with pytest.raises(Declined):
        followups.open_followup(by=clerk, kind=FollowupKind.DEATH, since=dt.date(2026, 6, 1), **facts)
    with pytest.raises(Declined, match="动态台账"):
        followups.open_followup(by=clerk, kind=FollowupKind.EASING, since=dt.date(2026, 5, 1), **facts)


def test_an_opening_is_written_once_and_corrected(clerk, village):
    scheme = SchemeFactory()
    row = {"village": village, "households": 10, "persons": 14, "amount": Decimal(6000)}
    details = {"by": clerk, "scheme": scheme, "year": 2026, "source": OpeningSource.REPORT}
    opening = changes.record_openings(rows=[row], **details)[0]
    with pytest.raises(ValidationError):
        changes.record_openings(rows=[row], **details)
    changes.correct_opening(
        opening=opening, by=clerk, because="checked", households=11, persons=15, amount=Decimal(6300), source="roster"
    )
    assert OpeningBalance.objects.current().get().households == 11
