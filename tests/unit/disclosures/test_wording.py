import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from disclosures import wording

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (dt.datetime(2026, 3, 10, tzinfo=SHANGHAI), "2026年3月9日（周一）24:00"),
        (dt.datetime(2026, 3, 9, 16, tzinfo=dt.UTC), "2026年3月9日（周一）24:00"),
        (dt.datetime(2026, 3, 9, 17, 30, tzinfo=SHANGHAI), "2026年3月9日（周一）17:30"),
        (dt.datetime(2026, 1, 1, tzinfo=SHANGHAI), "2025年12月31日（周三）24:00"),
    ],
)
def test_the_end_of_a_day_belongs_to_that_day(moment, said):
    assert wording.say_end(moment) == said


@pytest.mark.parametrize(
    ("amount", "said"), [("620", "620"), ("620.00", "620"), ("415.5", "415.50"), ("586200", "586,200"), ("0", "0")]
)
def test_money(amount, said):
    assert wording.say_money(Decimal(amount)) == said
