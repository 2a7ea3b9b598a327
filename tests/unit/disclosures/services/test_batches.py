"""The way in, from a file to sealed rows and a masked roster; and that nothing stays half-done."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures import tasks
from disclosures.models import Batch, BatchState, ImportRow, Roster, RosterEntry
from disclosures.refusals import Declined
from disclosures.services import batches, importing, receiving, rosters
from portal.accounts.permissions import NotAllowed
from tests.data.spreadsheets.build import H9, household, identity, xlsx
from tests.data.spreadsheets.should_fail import far_cell, total_differs, unpacks_too_big
from tests.data.spreadsheets.should_pass import h01_provincial_export, title_unit_sections_totals
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import PublicationFactory, RoundFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def township():
    return OrgUnitFactory(township=True)


@pytest.fixture
def villages(township):
    return [
        OrgUnitFactory(parent=township, name=name, code=f"99010110120{at}")
        for at, name in enumerate(("杜村", "石桥村", "南坡村"))
    ]


@pytest.fixture
def clerk(township, villages):
    return StaffFactory(role="case_worker", unit=township)


@pytest.fixture
def round():
    return RoundFactory()


@pytest.fixture
def send(clerk, township, round):
    def send(data: bytes, *, by=clerk, unit=township, name="名册.xlsx", period="2026年第一季度"):
        file = SimpleUploadedFile(name, data)
        return batches.receive(file=file, by=by, unit=unit, scheme=round.procedure.scheme, round=round, period=period)

    return send


def good(*extra) -> bytes:
    return xlsx([H9, household(1), household(2, "钱二", "石桥村", note="因肝癌"), *extra])


def test_a_good_file_is_checked_at_once_and_waits_sealed(send):
    received = send(title_unit_sections_totals.make())
    batch = Batch.objects.get()
    assert received.is_new
    assert batch.state == BatchState.CHECKED
    assert bytes(batch.original).startswith(b"PK")
    assert batch.row_count == 3
    assert batch.totals["whole"]["difference"] == {
        "households": "0", "household_size": "0", "persons": "0", "amount": "0",
    }  # fmt: skip
    assert [column["heading"] for column in batch.dropped_columns] == ["身份证号", "联系电话"]
    assert batch.delete_after is not None


def test_confirm_seals_the_rows_and_masks_the_roster(send, clerk):
    batch = send(good()).batch
    roster = batches.confirm(batch=batch, by=clerk)
    batch.refresh_from_db()
    assert batch.state == BatchState.CONFIRMED
    assert [batch.original, batch.staged, batch.look, batch.marks] == [None] * 4
    assert batch.confirmed_by == clerk
    rows = list(ImportRow.objects.filter(batch=batch))
    assert [row.sealed for row in rows] == [
        {"name": "赵德安", "household_size": 3, "persons": 2, "amount": "620.00"},
        {"name": "钱二", "household_size": 3, "persons": 2, "amount": "620.00"},
    ]
    assert rows[0].identity_fingerprint != rows[1].identity_fingerprint
    assert len(rows[0].identity_fingerprint) == 64
    assert {entry.label for entry in roster.entries.all()} == {"赵**", "钱**"}


def test_rows_handed_over_build_the_same_roster_as_rows_read_back(send, clerk):
    roster = batches.confirm(batch=send(good()).batch, by=clerk)
    villages, lines = rosters.masked_lines(roster.batch)
    stored = roster.entries.order_by("serial").values_list("serial", "label", "village_id", "persons", "amount")
    assert list(stored) == [
        (line.serial, line.label, villages[line.household.village], line.persons, line.amount) for line in lines
    ]


def test_dropped_columns_are_stored_nowhere(send, clerk):
    """Everything that the database now holds, sealed fields opened, against what must not be there."""
    batch = send(h01_provincial_export.make()).batch
    batches.confirm(batch=batch, by=clerk)
    held = []
    for model in (Batch, ImportRow, Roster, RosterEntry):
        for values in model.objects.values():
            held.append(json.dumps({key: str(value) for key, value in values.items()}, ensure_ascii=False))
    text = "\n".join(held)
    for value in (identity(1), identity(2), "D0001", "D0002", "因病", "因残"):
        assert value not in text


def test_the_same_file_answers_with_the_first_batch(send, clerk):
    data = good()
    first = send(data)
    second = send(data, name="另一个名字.xlsx")
    assert second.batch == first.batch
    assert not second.is_new
    assert "已经由" in second.sentence
    assert Batch.objects.count() == 1


def test_a_returned_file_may_be_sent_again(send, clerk):
    data = good()
    batches.return_(batch=send(data).batch, by=clerk, reason="请补身份证号")
    assert send(data).is_new


@pytest.mark.parametrize("module", [far_cell, unpacks_too_big])
def test_a_bomb_leaves_nothing_and_the_next_file_is_read(send, module):
    with pytest.raises(Declined):
        send(module.make())
    assert not Batch.objects.exists()
    assert send(good()).is_new


def test_errors_keep_a_batch_from_being_confirmed(send, clerk):
    batch = send(total_differs.make()).batch
    assert batch.state == BatchState.CHECKED
    with pytest.raises(Declined, match="必须改正"):
        batches.confirm(batch=batch, by=clerk)
    assert not ImportRow.objects.exists()


def test_a_failure_in_the_last_step_leaves_nothing_half_written(send, clerk, monkeypatch):
    batch = send(good()).batch

    def fail(**kwargs):
        raise OSError

    monkeypatch.setattr(batches.rosters, "build", fail)
    with pytest.raises(OSError):
        batches.confirm(batch=batch, by=clerk)
    batch.refresh_from_db()
    assert batch.state == BatchState.CHECKED
    assert batch.staged is not None
    assert not ImportRow.objects.exists()


def test_a_batch_is_confirmed_once(send, clerk):
    batch = send(good()).batch
    batches.confirm(batch=batch, by=clerk)
    with pytest.raises(Declined, match="不能再次确认"):
        batches.confirm(batch=batch, by=clerk)
    assert ImportRow.objects.count() == 2


def test_a_village_assistant_uploads_for_the_own_village_alone(send, villages):
    assistant = StaffFactory(role="village_assistant", unit=villages[0])
    with pytest.raises(NotAllowed):
        send(good(), by=assistant, unit=villages[1])
    batch = send(good(), by=assistant, unit=villages[0]).batch
    assert [problem.code for problem in importing.problems_of(batch) if problem.is_error] == ["foreign_village"]
    with pytest.raises(NotAllowed):
        batches.confirm(batch=batch, by=assistant)


def test_a_village_file_needs_no_village_column(send, villages):
    data = xlsx([["户主姓名", "家庭人口", "保障人口", "月保障金额"], ["赵德安", 3, 2, 620]])
    batch = send(data, unit=villages[0]).batch
    assert not [problem for problem in importing.problems_of(batch) if problem.is_error]
    assert batch.totals["villages"][0]["name"] == "杜村"


def test_nobody_uploads_without_the_permission(send, township):
    with pytest.raises(NotAllowed):
        send(good(), by=StaffFactory(role="leader", unit=township))


def test_a_household_of_another_batch_of_the_round_is_pointed_out(send, clerk):
    batches.confirm(batch=send(good()).batch, by=clerk)
    other = send(xlsx([H9, household(1, "赵德安", "南坡村")])).batch
    problems = importing.problems_of(other)
    assert [problem.code for problem in problems if problem.code == "duplicate_identity_elsewhere"]
    assert "杜村" in problems[0].message


def test_withdraw_undoes_the_batch_as_a_whole(send, clerk):
    data = good()
    batch = send(data).batch
    batches.confirm(batch=batch, by=clerk)
    batches.withdraw(batch=batch, by=clerk, reason="传错了期间")
    batch.refresh_from_db()
    assert batch.state == BatchState.WITHDRAWN
    assert not ImportRow.objects.exists()
    assert not Roster.objects.exists()
    assert not RosterEntry.objects.exists()
    assert send(data).is_new


def test_a_published_batch_cannot_be_withdrawn(send, clerk):
    roster = batches.confirm(batch=send(good()).batch, by=clerk)
    PublicationFactory(roster=roster)
    with pytest.raises(Declined, match="已经发布"):
        batches.withdraw(batch=roster.batch, by=clerk, reason="错了")
    assert ImportRow.objects.count() == 2


def test_a_minor_is_known_by_the_birthday_alone(send, clerk, time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00", tick=False)
    data = xlsx(
        [H9, household(1, number=identity(1, "20080310")), household(2, "钱二", number=identity(2, "20080311"))]
    )
    batches.confirm(batch=send(data).batch, by=clerk)
    assert list(ImportRow.objects.values_list("is_minor", flat=True)) == [False, True]


def test_two_sheets_keep_their_rows_apart(send, clerk):
    from tests.data.spreadsheets.should_pass import sheet_per_village

    batch = send(sheet_per_village.make()).batch
    batches.confirm(batch=batch, by=clerk)
    numbers = list(ImportRow.objects.values_list("row_number", flat=True))
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 3


class TestLargeFiles:
    @pytest.fixture(autouse=True)
    def _everything_is_large(self, monkeypatch):
        monkeypatch.setattr(receiving, "INLINE_BYTES", 10)

    def test_a_large_file_queues_sealed_and_is_checked_by_the_task(self, send, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=False) as callbacks:
            batch = send(good()).batch
        batch.refresh_from_db()
        assert batch.job == "waiting_to_check"
        assert bytes(batch.original).startswith(b"PK")
        assert batch.delete_after is not None
        callbacks[0]()
        batch.refresh_from_db()
        assert batch.state == BatchState.CHECKED
        assert batch.job == ""
        assert bytes(batch.original).startswith(b"PK")

    def test_an_unreadable_large_file_is_returned_with_its_reason(self, send, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            batch = send(far_cell.make()).batch
        batch.refresh_from_db()
        assert batch.state == BatchState.RETURNED
        assert "XFD1048576" in batch.closed_reason
        assert batch.original is None

    def test_confirm_later_writes_in_the_task(self, send, clerk, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            batch = send(good()).batch
        batch.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            batches.confirm_later(batch=batch, by=clerk)
        batch.refresh_from_db()
        assert batch.state == BatchState.CONFIRMED
        assert batch.job == ""
        assert ImportRow.objects.count() == 2

    def test_a_batch_returned_before_its_turn_stays_returned(self, send, clerk, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=False):
            batch = send(good()).batch
        batches.return_(batch=batch, by=clerk, reason="不用了")
        tasks.check_batch.func(batch.pk)
        batch.refresh_from_db()
        assert batch.state == BatchState.RETURNED


def test_purge_lets_go_of_rows_and_forgotten_uploads(send, clerk, time_machine):
    from django.core.management import call_command

    time_machine.move_to("2026-03-10 10:00+08:00", tick=False)
    confirmed = send(good()).batch
    batches.confirm(batch=confirmed, by=clerk)
    forgotten = send(good(household(3, "孙福来"))).batch
    time_machine.move_to(dt.datetime(2026, 3, 25, 10, tzinfo=dt.timezone(dt.timedelta(hours=8))), tick=False)
    call_command("purge_import_rows", verbosity=0)
    forgotten.refresh_from_db()
    assert forgotten.state == BatchState.RETURNED
    assert forgotten.staged is None
    assert ImportRow.objects.count() == 2
    time_machine.move_to(dt.datetime(2026, 9, 8, 10, tzinfo=dt.timezone(dt.timedelta(hours=8))), tick=False)
    call_command("purge_import_rows", verbosity=0)
    assert not ImportRow.objects.exists()
