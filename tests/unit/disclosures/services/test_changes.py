import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from disclosures.models import AidCause, AidKind, AidSummary, ChangeKind, ChangeReason, ChangeRecord
from disclosures.services import changes
from portal.accounts.permissions import NotAllowed
from portal.kept import editions
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import SchemeFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


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


def test_a_change_is_written_down_and_pages_turn(clerk, village):
    edition = editions.current()
    changes.record_change(by=clerk, **change(village))
    assert ChangeRecord.objects.get().households == 1
    assert editions.current() > edition


def test_only_the_clerk_of_that_township(leader, village):
    with pytest.raises(NotAllowed):
        changes.record_change(by=leader, **change(village))
    with pytest.raises(NotAllowed):
        changes.record_change(by=StaffFactory(role="case_worker", unit=OrgUnitFactory()), **change(village))


@pytest.mark.parametrize("wrong", [{"reason": "因病"}, {"effective_month": dt.date(2026, 4, 2)}])
def test_reasons_are_a_closed_list_and_months_begin_on_the_first(clerk, village, wrong):
    with pytest.raises(ValidationError):
        changes.record_change(by=clerk, **change(village, **wrong))
    assert not ChangeRecord.objects.exists()


def test_aid_is_kept_in_sums(clerk):
    changes.record_aid(
        by=clerk,
        kind=AidKind.MEDICAL,
        cause=AidCause.EXPENSE,
        period_start=dt.date(2026, 1, 1),
        period_end=dt.date(2026, 3, 31),
        households=6,
        persons=6,
        amount=Decimal(30000),
    )
    assert AidSummary.objects.get().amount == Decimal(30000)
