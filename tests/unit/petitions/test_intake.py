from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from petitions import codes, numbers
from petitions.errors import NotClean, Refused, WindowClosed
from petitions.models import Attachment, CaseEvent, NumberSeries, Petition, Petitioner
from petitions.services import intake
from petitions.vocabulary import Action, Channel, Kind, State
from portal.accounts.permissions import NotAllowed
from tests.factories.disclosures import PublicationFactory

NAME, PHONE, ADDRESS = "钱进宝", "13800138000", "杜村一组12号"


def test_a_resident_gets_a_number_and_a_code(town):
    receipt = town.submit()
    petition = receipt.petition
    year = timezone.localdate().year
    assert petition.number == numbers.number_for(year, 1)
    assert (petition.state, petition.entered_by, petition.version) == (State.RECEIVED, None, 1)
    assert codes.is_well_formed(receipt.code)
    assert intake.look_up(petition.number, receipt.code) == petition
    event = petition.events.get()
    assert (event.action, event.from_state, event.to_state, event.by) == (Action.SUBMIT, "", State.RECEIVED, None)
    assert event.facts == {
        "channel": "web",
        "kind": "claim",
        "persons": 1,
        "village": town.village.code,
        "anonymous": False,
        "files": 0,
    }


def test_nothing_personal_and_no_code_lies_readable_in_the_database(town):
    receipt = town.submit(request="我叫钱进宝，电话13800138000。", facts="住在杜村一组12号。")
    readable = []
    with connection.cursor() as cursor:
        for table in ("petition", "petitioner", "caseevent", "deadline", "attachment"):
            cursor.execute(f"SELECT * FROM petitions_{table}")
            readable += [str(value) for row in cursor.fetchall() for value in row]
    text = "\n".join(readable)
    for secret in (NAME, PHONE, ADDRESS, receipt.code, codes.normalise(receipt.code)):
        assert secret not in text
    assert Petitioner.objects.get().phone == PHONE


def test_numbers_run_without_gaps_and_start_again_each_year(town):
    with time_machine.travel("2026-12-31 10:00+08:00", tick=False):
        shown = [town.submit().petition.number for _ in range(2)]
        assert shown == [numbers.number_for(2026, sequence) for sequence in (1, 2)]
    with pytest.raises(Refused):
        town.submit(request="  ")
    with time_machine.travel("2027-01-01 00:01+08:00", tick=False):
        assert town.submit().petition.number == numbers.number_for(2027, 1)


def test_a_failure_on_the_way_leaves_nothing_and_returns_the_number(town, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    before = town.submit().petition
    monkeypatch.setattr(intake, "append", fail)
    with pytest.raises(RuntimeError):
        town.submit()
    monkeypatch.undo()
    assert list(Petition.objects.all()) == [before]
    assert CaseEvent.objects.count() == Petitioner.objects.count() == 1
    assert NumberSeries.objects.get(name="petition").last == 1
    assert town.submit().petition.number == numbers.number_for(timezone.localdate().year, 2)


def test_a_number_is_only_taken_inside_a_transaction(transactional_db):
    with pytest.raises(RuntimeError):
        NumberSeries.take("petition", 2026)


@pytest.mark.parametrize("channel", [channel for channel in Channel if channel != Channel.WEB])
def test_staff_enter_every_other_channel(town, channel):
    petition = town.submit(channel=channel, received_on=timezone.localdate() - timedelta(days=1)).petition
    assert petition.entered_by == town.receptionist
    assert petition.received_on == timezone.localdate() - timedelta(days=1)
    assert timezone.localdate(petition.entered_at) == timezone.localdate()


def test_who_may_register(town):
    for by in (None, town.leader, town.staff("village_assistant")):
        with pytest.raises(NotAllowed):
            town.submit(channel=Channel.VISIT, by=by)
    with pytest.raises(NotAllowed):
        town.submit(channel=Channel.WEB, by=town.receptionist)
    assert not Petition.objects.exists()


def test_a_day_to_come_is_refused_and_the_web_has_no_other_day_than_today(town):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused):
        town.submit(channel=Channel.LETTER, received_on=tomorrow)
    assert town.submit(received_on=date(2020, 1, 1)).petition.received_on == timezone.localdate()


def test_an_anonymous_matter_keeps_nobody(town):
    receipt = town.submit(is_anonymous=True, petitioner=intake.Person(NAME, PHONE))
    assert not Petitioner.objects.exists()
    assert not receipt.petition.deadlines.exists()
    assert intake.look_up(receipt.petition.number, receipt.code) == receipt.petition


def test_the_summary_of_lists_is_made_from_kind_and_village(town):
    assert town.submit(request="我叫钱进宝").petition.summary == "杜村 · 申诉求决"
    assert town.submit(summary="反映道路", channel=Channel.CALL).petition.summary == "反映道路"


def test_a_summary_with_a_phone_number_is_refused(town):
    with pytest.raises(NotClean):
        town.submit(summary="请回电13800138000", channel=Channel.CALL)


@pytest.mark.parametrize("text", ["", "   ", "字" * 5001])
def test_text_is_needed_and_limited(town, text):
    with pytest.raises(Refused):
        town.submit(request=text)


