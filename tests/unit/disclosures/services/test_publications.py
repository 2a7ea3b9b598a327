"""Posted on Monday 2 March 2026 for 7 days, a notice ends on Monday 9 March at 24:00 (57号 art 19, strict count)."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from disclosures import selectors
from disclosures.models import (
    Channel,
    Publication,
    PublicationCell,
    PublicationTotal,
    RosterState,
    WithdrawalReason,
)
from disclosures.refusals import Declined
from disclosures.services import announcements, publications
from portal.accounts.permissions import NotAllowed
from portal.kept import editions
from portal.ledger.models import LedgerEntry
from portal.workdays import services as workdays
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import PublicationFactory, RosterEntryFactory, RosterFactory, RoundFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db
MONDAY = "2026-03-02 10:00+08:00"


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to(MONDAY, tick=False)


def at(text):
    return dt.datetime.fromisoformat(f"{text}+08:00")


def test_publish_fixes_words_window_sums_and_ledger(approved, publisher, village):
    edition = editions.current()
    notice = publications.publish(roster=approved(), by=publisher)
    notice.refresh_from_db()
    assert notice.number == "2026-001"
    assert notice.title == "杜村2026年第一季度农村低保初审公示"
    assert notice.place == "杜村村委会门口公示栏"
    assert notice.basis == "最低生活保障审核确认办法第十九条（民发〔2021〕57号）"
    assert notice.phone == "0990-5550101"
    assert (notice.opens_at, notice.ends_at) == (at("2026-03-02 10:00"), at("2026-03-10 00:00"))
    assert (notice.provisional, notice.households, notice.persons, notice.amount) == (False, 2, 4, Decimal(1240))
    assert notice.roster.state == RosterState.PUBLISHED
    total = notice.totals.get()
    assert (total.village, total.households, total.persons, total.amount) == (village, 2, 4, Decimal(1240))
    entry = LedgerEntry.objects.get()
    assert (entry.action, entry.subject) == ("notice.published", "2026-001")
    assert (entry.number, entry.digest) == (notice.ledger_number, notice.ledger_digest)
    assert entry.facts["content_digest"] == notice.content_digest
    assert "赵" not in str(entry.facts)
    # Two households: neither their money nor a digest that anybody could try rows against stays in the public log.
    assert not {"persons", "amount"} & entry.facts.keys()
    assert entry.facts["roster_digest"] != notice.roster.digest
    assert editions.current() > edition


def test_the_search_learns_no_row(approved, publisher, monkeypatch):
    told = []
    monkeypatch.setattr(announcements.documents, "put", lambda **document: told.append(document))
    notice = publications.publish(roster=approved(), by=publisher)
    [document] = told
    assert (document["section"], document["key"]) == ("notices", notice.number)
    assert "杜村" in document["text"]
    assert "赵" not in str(document)


@pytest.mark.parametrize(
    ("posted", "now", "ends"),
    [
        ("2026-03-01", "2026-03-01 09:00", "2026-03-10 00:00"),  # ends on Sunday the 8th: rolls on to Monday the 9th
        ("2026-03-02", "2026-03-02 09:00", "2026-03-10 00:00"),
        ("2026-02-14", "2026-02-14 09:00", "2026-02-25 00:00"),  # the 21st lies in the Spring Festival: the 24th
    ],
)
def test_the_window_is_never_short(approved, publisher, time_machine, posted, now, ends):
    time_machine.move_to(at(now), tick=False)
    notice = publications.publish(roster=approved(), by=publisher, posted_on=dt.date.fromisoformat(posted))
    assert notice.ends_at == at(ends)


def test_a_later_posting_is_scheduled(approved, publisher):
    notice = publications.publish(roster=approved(), by=publisher, posted_on=dt.date(2026, 3, 5))
    assert notice.opens_at == at("2026-03-05 00:00")
    assert list(selectors.published_entries(notice.number)) == []


def test_a_second_publish_is_declined(approved, publisher):
    roster = approved()
    publications.publish(roster=roster, by=publisher)
    with pytest.raises(Declined, match="已经发布，公示编号是2026-001，不能再次发布"):
        publications.publish(roster=roster, by=publisher)
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("state", ["draft", "in_review", "returned"])
def test_an_unapproved_roster_is_declined(village, calendar, publisher, state):
    roster = RosterFactory(state=state, batch__unit=village)
    with pytest.raises(Declined, match="审批通过以后才能发布"):
        publications.publish(roster=roster, by=publisher)


def test_a_withdrawn_batch_is_declined(approved, publisher):
    roster = approved(batch__state="withdrawn")
    with pytest.raises(Declined, match="批次已经撤销"):
        publications.publish(roster=roster, by=publisher)


def test_a_repealed_basis_is_declined(approved, publisher):
    roster = approved()
    round = RoundFactory(order=9, basis_valid_until=dt.date(2021, 6, 30))
    with pytest.raises(Declined, match="废止"):
        publications.publish(roster=roster, by=publisher, round=round)


def test_a_round_of_another_scheme_is_declined(approved, publisher):
    round = RoundFactory(procedure__scheme__code="urban-dibao", procedure__scheme__name="城市低保")
    with pytest.raises(Declined, match="不一致"):
        publications.publish(roster=approved(), by=publisher, round=round)


def test_a_posting_cannot_be_back_dated(approved, publisher, time_machine):
    roster = approved()
    with pytest.raises(Declined, match="不能早于今天"):
        publications.publish(roster=roster, by=publisher, posted_on=dt.date(2026, 3, 1))
    time_machine.move_to("2026-03-20 10:00+08:00", tick=False)
    with pytest.raises(Declined, match="不能倒填"):
        publications.publish(roster=roster, by=publisher, posted_on=dt.date(2026, 3, 19))


def test_the_document_s_own_date_stands_beside_the_system_s(approved, publisher):
    with pytest.raises(Declined, match="成文日期不能晚于张贴日期"):
        publications.publish(roster=approved(), by=publisher, document_date=dt.date(2026, 3, 3))
    notice = publications.publish(roster=approved(), by=publisher, document_date=dt.date(2026, 2, 20))
    assert (notice.document_date, notice.posted_on) == (dt.date(2026, 2, 20), dt.date(2026, 3, 2))
    assert notice.published_at == notice.opens_at == at("2026-03-02 10:00")
    assert LedgerEntry.objects.get().facts["document_date"] == "2026-02-20"
    assert publications.publish(roster=approved(), by=publisher).document_date == dt.date(2026, 3, 2)


def test_a_name_of_somebody_in_the_title_is_declined(approved, publisher):
    with pytest.raises(Declined, match="不能公开的内容"):
        publications.publish(roster=approved(), by=publisher, title="公示，联系13812345678")


@pytest.mark.parametrize("role", ["leader", "village_assistant", "supervisor", "system_admin"])
def test_who_may_not_publish(approved, township, role):
    with pytest.raises(NotAllowed):
        publications.publish(roster=approved(), by=StaffFactory(role=role, unit=township))


def test_another_village_may_not_publish(approved):
    with pytest.raises(NotAllowed):
        publications.publish(roster=approved(), by=StaffFactory(role="publisher", unit=OrgUnitFactory()))


def test_a_failure_leaves_nothing_and_takes_no_number(approved, publisher, monkeypatch):
    roster = approved()

    def fail(notice):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(announcements, "announce", fail)
        with pytest.raises(OSError):
            publications.publish(roster=roster, by=publisher)
    assert not Publication.objects.exists()
    assert not PublicationTotal.objects.exists()
    assert not LedgerEntry.objects.exists()
    roster.refresh_from_db()
    assert roster.state == RosterState.APPROVED
    assert publications.publish(roster=roster, by=publisher).number == "2026-001"


def test_numbers_run_without_a_gap_and_start_anew(approved, publisher, time_machine):
    assert publications.publish(roster=approved(), by=publisher).number == "2026-001"
    assert publications.publish(roster=approved(), by=publisher).number == "2026-002"
    time_machine.move_to("2027-01-04 10:00+08:00", tick=False)
    assert publications.publish(roster=approved(), by=publisher).number == "2027-001"


def test_a_board_only_round_shows_sums_on_the_web(approved, publisher):
    round = RoundFactory(channel=Channel.BOARD)
    notice = publications.publish(roster=approved(), by=publisher, round=round)
    assert notice.web_level == "totals"


def test_a_standing_list_has_no_end(approved, publisher):
    notice = publications.publish(roster=approved(batch__round=RoundFactory(long_term=True)), by=publisher)
    assert notice.ends_at is None
    assert notice.is_whole_roster


def test_a_withdrawal_takes_rows_off_at_once(approved, leader, publisher):
    notice = publications.publish(roster=approved(), by=publisher)
    assert len(selectors.published_entries(notice.number)) == 2
    edition = editions.current()
    notice = publications.withdraw(publication=notice, by=leader, reason=WithdrawalReason.PRIVACY)
    assert len(selectors.published_entries(notice.number)) == 0
    assert (notice.withdrawn_by, notice.withdrawn_at) == (leader, at("2026-03-02 10:00"))
    assert LedgerEntry.objects.order_by("-number").first().action == "notice.withdrawn"
    assert editions.current() > edition
    with pytest.raises(Declined, match="已经撤下"):
        publications.withdraw(publication=notice, by=leader, reason=WithdrawalReason.PRIVACY)


@pytest.mark.parametrize("reason", ["privacy", "ended"])
def test_after_the_end_no_names_are_left_to_take_down(publisher, village, reason):
    notice = PublicationFactory(unit=village, closed=True)
    with pytest.raises(Declined, match="名单已经撤下"):
        publications.withdraw(publication=notice, by=publisher, reason=reason)
    notice.refresh_from_db()
    assert notice.withdrawn_at is None


@pytest.mark.parametrize("reason", ["wrong_content", "wrong_procedure", "urgent", "superseded"])
def test_after_the_end_wrong_sums_still_come_down(publisher, village, reason):
    notice = PublicationFactory(unit=village, closed=True)
    assert publications.withdraw(publication=notice, by=publisher, reason=reason).withdrawal_reason == reason


@pytest.mark.parametrize("reason", ["", "因为不好看"])
def test_a_withdrawal_needs_a_reason_of_the_list(publisher, village, reason):
    notice = PublicationFactory(unit=village)
    with pytest.raises(Declined, match="从列表里选择"):
        publications.withdraw(publication=notice, by=publisher, reason=reason)


def test_a_correction_has_its_own_number_and_a_full_window(approved, publisher, time_machine):
    old = publications.publish(roster=approved(), by=publisher)
    time_machine.move_to("2026-03-05 10:00+08:00", tick=False)
    new = publications.supersede(publication=old, roster=approved(), by=publisher)
    old.refresh_from_db()
    assert (old.withdrawal_reason, old.superseded_by) == ("superseded", new)
    assert (new.number, new.ends_at) == ("2026-002", at("2026-03-13 00:00"))


def test_a_failed_correction_leaves_the_old_notice_up(approved, publisher):
    roster = approved()
    old = publications.publish(roster=roster, by=publisher)
    with pytest.raises(Declined):
        publications.supersede(publication=old, roster=roster, by=publisher)
    old.refresh_from_db()
    assert old.withdrawn_at is None


def test_an_outcome_waits_for_the_end(approved, publisher, time_machine):
    notice = publications.publish(roster=approved(), by=publisher)
    with pytest.raises(Declined, match="公示期满以后"):
        publications.record_outcome(publication=notice, by=publisher)
    time_machine.move_to("2026-03-10 09:00+08:00", tick=False)
    notice = publications.record_outcome(publication=notice, by=publisher)
    assert (notice.outcome, notice.objections, notice.outcome_by) == ("no_objection", 0, publisher)
    with pytest.raises(Declined, match="已经登记"):
        publications.record_outcome(publication=notice, by=publisher)


def test_an_open_objection_stands_in_the_way_of_no_objection(approved, publisher, time_machine, register):
    notice = publications.publish(roster=approved(), by=publisher)
    time_machine.move_to("2026-03-10 09:00+08:00", tick=False)
    register(notice.number, waiting=1, upheld=1)
    with pytest.raises(Declined, match="还有1件异议正在核查"):
        publications.record_outcome(publication=notice, by=publisher)
    register(notice.number, upheld=1, reposted=1)
    notice = publications.record_outcome(publication=notice, by=publisher)
    assert (notice.outcome, notice.objections) == ("reposted", 2)
    assert notice.objection_results == {"upheld": 1, "reposted": 1}
    assert LedgerEntry.objects.order_by("-number").first().facts == {
        "outcome": "reposted",
        "objections": 2,
        "results": {"upheld": 1, "reposted": 1},
    }


def test_provisional_windows_are_counted_again(approved, publisher, time_machine, django_capture_on_commit_callbacks):
    time_machine.move_to("2026-12-27 10:00+08:00", tick=False)
    notice = publications.publish(roster=approved(), by=publisher)
    assert notice.provisional
    assert notice.ends_at == at("2027-01-05 00:00")  # Sunday 3 January rolls on to Monday the 4th
    rest = [workdays.Day(dt.date(2027, 1, day), "rest") for day in (1, 2, 3, 4)]
    with django_capture_on_commit_callbacks(execute=True):
        workdays.store_year(year=2027, days=rest, source="测试通知")
    notice.refresh_from_db()
    assert (notice.provisional, notice.ends_at) == (False, at("2027-01-06 00:00"))
    assert LedgerEntry.objects.order_by("-number").first().action == "notice.extended"


def test_an_end_already_told_is_not_moved_up(approved, publisher, time_machine, django_capture_on_commit_callbacks):
    time_machine.move_to("2026-12-27 10:00+08:00", tick=False)
    notice = publications.publish(roster=approved(), by=publisher)
    with django_capture_on_commit_callbacks(execute=True):
        workdays.store_year(year=2027, days=[workdays.Day(dt.date(2027, 1, 3), "work")], source="测试通知")
    notice.refresh_from_db()
    assert (notice.provisional, notice.ends_at) == (False, at("2027-01-05 00:00"))


PAIRS = [
    {"withdrawn_at": at(MONDAY[:16])},
    {"withdrawal_reason": "privacy"},
    {"outcome": "upheld"},
    {"outcome_at": at(MONDAY[:16])},
    {"ends_at": None},
    {"ends_at": at("2026-02-01 00:00")},
]


@pytest.mark.parametrize("half", PAIRS, ids=lambda half: next(iter(half)))
def test_half_a_fact_does_not_fit_the_table(half):
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationFactory(**half)


@time_machine.travel("2026-03-10 00:00+08:00", tick=False)
def test_masked_rows_end_with_the_window():
    notice = PublicationFactory(posted_on=dt.date(2026, 3, 2), rows=2)
    assert len(selectors.published_entries(notice.number)) == 0


def test_the_next_round_finds_the_one_before(approved, publisher):
    first = publications.publish(roster=approved(), by=publisher)
    later = RoundFactory(order=2, name="确认公示", kind="confirmation")
    second = publications.publish(roster=approved(batch__round=later), by=publisher)
    assert second.follows == first
    assert [others for _round, others in selectors.rounds_of(first)] == [[first], [second]]
    other_period = publications.publish(
        roster=approved(batch__period="2026年第二季度", batch__round=later), by=publisher
    )
    assert other_period.follows is None


def test_a_generalised_notice_counts_and_names_nobody(approved, publisher, village, client):
    round = RoundFactory(order=4, days=None, kind="long_term", web_level="generalised", has_objection_window=False)
    roster = approved(batch__round=round)
    for serial in range(3, 12):
        RosterEntryFactory(roster=roster, serial=serial, village=village)
    notice = publications.publish(roster=roster, by=publisher)
    assert [(cell.village, cell.size, cell.amount_from, cell.households) for cell in notice.cells.all()] == [
        (village, 3, None, 10),
        (village, 3, 600, 10),
    ]
    assert notice.households == 10
    assert notice.totals.get().households == 10
    page = client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    assert "3人及以上" in page
    assert "600—799" in page
    assert "赵" not in page
    body = client.get(reverse("api:notice-detail", args=[notice.number])).json()
    assert body["cells"][0]["households"] == 10
    assert client.get(reverse("api:notice-entries", args=[notice.number])).status_code == 404
    assert roster.digest not in str(LedgerEntry.objects.get().facts)


def test_a_small_cell_does_not_fit_the_table():
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationCell.objects.create(publication=PublicationFactory(), size=1, households=4)


def test_a_clerk_with_an_english_screen_posts_in_chinese(approved, publisher):
    with translation.override("en"):
        notice = publications.publish(roster=approved(), by=publisher)
    assert notice.title == "杜村2026年第一季度农村低保初审公示"
    assert notice.basis == "最低生活保障审核确认办法第十九条（民发〔2021〕57号）"
