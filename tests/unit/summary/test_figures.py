"""Numbers in sentences: written as papers write them, each with its line in the annex, blank where nothing is known."""

from decimal import Decimal

import pytest

from disclosures.models import RoundKind
from disclosures.supervision.objections import Result
from portal.summary.definitions import DEFINITIONS
from portal.summary.facts import gather
from portal.summary.figures import Teller, define, make, say, with_value, words_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1180, "1180"),
        (9999, "9999"),
        (30000, "30,000"),
        (Decimal("5400.00"), "5400"),
        (Decimal("12345.5"), "12,345.50"),
    ],
)
def test_numbers_as_official_papers_write_them(value, text):
    assert say(value) == text


def test_a_number_has_its_line_at_its_first_use_and_keeps_it(year):
    tell = Teller(gather(year=2026, by=year.worker), {"households": (2,)})
    first, second = tell("共%(households)s户、%(persons)s人。"), tell("仍是%(households)s户。")
    assert words_of(first) == "共30户、60人。"
    assert [piece.figure.number for piece in (*first, *second) if piece.figure] == [1, 2, 1]
    assert [piece.checks for piece in (*first, *second) if piece.figure] == [(2,), (), ()]


def test_what_nobody_wrote_down_is_a_blank_and_no_nought(year):
    tell = Teller(with_value(gather(year=2026, by=year.worker), "fund_spent", None))
    assert words_of(tell("支出%(fund_spent)s元。")) == "支出【请补充：资金支出】元。"


def test_every_number_that_is_gathered_is_defined_and_the_other_way_round(year):
    values = gather(year=2026, by=year.worker).values
    assert {key for key in values if define(key)} == set(values)
    assert set(DEFINITIONS) - set(values) == {"contradictions"}  # counted by the checks


def test_a_number_for_staff_leads_to_a_list_that_this_person_may_open(year):
    facts = gather(year=2026, by=year.leader)
    assert make(facts, "exits_households", 1).url == "/admin/changes/?year=2026&kind=exited"
    assert make(facts, "visits", 1).url == "/admin/cases/reports/?year=2026&month="
    worker = gather(year=2026, by=year.worker)
    assert make(worker, "visits", 1).url == "/admin/cases/?channel=visit"
    publisher = gather(year=2026, by=year.publisher)
    assert make(publisher, "visits", 1).url == "/statistics/?year=2026"
    assert make(publisher, "over_households", 1).url == ""


@pytest.mark.parametrize("role", ["worker", "leader", "publisher"])
def test_every_list_that_is_offered_opens_for_whom_it_is_offered(client, year, role):
    person = getattr(year, role)
    client.force_login(person)
    facts = gather(year=2026, by=person)
    offered = {make(facts, key, 1).url for key in facts.values} - {""}
    assert {url: client.get(url).status_code for url in offered} == dict.fromkeys(offered, 200)


def test_rounds_and_results_are_named_after_their_kind(year):
    facts = with_value(gather(year=2026, by=year.worker), f"result_{Result.CORRECTED}", 1)
    assert make(facts, f"round_{RoundKind.LONG_TERM}", 1).name == "长期公示期数"
    assert make(facts, f"result_{Result.CORRECTED}", 1).name == "异议查实后更正"