# --- sent twice -----------------------------------------------------------------------------------------------------


def test_a_form_sent_twice_is_one_case_and_one_receipt(town):
    key = codes.new_key()
    first, second = town.submit(idempotency_key=key), town.submit(idempotency_key=key)
    assert (second.petition, second.code, second.is_repeat) == (first.petition, first.code, True)
    assert Petition.objects.count() == CaseEvent.objects.count() == 1


def test_a_key_does_not_open_somebody_elses_receipt(town):
    key = codes.new_key()
    town.submit(idempotency_key=key)
    with pytest.raises(Refused) as refusal:
        town.submit(idempotency_key=key, request="别的事")
    assert "-" not in refusal.value.sentence


def test_a_receipt_is_not_shown_again_a_day_later(town):
    key = codes.new_key()
    town.submit(idempotency_key=key)
    with time_machine.travel(timezone.now() + timedelta(days=1)), pytest.raises(Refused):
        town.submit(idempotency_key=key)


def test_two_sendings_that_meet_are_one(town, monkeypatch):
    """The second passes the first look and fails on the database's own rule."""
    key = codes.new_key()
    first = town.submit(idempotency_key=key)
    looks = iter([None])
    look = intake.sent_before
    monkeypatch.setattr(
        intake, "sent_before", lambda *values: next(looks, None) or look(*values) if _spent(looks) else None
    )
    second = town.submit(idempotency_key=key)
    assert second.code == first.code
    assert Petition.objects.count() == 1


def _spent(looks) -> bool:
    return next(looks, "spent") == "spent"


def test_a_short_key_is_refused(town):
    with pytest.raises(Refused):
        town.submit(idempotency_key="1")


# --- looking up -----------------------------------------------------------------------------------------------------


def test_wrong_number_and_wrong_code_answer_alike_and_do_the_same_work(town):
    receipt, other = town.submit(), town.submit()
    tries = {
        "wrong code": (receipt.petition.number, other.code),
        "wrong number": ("2020-9999", receipt.code),
        "somebody else's number": (other.petition.number, receipt.code),
        "malformed code": (receipt.petition.number, "abc"),
        "nothing": ("", ""),
        "hostile": ("' OR 1=1 --", "\x00%_" * 100),
    }
    statements = set()
    for number, code in tries.values():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert intake.look_up(number, code) is None
        assert len(queries) == 1
        statements.add(queries[0]["sql"].split("WHERE")[0])
    assert len(statements) == 1


def test_the_code_works_however_it_is_typed(town):
    receipt = town.submit()
    typed = receipt.code.lower().replace("-", " ")
    assert intake.look_up(f" {receipt.petition.number} ", typed) == receipt.petition


# --- objections -----------------------------------------------------------------------------------------------------


def test_an_objection_is_taken_while_the_notice_is_open(town):
    notice = PublicationFactory(village=town.village, rows=2)
    petition = town.submit(kind=Kind.OBJECTION, publication_number=notice.number, row_serial=2, village=None).petition
    assert (petition.publication, petition.row_serial, petition.village) == (notice, 2, town.village)
    assert petition.deadlines.get().rule == "objection"


@pytest.mark.parametrize(
    "trait",
    [{"closed": True}, {"withdrawn": True}, {"long_term": True, "village": None}],
    ids=["over", "withdrawn", "long"],
)
def test_an_objection_comes_too_late(town, trait):
    notice = PublicationFactory(**{"village": town.village, **{k: v for k, v in trait.items() if v is not None}})
    with pytest.raises(WindowClosed):
        town.submit(kind=Kind.OBJECTION, publication_number=notice.number)
    assert not Petition.objects.exists()


def test_a_notice_not_yet_open_is_not_found(town):
    notice = PublicationFactory(village=town.village, scheduled=True)
    with pytest.raises(Refused, match="没有找到"):
        town.submit(kind=Kind.OBJECTION, publication_number=notice.number)


@time_machine.travel("2026-03-10 10:00+08:00", tick=False)
def test_a_letter_that_came_within_the_window_counts_though_typed_in_after_it(town):
    with time_machine.travel("2026-03-06 10:00+08:00", tick=False):
        notice = PublicationFactory(village=town.village)  # posted 2 March, open until 9 March 24:00
    values = {"kind": Kind.OBJECTION, "channel": Channel.LETTER, "publication_number": notice.number}
    assert town.submit(received_on=date(2026, 3, 9), **values)
    for day in (date(2026, 3, 10), date(2026, 3, 1)):
        with pytest.raises(WindowClosed):
            town.submit(received_on=day, **values)


def test_an_objection_names_a_notice_and_a_row_that_exist(town):
    notice = PublicationFactory(village=town.village, rows=1)
    for values in ({}, {"publication_number": "2020-999"}, {"publication_number": notice.number, "row_serial": 9}):
        with pytest.raises(Refused):
            town.submit(kind=Kind.OBJECTION, **values)


def test_attachments_are_part_of_the_sending(town):
    from tests.unit.petitions.test_attachments import picture

    petition = town.submit(attachments=[picture()]).petition
    assert Attachment.objects.get().petition == petition
    assert petition.events.get().facts["files"] == 1
