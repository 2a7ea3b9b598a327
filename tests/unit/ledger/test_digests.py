import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from portal.ledger import digests, selectors
from tests.factories.ledger import append

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path, time_machine):
    settings.DATA_DIR = tmp_path
    time_machine.move_to("2026-03-10 00:05:00+08:00", tick=False)


def test_a_day_ends_with_its_last_entry(client, time_machine):
    time_machine.move_to("2026-03-09 10:00+08:00", tick=False)
    append()
    last = append()
    time_machine.move_to("2026-03-10 00:05+08:00", tick=False)
    append()
    call_command("write_daily_digest", verbosity=0)
    answer = client.get(reverse("ledger:digest", args=["2026-03-09"]))
    assert answer.content.decode() == f"2026-03-09 2 {last.digest}\n"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert selectors.daily_digest() == last
    assert reverse("ledger:digests") in client.get(reverse("ledger:log")).content.decode()


def test_missed_nights_are_made_up_and_nothing_is_written_twice(client, time_machine):
    append()
    assert digests.write_missing() == [dt.date(2026, 3, 9)]
    before = digests.read(dt.date(2026, 3, 9))
    append()
    time_machine.move_to("2026-03-13 00:05+08:00", tick=False)
    assert digests.write_missing() == [dt.date(2026, 3, day) for day in (10, 11, 12)]
    assert not digests.write(dt.date(2026, 3, 9))
    assert digests.read(dt.date(2026, 3, 9)) == before
    lines = client.get(reverse("ledger:digests")).content.decode().splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["2026-03-09", "0"],
        ["2026-03-10", "2"],
        ["2026-03-11", "2"],
        ["2026-03-12", "2"],
    ]
    assert len(list(digests.folder().iterdir())) == 4


def test_a_day_that_is_not_over_has_none(client):
    with pytest.raises(CommandError, match="not over"):
        call_command("write_daily_digest", "--day=2026-03-10")
    for day in ("2026-03-10", "nonsense", "2026-13-01"):
        assert client.get(reverse("ledger:digest", args=[day])).status_code == 404
