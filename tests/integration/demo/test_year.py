"""The invented year, seeded through the services on any day, says what the yearly summary says; on both databases."""

from itertools import pairwise

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal.demo.management.commands.seed_demo import Command
from portal.ledger.selectors import verify
from tests.guards import plant_roots

# Seeded once for each day, in one process.
pytestmark = [pytest.mark.xdist_group("demo year"), pytest.mark.django_db]

# One day on which the demo's year is this one, and one so early in the next that it is still the last.
DAYS = ("2026-11-23 15:00:00+08:00", "2027-01-12 10:00:00+08:00")


@pytest.fixture(scope="module", params=DAYS, ids=lambda day: day[:10])
def client(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """A visitor of the seeded portal. One seeding of a day serves the module and is rolled back after it."""
    from django.conf import settings

    kept, settings.DATA_DIR = settings.DATA_DIR, tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), time_machine.travel(request.param, tick=False), transaction.atomic():
        plant_roots()
        command = Command()
        command.verbosity = 0
        command.seed()
        call_command("reindex_search", verbosity=0)
        yield Client()
        transaction.set_rollback(True)
    settings.DATA_DIR = kept


def test_overview_answers_the_summary_s_figures(client):
    figures = client.get("/api/v1/statistics/overview/").json()
    assert figures["villages"] == 8
    assert (figures["households"], figures["persons"]) == (1180, 1549)
    assert figures["medical_aid"] == {"households": 6, "persons": 6, "amount": 30000}
    assert figures["temporary_aid"] == {"households": 6, "persons": 6, "amount": 5400}
    assert figures["visits"] == 15
    assert figures["letters"] == 8
    assert figures["replies"] >= 9
    assert figures["exits"] == {"households": 10, "persons": 30}
    assert figures["investigated"]["households"] == 52


@pytest.mark.parametrize("words", ["低保", "最低生活保障", "公示", "材料", "杜村", "异议", "书面答复"])
def test_search_finds_what_residents_ask_for(client, words):
    page = client.get("/search/", {"q": words}).content.decode()
    assert "<mark>" in page


def test_the_front_page_speaks_of_that_year_and_of_what_is_open_today(client):
    page = client.get("/").content.decode()
    assert "2026年主要数字" in page
    assert "石桥村特困人员认定初审公示" in page


def test_a_nonsense_word_finds_nothing_and_says_what_to_try(client):
    page = client.get("/search/", {"q": "魑魅魍魉"}).content.decode()
    assert "<mark>" not in page
    assert "0000-7654321" in page


def test_every_state_of_a_notice_and_of_a_case_stands_in_the_demo(client):
    from disclosures.models import Publication
    from disclosures.states import State, state_of
    from petitions import vocabulary as case
    from petitions.models import Petition

    now = timezone.now()
    assert {state_of(notice, now) for notice in Publication.objects.all()} == set(State)
    assert set(Petition.objects.values_list("state", flat=True)) == set(case.State.values)
    assert set(Petition.objects.values_list("channel", flat=True)) == set(case.Channel.values)


def test_the_library_is_not_empty(client):
    from cms.models import AssistanceStandard, ExplanationPage, GuidePage, PolicyPage

    assert PolicyPage.objects.live().count() >= 12
    assert ExplanationPage.objects.live().count() >= 12
    assert GuidePage.objects.live().count() == 5
    assert AssistanceStandard.objects.filter(area="rural").count() == 5


def test_the_ledger_of_the_year_verifies(client):
    assert verify() is None


def test_a_repaired_file_stands_for_the_first_one_and_every_deletion_is_written_down(client):
    from disclosures.models import Batch, PurgeRecord

    repaired = Batch.objects.get(replaces__isnull=False)
    assert repaired.remembered is not None
    assert [problem for problem in repaired.problems if problem["severity"] == "error"] == []
    assert [problem["code"] for problem in repaired.replaces.problems if problem["severity"] == "error"]
    assert {"upload", "rows"} <= set(PurgeRecord.objects.values_list("kind", flat=True))


def test_the_statistics_say_that_the_summary_contradicts_itself(client):
    page = client.get("/statistics/").content.decode()
    assert "数字对不上：年初 1180 户 1549 人，加新增 52 户" in page
    assert "减退出 10 户 30 人" in page
    assert "而名册上是 1180 户 1549 人，相差 42 户" in page
    rural = client.get("/api/v1/statistics/balance/").json()["schemes"][0]
    assert rural["opening"] == rural["closing"] == {"households": 1180, "persons": 1549}
    assert rural["left"] == {"households": 10, "persons": 30}
    assert rural["added"]["households"] == 52
    assert rural["difference"]["households"] == -42
    # One or two households a village went out: who they were is nobody's business.
    assert {village["left"] for village in rural["villages"]} == {None}


