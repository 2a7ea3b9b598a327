"""The published standards measure uploaded amounts: by scheme, by area, by day, always per person and month."""

import datetime as dt
from decimal import Decimal

import pytest

from cms.models.standards import Area, Kind, Unit
from disclosures import plausibility
from disclosures.models import SchemeKind
from portal.home.plausibility import monthly_standard
from tests.factories.cms import AssistanceStandardFactory

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 10)


def standard(amount, **values):
    values = {
        "kind": Kind.DIBAO,
        "area": Area.RURAL,
        "unit": Unit.PERSON_MONTH,
        "valid_from": dt.date(2026, 1, 1),
        **values,
    }
    return AssistanceStandardFactory(amount=Decimal(amount), valid_until=None, **values)


def test_a_scheme_is_measured_by_its_own_area():
    standard(700)
    standard(900, area=Area.URBAN)
    assert monthly_standard(SchemeKind.RURAL, DAY) == 700
    assert monthly_standard(SchemeKind.URBAN, DAY) == 900


def test_one_standard_for_town_and_country_measures_both():
    standard(800, area=Area.BOTH)
    assert monthly_standard(SchemeKind.RURAL, DAY) == monthly_standard(SchemeKind.URBAN, DAY) == 800


def test_a_yearly_standard_is_divided():
    standard(7200, unit=Unit.PERSON_YEAR)
    assert monthly_standard(SchemeKind.RURAL, DAY) == 600


def test_the_destitute_receive_living_and_care():
    standard(910, kind=Kind.DESTITUTE_LIVING)
    standard(200, kind=Kind.DESTITUTE_CARE, level="半护理")
    standard(500, kind=Kind.DESTITUTE_CARE, level="全护理")
    assert monthly_standard(SchemeKind.EXTREME, DAY) == 1410


def test_without_a_number_nothing_is_measured():
    standard(700, valid_from=dt.date(2027, 1, 1))
    assert monthly_standard(SchemeKind.RURAL, DAY) is None
    assert monthly_standard(SchemeKind.TEMPORARY, DAY) is None


def test_the_importer_asks_here():
    standard(700)
    assert plausibility.standard(SchemeKind.RURAL, DAY) == 700
