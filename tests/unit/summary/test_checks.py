"""Each way in which the year's numbers can fail to fit is named; a year that fits is not accused."""

import datetime as dt
from decimal import Decimal

from disclosures.models import (
    AidCause,
    AidKind,
    AidSummary,
    ChangeKind,
    ChangeReason,
    FundPeriod,
    OpeningBalance,
    PaymentNotice,
    PaymentTotal,
    PublicationTotal,
)
from portal.summary.checks import Weight, check
from portal.summary.facts import gather
from portal.summary.figures import with_value
from tests.factories.disclosures import AidSummaryFactory, ChangeRecordFactory
from tests.factories.orgs import OrgUnitFactory

from .conftest import go_too_many


def findings(town, by=None):
    return check(gather(year=2026, by=by))


def the_one(found, weight):
    (finding,) = (one for one in found if one.weight == weight)
    return finding


def test_a_year_that_adds_up_is_not_accused(year):
    assert findings(year) == []
    assert findings(year, year.worker) == []


def test_opening_and_in_and_out_against_closing(year):
    go_too_many(year)
    told = the_one(findings(year), Weight.CONTRADICTS)
    assert "年初 28 户" in told.sentence
    assert "应为 25 户" in told.sentence
    assert "而名册上是 30 户" in told.sentence
    assert {"households", "opening_households", "left_persons"} <= set(told.keys)


def test_staff_read_which_village_it_is(year):
    go_too_many(year)
    told = [one.sentence for one in findings(year, year.worker)]
    assert any("杜村相差 +5 户 +10 人" in sentence for sentence in told)
    assert not any("杜村" in one.sentence for one in findings(year))


def test_without_an_opening_nothing_can_be_checked_and_that_is_said(year):
    OpeningBalance.objects.all().delete()
    PaymentNotice.objects.all().delete()
    assert any("年初数无法核对" in one.sentence for one in findings(year) if one.weight == Weight.MISSING)


def test_fewer_people_than_households(year):
    PublicationTotal.objects.filter(publication__is_whole_roster=True).update(persons=5)
    told = [one for one in findings(year) if one.keys == ("households", "persons")]
    assert "在保的人数 10 少于户数 30" in told[0].sentence


def test_more_came_in_than_were_posted(year):
    year.first_review.is_repost = True
    year.first_review.save()
    assert "多于本年初审公示过的 0 户，相差 4 户" in the_one(findings(year), Weight.CONTRADICTS).sentence


def test_two_ways_of_counting_who_left_are_told_apart(year):
    ChangeRecordFactory(
        scheme=year.scheme, village=year.village, kind=ChangeKind.DIED, reason=ChangeReason.DEATH, households=0, persons=1,
    )  # fmt: skip
    told = the_one(findings(year), Weight.DIFFERS).sentence
    assert "按决定日期算，是 2 户 4 人" in told
    assert "是 2 户 5 人" in told


def test_a_village_without_a_roster_is_missing(year):
    OrgUnitFactory(name="新桥村", parent=year.unit)
    assert "3 个村（居）里，2 个" in the_one(findings(year), Weight.MISSING).sentence


def test_fewer_visitors_than_visits(year):
    found = check(with_value(gather(year=2026), "visitors", 1))
    assert "来访 2 批，登记的人次只有 1" in the_one(found, Weight.CONTRADICTS).sentence


def test_a_month_against_its_roster(year):
    PaymentTotal.objects.filter(payment__month=dt.date(2026, 5, 1), village=year.village).update(
        households=15, persons=31, amount=Decimal(4650)
    )
    told = the_one(findings(year), Weight.CONTRADICTS).sentence
    assert told.endswith("：2026年5月。")  # one household of one village is nobody's business
    staff = the_one(findings(year, year.worker), Weight.CONTRADICTS).sentence
    assert "2026年5月杜村相差 -1 户 -1 人 -310.00 元" in staff


def test_funds_against_the_last_period_and_against_the_payments(year):
    funds = FundPeriod.objects.get()
    funds.spent += 500
    funds.save()
    FundPeriod.objects.create(
        scheme=year.scheme, period_start=dt.date(2025, 10, 1), period_end=dt.date(2025, 12, 31), received=900
    )
    told = [one.sentence for one in findings(year) if one.weight == Weight.CONTRADICTS]
    assert any("与上一期的结余相差 900 元" in sentence for sentence in told)
    assert any("登记的发放金额相差 500 元" in sentence for sentence in told)


def test_a_month_without_payment(year):
    PaymentNotice.objects.filter(month=dt.date(2026, 7, 1)).delete()
    FundPeriod.objects.all().delete()
    assert the_one(findings(year), Weight.MISSING).sentence == "7月没有登记农村低保的发放。"


def test_objections_that_no_notice_accounts_for(year):
    found = check(with_value(gather(year=2026), "objections", 3))
    assert "登记的公示异议 3 件，公示结果里写明的 0 件" in the_one(found, Weight.DIFFERS).sentence


def test_aid_that_was_written_down_and_not_released(year):
    AidSummaryFactory(kind=AidKind.TEMPORARY, cause=AidCause.URGENT, households=2, persons=2, amount=Decimal(600))
    assert findings(year) == []
    told = the_one(findings(year, year.worker), Weight.DIFFERS)
    assert "临时救助登记了 8 户次 6000 元，已经发布的是 6 户次 5400 元" in told.sentence
    assert AidSummary.objects.count() == 3


def test_the_gravest_stands_first(year):
    OrgUnitFactory(name="新桥村", parent=year.unit)
    go_too_many(year)
    weights = [one.weight for one in findings(year, year.worker)]
    assert weights == sorted(weights, key=list(Weight).index)
    assert weights[0] == Weight.CONTRADICTS
