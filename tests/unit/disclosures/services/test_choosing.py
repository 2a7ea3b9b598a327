"""A clerk's word on a file: read again without a new upload, remembered for the next, taken back as a whole."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.intake.choices import Choices
from disclosures.models import Batch, BatchState, PurgeRecord, RememberedMapping
from disclosures.refusals import Declined
from disclosures.services import batches, importing, jobs, mappings, receiving
from portal.accounts.permissions import NotAllowed
from portal.orgs.models import OrgAlias, OrgUnit
from tests.data.spreadsheets.build import H9, household, xlsx
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import RoundFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    township = OrgUnitFactory(township=True)
    for at, name in enumerate(("杜村", "石桥村")):
        OrgUnitFactory(parent=township, name=name, code=f"99010110120{at}")
    return StaffFactory(role="case_worker", unit=township)


@pytest.fixture
def send(clerk):
    round = RoundFactory()

    def send(data: bytes, *, period="2026年第一季度", by=clerk):
        file = SimpleUploadedFile("名册.xlsx", data)
        return batches.receive(
            file=file, by=by, unit=by.unit, scheme=round.procedure.scheme, round=round, period=period
        ).batch

    return send


def strange(first=1) -> bytes:
    """A village that nobody knows."""
    return xlsx([H9, household(first, village="老杜庄村"), household(first + 1, village="老杜庄村")])


def village(name: str) -> OrgUnit:
    return OrgUnit.objects.get(name=name)


def test_an_unknown_village_is_asked_about_and_answered(send, clerk):
    batch = send(strange())
    assert batch.look["villages"] == [["老杜庄村", 2]]
    batch = batches.recheck(batch=batch, by=clerk, choices=Choices(villages={"老杜庄村": village("杜村").pk}))
    batch.refresh_from_db()
    assert batch.look["villages"] == []
    assert [problem for problem in importing.problems_of(batch) if problem.is_error] == []
    assert batch.totals["villages"][0]["name"] == "杜村"
    assert batches.confirm(batch=batch, by=clerk).households == 2


def test_what_was_chosen_holds_for_the_next_file_of_the_same_shape(send, clerk):
    batches.recheck(batch=send(strange()), by=clerk, choices=Choices(villages={"老杜庄村": village("杜村").pk}))
    later = send(strange(5), period="2026年第二季度")
    assert later.remembered is not None
    assert later.look["villages"] == []
    mapping = RememberedMapping.objects.get()
    assert mapping.times_used == 1
    mappings.forget(mapping=mapping, by=clerk)
    assert send(strange(9), period="2026年第三季度").look["villages"] == [["老杜庄村", 2]]


def test_choosing_nothing_forgets(send, clerk):
    batch = send(strange())
    batches.recheck(batch=batch, by=clerk, choices=Choices(villages={"老杜庄村": village("杜村").pk}))
    batches.recheck(batch=batch, by=clerk, choices=Choices())
    assert not RememberedMapping.objects.exists()
    batch.refresh_from_db()
    assert batch.look["villages"] == [["老杜庄村", 2]]


def test_an_alias_holds_everywhere_and_goes_with_the_batch(send, clerk):
    batch = send(strange())
    batches.recheck(batch=batch, by=clerk, choices=Choices(), aliases={"老杜庄村": village("杜村")})
    assert OrgAlias.objects.get().unit == village("杜村")
    batch.refresh_from_db()
    batches.confirm(batch=batch, by=clerk)
    batches.withdraw(batch=batch, by=clerk, reason="期间填错")
    assert not OrgAlias.objects.exists()


def test_a_name_of_another_village_becomes_no_alias(send, clerk):
    batch = send(strange())
    with pytest.raises(Declined, match="已经是别的村"):
        batches.recheck(batch=batch, by=clerk, choices=Choices(), aliases={"石桥": village("杜村")})
    assert not OrgAlias.objects.exists()


def test_a_village_assistant_chooses_for_the_own_file_and_gives_no_alias(clerk, send):
    assistant = StaffFactory(role="village_assistant", unit=village("杜村"))
    own, other = send(strange(20), by=assistant), send(strange())
    batches.recheck(batch=own, by=assistant, choices=Choices())
    with pytest.raises(NotAllowed):
        batches.recheck(batch=own, by=assistant, choices=Choices(), aliases={"老杜庄村": village("杜村")})
    with pytest.raises(NotAllowed):
        batches.recheck(batch=other, by=assistant, choices=Choices())


def test_a_confirmed_batch_is_not_read_again(send, clerk):
    batch = send(xlsx([H9, household(1)]))
    batches.confirm(batch=batch, by=clerk)
    with pytest.raises(Declined, match="不能再改"):
        batches.recheck(batch=batch, by=clerk, choices=Choices())


def test_what_is_confirmed_is_what_was_looked_at(send, clerk):
    """Read again between the look and the click: the click is refused."""
    batch = send(xlsx([H9, household(1)]))
    prepared = batches.prepare(batch, from_queue=False)
    batches.recheck(batch=batch, by=clerk, choices=Choices())
    with pytest.raises(Declined, match="重新校验过"):
        batches.write(batch=batch, by=clerk, prepared=prepared, from_queue=False)


class TestRepairedFile:
    def test_it_names_the_one_it_stands_for(self, send, clerk):
        old = send(strange())
        new = batches.replace(batch=old, file=SimpleUploadedFile("改好.xlsx", xlsx([H9, household(1)])), by=clerk).batch
        old.refresh_from_db()
        assert new.replaces == old
        assert (new.unit, new.scheme, new.round, new.period) == (old.unit, old.scheme, old.round, old.period)
        assert old.state == BatchState.RETURNED
        assert old.original is None
        assert list(old.successors.all()) == [new]

    def test_one_at_a_time(self, send, clerk):
        old = send(strange())
        batches.replace(batch=old, file=SimpleUploadedFile("a.xlsx", xlsx([H9, household(1)])), by=clerk)
        old.refresh_from_db()
        with pytest.raises(Declined, match="已有改好的文件"):
            batches.replace(batch=old, file=SimpleUploadedFile("b.xlsx", xlsx([H9, household(2)])), by=clerk)
        assert Batch.objects.count() == 2

    def test_an_unreadable_one_changes_nothing(self, send, clerk):
        old = send(strange())
        with pytest.raises(Declined):
            batches.replace(batch=old, file=SimpleUploadedFile("a.xlsx", b"%PDF-1.7"), by=clerk)
        old.refresh_from_db()
        assert old.state == BatchState.CHECKED

    def test_a_confirmed_batch_is_undone_first(self, send, clerk):
        old = send(xlsx([H9, household(1)]))
        batches.confirm(batch=old, by=clerk)
        old.refresh_from_db()
        with pytest.raises(Declined, match="先整批撤销"):
            batches.replace(batch=old, file=SimpleUploadedFile("a.xlsx", xlsx([H9, household(2)])), by=clerk)


class TestBackground:
    @pytest.fixture(autouse=True)
    def _everything_is_large(self, monkeypatch):
        monkeypatch.setattr(receiving, "INLINE_BYTES", 10)

    def test_a_large_file_is_read_again_in_the_queue(self, send, clerk, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            batch = send(strange())
        batch.refresh_from_db()
        choices = Choices(villages={"老杜庄村": village("杜村").pk})
        with django_capture_on_commit_callbacks(execute=True):
            queued = batches.recheck(batch=batch, by=clerk, choices=choices)
        assert queued.job == "waiting_to_check"
        batch.refresh_from_db()
        assert (batch.state, batch.job, batch.revision) == (BatchState.CHECKED, "", 2)
        assert batch.look["villages"] == []

    def test_a_dead_worker_is_seen_and_its_step_taken_up(
        self, send, clerk, time_machine, django_capture_on_commit_callbacks
    ):
        time_machine.move_to("2026-03-10 10:00+08:00", tick=False)
        with django_capture_on_commit_callbacks(execute=False):
            batch = send(strange())
        jobs.start(batch, "checking")
        batch.refresh_from_db()
        assert not batch.is_stalled
        with pytest.raises(Declined, match="请稍候"):
            jobs.resume(batch=batch, by=clerk)
        time_machine.move_to("2026-03-10 10:06+08:00", tick=False)
        assert batch.is_stalled
        with django_capture_on_commit_callbacks(execute=True):
            jobs.resume(batch=batch, by=clerk)
        batch.refresh_from_db()
        assert (batch.state, batch.job) == (BatchState.CHECKED, "")

    def test_a_dead_writer_is_taken_up_and_writes_once(
        self, send, clerk, time_machine, django_capture_on_commit_callbacks
    ):
        time_machine.move_to("2026-03-10 10:00+08:00", tick=False)
        with django_capture_on_commit_callbacks(execute=True):
            batch = send(xlsx([H9, household(1)]))
        with django_capture_on_commit_callbacks(execute=False):
            batches.confirm_later(batch=batch, by=clerk)
        jobs.start(batch, "writing", 1)
        time_machine.shift(dt.timedelta(minutes=6))
        with django_capture_on_commit_callbacks(execute=True):
            jobs.resume(batch=batch, by=clerk)
        batch.refresh_from_db()
        assert (batch.state, batch.job, batch.rows.count()) == (BatchState.CONFIRMED, "", 1)


def test_every_deletion_is_written_down(send, clerk, time_machine):
    time_machine.move_to("2026-03-10 10:00+08:00", tick=False)
    batch = send(xlsx([H9, household(1), household(2, "钱二")]))
    batches.confirm(batch=batch, by=clerk)
    returned = send(strange(30))
    batches.return_(batch=returned, by=clerk, reason="重做")
    forgotten = send(strange(40))
    time_machine.move_to("2026-09-10 10:00+08:00", tick=False)
    batches.purge()
    told = [(one.batch_id, one.kind, one.rule, one.count, one.by) for one in PurgeRecord.objects.order_by("pk")]
    assert told == [
        (batch.pk, "upload", "confirmed", 2, clerk),
        (returned.pk, "upload", "returned", 2, clerk),
        (batch.pk, "rows", "expired", 2, None),
        (batch.pk, "fingerprints", "out_of_force", 2, None),
        (forgotten.pk, "upload", "forgotten", 2, None),
    ]


def test_a_fingerprint_outlives_its_name_while_the_notice_stands(send, clerk, time_machine):
    from tests.factories.disclosures import PublicationFactory

    time_machine.move_to("2026-03-10 10:00+08:00", tick=False)
    batch = send(xlsx([H9, household(1)]))
    roster = batches.confirm(batch=batch, by=clerk)
    notice = PublicationFactory(roster=roster, round=batch.round, scheme=batch.scheme, unit=batch.unit, long_term=True)
    time_machine.move_to("2026-09-10 10:00+08:00", tick=False)
    batches.purge()
    row = batch.rows.get()
    assert row.sealed is None
    assert row.identity_fingerprint
    other = send(xlsx([H9, household(1, village="石桥村")]), period="2026年下半年")
    assert "duplicate_identity_live" in [problem.code for problem in importing.problems_of(other)]
    notice.withdrawn_at, notice.withdrawn_by, notice.withdrawal_reason = dt.datetime.now(dt.UTC), clerk, "ended"
    notice.save()
    batches.purge()
    assert not batch.rows.exists()