def test_aid_is_released_by_quarter_and_the_small_cause_joins_the_other(client):
    lines = client.get("/api/v1/statistics/aid/").json()["figures"]
    assert {(line["kind"], line["cause"], line["households"]) for line in lines} == {
        ("medical", "expense", 6),
        ("temporary", "", 6),
    }


def test_money_is_told_by_month_and_quarter_and_one_village_does_not_match(client):
    from disclosures.books import reconciling
    from disclosures.models import FundPeriod, PaymentNotice

    over = timezone.localdate().year - 2026
    assert len(client.get("/api/v1/statistics/payments/").json()["months"]) == 11 + over
    periods = client.get("/api/v1/statistics/funds/").json()["periods"]
    assert len(periods) == 3 + over
    assert all(now["carried_over"] == before["balance"] for before, now in pairwise(periods))
    assert not any(reconciling.check_funds(funds).paid_gap for funds in FundPeriod.objects.current())
    gaps = {
        (paid.month.month, line.village.name)
        for paid in PaymentNotice.objects.current()
        for line in reconciling.check_payment(paid)
        if line.difference
    }
    assert gaps == {(5, "石桥村")}


def test_something_is_overdue_and_something_is_due(client):
    from disclosures.books import book_selectors
    from portal.accounts.models import User

    clerk = User.objects.get(username="jingban2")
    rechecks, matters = book_selectors.due_rechecks(clerk), book_selectors.due_followups(clerk)
    assert len(rechecks.overdue) == 3
    assert rechecks.later
    assert len(matters.overdue) == 1
    assert {matter.kind for matter in matters.soon} == {"easing"}


def test_no_filing_of_relatives_reaches_the_public(client):
    from disclosures.models import RelativeFiling

    names = [name for one in RelativeFiling.objects.all() for name in (one.sealed["applicant"], one.sealed["official"])]
    assert len(names) == 4
    for address in ("/", "/statistics/", "/notices/", "/ledger/log.jsonl", "/api/v1/notices/"):
        page = client.get(address)
        body = b"".join(page) if page.streaming else page.content
        assert not [name for name in names if name in body.decode()]


@pytest.fixture(scope="module")
def summary(client):
    """The year's summary as a leader reads it."""
    from portal.accounts.models import User
    from portal.summary import services

    return services.look(year=2026, by=User.objects.get(username="lingdao"))


def test_the_yearly_summary_has_the_source_document_s_figures(summary):
    told = {figure.key: figure.value for figure in summary.figures}
    source = {
        "households": 1180, "persons": 1549, "villages": 8,
        "exits_households": 10, "exits_persons": 30, "over_households": 10, "over_persons": 30,
        "investigated_households": 52,
        "medical_households": 6, "medical_persons": 6, "medical_amount": 30000,
        "temporary_households": 6, "temporary_persons": 6, "temporary_amount": 5400,
        "visits": 15,
    }  # fmt: skip
    assert {key: told[key] for key in source} == source
    assert told["visitors"] >= 15
    if timezone.localdate().year == 2026:  # the file that is mended is one of these days
        assert (told["files_sent_back"], told["files_again"]) == (1, 1)
    assert told["written_answered"] >= 8


def test_the_yearly_summary_names_what_the_source_document_passes_over(summary):
    told = [finding.sentence for finding in summary.findings if finding.weight == "contradicts"]
    assert any("应为 1222 户" in sentence and "而名册上是 1180 户 1549 人，相差 42 户" in sentence for sentence in told)
    assert any("2026年5月石桥村相差 -1 户 -1 人 -310.00 元" in sentence for sentence in told)
    doubted = [
        piece.checks
        for part in summary.parts
        for sentence in part.paragraphs
        for piece in sentence
        if piece.figure and piece.figure.key in ("households", "persons") and piece.checks
    ]
    assert doubted
    assert all(1 in checks for checks in doubted)


def test_the_yearly_summary_as_a_word_file_and_as_a_page_that_is_not_out(client):
    import io

    import docx

    from portal.accounts.models import User
    from portal.summary import services

    clerk = User.objects.get(username="jingban")
    document = docx.Document(io.BytesIO(services.write_word(year=2026, by=clerk)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for words in ("一、工作推动", "二、工作开展情况", "三、存在的主要问题", "四、数据核对", "名册上是 1180 户 1549 人"):
        assert words in text
    assert [row.cells[0].text for row in document.tables[0].rows if row.cells[0].text in ("杜村", "枣林村")] == [
        "杜村",
        "枣林村",
    ]
    with transaction.atomic():
        page = services.draft_page(year=2026, by=clerk).page
        assert not page.live
        assert client.get(page.url).status_code == 404
        transaction.set_rollback(True)
