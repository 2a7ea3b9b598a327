"""What a notice leaves behind two years after its end: sums, digests and days; no name in any form."""

import pytest

from disclosures.models import PurgeRecord
from disclosures.services import purging
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


def test_masked_lines_go_on_their_day_and_the_register_says_so(time_machine, settings):
    settings.ROSTER_LINE_DAYS = 730
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)
    notice, standing = PublicationFactory(rows=2), PublicationFactory(long_term=True, rows=1)
    time_machine.move_to("2028-03-08 10:00+08:00", tick=False)
    purging.purge()
    assert notice.roster.entries.count() == 2
    time_machine.move_to("2028-03-10 10:00+08:00", tick=False)
    purging.purge()
    assert notice.roster.entries.count() == 0
    assert standing.roster.entries.count() == 1
    assert notice.totals.get().households == 2
    [record] = PurgeRecord.objects.all()
    assert (record.kind, record.rule, record.count) == ("lines", "expired", 2)
    purging.purge()
    assert PurgeRecord.objects.count() == 1
