import datetime as dt
from decimal import Decimal

import pytest

from disclosures import selectors
from disclosures.models import AidKind, ChangeKind, RoundKind, SchemeKind
from tests.factories.disclosures import (
    AidFigureFactory,
    ChangeRecordFactory,
    PublicationFactory,
    RoundFactory,
    SchemeFactory,
)
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)


def whole(rows, **details):
    return PublicationFactory(
        rows=rows, is_whole_roster=True, round=RoundFactory(order=2, kind="confirmation"), **details
    )


def test_each_village_counts_from_its_newest_whole_roster():
    village = OrgUnitFactory(name="杜村")
    whole(3, village=village, starts_in=dt.timedelta(days=-40))
    newest = whole(2, village=village)
    other = whole(1)
    counts = selectors.village_counts()
    assert {(count.village, count.households, count.notice_number) for count in counts} == {
        (village, 2, newest.number),
        (other.unit, 1, other.number),
    }
    figures = selectors.figures(2026)
    assert (figures.villages, figures.households, figures.persons) == (2, 3, 6)


@pytest.mark.parametrize(
    "details",
    [
        {"withdrawn": True},
        {"scheduled": True},
        {"scheme__code": "urban", "scheme__name": "城市低保", "scheme__kind": SchemeKind.URBAN},
    ],
)
def test_what_does_not_stand_does_not_count(details):
    if "scheme__code" in details:
        scheme = SchemeFactory(code="urban", name="城市低保", kind=SchemeKind.URBAN)
        PublicationFactory(rows=2, is_whole_roster=True, scheme=scheme)
    else:
        whole(2, **details)
    assert selectors.figures(2026).households == 0


def test_a_first_review_is_investigated_and_not_on_the_roster():
    PublicationFactory(rows=2)
    PublicationFactory(rows=3, withdrawn=True)
    figures = selectors.figures(2026)
    assert (figures.households, figures.investigated.households, figures.investigated.persons) == (0, 2, 4)
    assert selectors.figures(2025).investigated.households == 0
    assert RoundFactory().kind == RoundKind.FIRST_REVIEW


def test_exits_and_aid_of_the_year():
    ChangeRecordFactory(households=2, persons=5)
    ChangeRecordFactory(households=1, persons=1, decided_on=dt.date(2025, 12, 31))
    ChangeRecordFactory(kind=ChangeKind.RAISED, households=9)
    AidFigureFactory()
    AidFigureFactory(kind=AidKind.TEMPORARY, households=2, persons=3, amount=Decimal(5400))
    figures = selectors.figures(2026)
    assert (figures.exits.households, figures.exits.persons) == (2, 5)
    assert figures.medical_aid == selectors.Aid(6, 6, Decimal(30000))
    assert figures.temporary_aid == selectors.Aid(2, 3, Decimal(5400))


def test_a_year_without_anything_is_all_zero(django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        figures = selectors.figures(2019)
    assert (figures.households, figures.exits.persons, figures.medical_aid.amount) == (0, 0, Decimal(0))
