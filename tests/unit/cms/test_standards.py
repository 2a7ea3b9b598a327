from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from cms import selectors
from cms.models import AssistanceStandard
from tests.factories.cms import AssistanceStandardFactory, PolicyPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def years():
    AssistanceStandardFactory(amount=Decimal("580"), valid_from=date(2025, 1, 1), valid_until=date(2025, 12, 31))
    AssistanceStandardFactory(amount=Decimal("620"), valid_from=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("day", "amount"),
    [(date(2025, 12, 31), "580"), (date(2026, 1, 1), "620"), (date(2030, 6, 1), "620")],
)
@pytest.mark.usefixtures("years")
def test_one_number_holds_on_each_day(day, amount):
    (standard,) = selectors.current_standards(day)
    assert standard.amount == Decimal(amount)


@pytest.mark.usefixtures("years")
def test_no_number_before_the_first():
    assert not selectors.current_standards(date(2024, 12, 31)).exists()


@pytest.mark.usefixtures("years")
def test_series_is_newest_first():
    assert [standard.valid_from.year for standard in selectors.standards_series()] == [2026, 2025]


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(("year", "count"), [(2024, 0), (2025, 1), (2026, 1), (2027, 1)])
def test_touching_a_year(year, count):
    assert AssistanceStandard.objects.touching_year(year).count() == count


@pytest.mark.usefixtures("years")
def test_two_numbers_for_one_day_are_refused_with_the_other_named():
    standard = AssistanceStandardFactory.build(valid_from=date(2026, 7, 1))
    with pytest.raises(ValidationError, match="农村 最低生活保障 2026-01-01"):
        standard.full_clean()


@pytest.mark.usefixtures("years")
def test_another_area_or_level_is_another_series():
    AssistanceStandardFactory.build(area="urban").full_clean()
    AssistanceStandardFactory.build(kind="destitute_care", level="全护理").full_clean()


def test_dates_and_amount_must_make_sense():
    standard = AssistanceStandardFactory.build(valid_until=date(2025, 1, 1), amount=Decimal("0"))
    with pytest.raises(ValidationError) as caught:
        standard.full_clean()
    assert "amount" in caught.value.message_dict
    assert "执行止早于执行起" in str(caught.value)


def test_a_draft_document_behind_a_standard_is_not_public():
    draft = AssistanceStandardFactory(policy=PolicyPageFactory(draft=True))
    shown = AssistanceStandardFactory(area="urban", policy=PolicyPageFactory())
    assert draft.public_policy is None
    assert shown.public_policy == shown.policy
