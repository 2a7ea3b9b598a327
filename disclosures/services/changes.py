"""Writing down what changed and what was given: sums by village, with reasons from a closed list."""

from django.db import transaction

from portal.accounts import permissions
from portal.kept import editions

from ..models import AidSummary, ChangeRecord, FundPeriod


@transaction.atomic
def record_change(*, by, **values) -> ChangeRecord:
    """One decision about households of one village: 57号 art 32."""
    permissions.require(by, "disclosures.add_changerecord", values.get("village"))
    return _store(ChangeRecord(**values))


@transaction.atomic
def record_aid(*, by, **values) -> AidSummary:
    """Medical or temporary aid of one period, in sums."""
    permissions.require(by, "disclosures.add_aidsummary")
    return _store(AidSummary(**values))


@transaction.atomic
def record_funds(*, by, **values) -> FundPeriod:
    """What came in and went out for one scheme in one period: 社会救助暂行办法 art 62."""
    permissions.require(by, "disclosures.add_fundperiod")
    return _store(FundPeriod(**values))


def _store(record):
    record.full_clean()
    record.save()
    editions.bump()
    return record
