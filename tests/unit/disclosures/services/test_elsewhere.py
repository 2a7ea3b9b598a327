"""The same household on another list: told by fingerprint, in one query, with no more than the clerk needs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from disclosures.models import ImportRow, SchemeKind
from disclosures.services import batches, elsewhere, importing
from tests.data.spreadsheets.build import H9, household, identity, xlsx
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import PublicationFactory, RoundFactory, SchemeFactory
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
    def send(data: bytes, *, scheme=None, period="2026年第一季度"):
        round = RoundFactory(procedure__scheme=scheme or SchemeFactory())
        return batches.receive(
            file=SimpleUploadedFile("名册.xlsx", data), by=clerk, unit=clerk.unit, scheme=round.procedure.scheme,
            round=round, period=period,
        ).batch  # fmt: skip

    return send


@pytest.fixture
def post(send, clerk):
    """A roster all the way onto a notice that is open."""

    def post(data: bytes, **details):
        batch = send(data, **details)
        roster = batches.confirm(batch=batch, by=clerk)
        return PublicationFactory(roster=roster, round=batch.round, scheme=batch.scheme, unit=batch.unit)

    return post


def of(village: str, *people: int) -> bytes:
    return xlsx([H9, *(household(number, village=village, number=identity(number)) for number in people)])


def found(batch) -> list[tuple[str, bool]]:
    return [
        (problem.code, problem.is_error)
        for problem in importing.problems_of(batch)
        if problem.code.startswith("duplicate_identity")
    ]


def test_a_live_roster_of_another_village_stops_the_batch(send, post):
    post(of("杜村", 1, 2))
    other = send(of("石桥村", 1), period="2026年第二季度")
    assert found(other) == [("duplicate_identity_live", True)]
    sentence = importing.problems_of(other)[0].message
    assert "杜村" in sentence
    assert "农村低保" in sentence
    assert identity(1) not in sentence


def test_the_next_period_of_the_own_village_is_no_duplicate(send, post):
    post(of("杜村", 1))
    assert found(send(of("杜村", 1, 3), period="2026年第二季度")) == []


def test_a_roster_no_longer_in_force_is_not_asked(send, post):
    notice = post(of("杜村", 1))
    notice.ends_at = timezone.now()
    notice.save()
    assert found(send(of("石桥村", 1), period="2026年第二季度")) == []


def test_another_exclusive_scheme_is_a_warning_that_names_it(send, post):
    post(of("杜村", 1))
    extreme = SchemeFactory(code="extreme", name="特困供养", kind=SchemeKind.EXTREME)
    batch = send(of("石桥村", 1), scheme=extreme)
    assert found(batch) == [("duplicate_identity_scheme", False)]
    problem = next(one for one in importing.problems_of(batch) if one.code == "duplicate_identity_scheme")
    assert "农村低保" in problem.message
    assert "2026年第一季度" in problem.message


def test_temporary_aid_comes_on_top(send, post):
    post(of("杜村", 1))
    aid = SchemeFactory(code="aid", name="临时救助", kind=SchemeKind.TEMPORARY)
    assert found(send(of("石桥村", 1), scheme=aid)) == []


def test_another_batch_that_waits_is_a_warning(send):
    send(of("杜村", 1, 2))
    assert found(send(of("石桥村", 1), period="2026年第二季度")) == [("duplicate_identity_waiting", False)]


def test_it_is_one_query_for_the_rows(send, post, django_assert_num_queries):
    post(of("杜村", *range(1, 30)))
    batch = send(of("石桥村", 40), period="2026年第二季度")
    marks = list(ImportRow.objects.values_list("identity_fingerprint", flat=True))
    with django_assert_num_queries(4):  # names, batches, rows, waiting
        assert len(elsewhere.find(batch, marks)) == 29


def test_the_query_walks_the_index(post):
    from django.db import connection

    post(of("杜村", 1))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                f"EXPLAIN QUERY PLAN SELECT mark.value FROM {elsewhere.PROBES['sqlite']}",
                ['["a"]'],
            )
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
        assert "SEARCH held USING" in plan
        assert "identity_fingerprint" in plan
