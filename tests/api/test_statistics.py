from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from disclosures.models import AidCause, AidKind, PublicationTotal
from petitions.vocabulary import Channel, Kind
from tests.factories.disclosures import AidFigureFactory, ChangeRecordFactory, PublicationFactory
from tests.factories.petitions import Town

pytestmark = pytest.mark.django_db
NOW = "2026-03-10 10:00+08:00"


@pytest.fixture
def read(client):
    return lambda **query: client.get(reverse("api:statistics-overview"), query)


@time_machine.travel(NOW, tick=False)
def test_overview_is_the_year_in_plain_numbers(read):
    town = Town()
    whole = PublicationFactory(is_whole_roster=True, village=town.village)
    PublicationTotal.objects.create(
        publication=whole, village=town.village, households=1180, persons=1549, amount=Decimal("438960.50")
    )
    ChangeRecordFactory(village=town.village, households=10, persons=30)
    AidFigureFactory()
    AidFigureFactory(kind=AidKind.TEMPORARY, cause=AidCause.URGENT, amount=Decimal("5400.50"))
    town.submit(channel=Channel.VISIT)
    town.submit(channel=Channel.LETTER, kind=Kind.SUGGESTION)
    assert read(year=2026).json() == {
        "year": 2026,
        "villages": 2,
        "households": 1180,
        "persons": 1549,
        "medical_aid": {"households": 6, "persons": 6, "amount": 30000},
        "temporary_aid": {"households": 6, "persons": 6, "amount": 5400.5},
        "visits": 1,
        "letters": 1,
        "replies": 0,
        "suggestions": 1,
        "exits": {"households": 10, "persons": 30},
        "investigated": {"households": 0},
    }


@time_machine.travel(NOW, tick=False)
def test_without_a_year_it_is_this_one(read):
    assert read().json()["year"] == 2026


@pytest.mark.parametrize("query", [{"year": "x"}, {"year": "1999"}, {"yaer": "2026"}])
def test_what_is_not_understood_is_refused_by_name(read, query):
    response = read(**query)
    assert response.status_code == 400
    assert next(iter(query)) in response.content.decode()


@time_machine.travel(NOW, tick=False)
def test_answer_is_kept_and_revalidated(client, read, django_assert_num_queries):
    first = read()
    with django_assert_num_queries(1):
        read()
    again = client.get(reverse("api:statistics-overview"), headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not first.cookies


def test_nothing_can_be_written(client):
    assert client.post(reverse("api:statistics-overview")).status_code == 405
