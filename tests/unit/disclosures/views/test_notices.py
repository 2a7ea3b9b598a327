import datetime as dt
from xml.etree.ElementTree import fromstring

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosures.models import Outcome, WebLevel, WithdrawalReason
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import PublicationFactory, RosterEntryFactory, RoundFactory
from tests.factories.orgs import OfficeProfileFactory, OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)


def get(client, notice, **query):
    return client.get(reverse("disclosures:notice", args=[notice.number]), query)


def listed(client, **query):
    return client.get(reverse("disclosures:notice_list"), query)


def test_an_open_notice_shows_masked_rows_and_how_to_object(client):
    OfficeProfileFactory()
    notice = PublicationFactory(rows=2, village__name="杜村")
    response = get(client, notice)
    page = response.content.decode()
    assert "正在公示" in page
    assert "还剩3天，2026年3月9日（周一）24:00截止" in page
    assert page.count('id="row-') == 2
    assert "怎样提异议" in page
    assert "0990-5550102" in page
    assert notice.ledger_digest in page
    assert response.headers["X-Robots-Tag"] == "noindex, noarchive"
    assert '<meta name="robots" content="noindex, noarchive">' in page
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


def test_after_the_window_the_same_address_is_a_tombstone(client, time_machine):
    notice = PublicationFactory(rows=2, village__name="杜村")
    assert "赵**" in get(client, notice).content.decode()
    time_machine.move_to("2026-03-11 00:00:01+08:00", tick=False)
    response = get(client, notice)
    page = response.content.decode()
    assert response.status_code == 200
    assert "赵" not in page
    assert "共2户" in page
    assert "1,240" not in page
    assert "名单已依法撤下" in page
    assert "正在整理" in page
    assert "杜村" in page
    assert response.headers["X-Robots-Tag"] == "noindex, noarchive"
    assert '<meta name="robots" content="noindex, noarchive">' in page
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["ETag"]


def test_the_tombstone_says_the_outcome(client):
    notice = PublicationFactory(
        closed=True, rows=1, outcome=Outcome.UPHELD, objections=2, outcome_by=StaffFactory(), outcome_at=timezone.now()
    )
    page = get(client, notice).content.decode()
    assert "维持原结论" in page
    assert "异议2件" in page


def test_the_tombstone_counts_how_objections_ended(client):
    notice = PublicationFactory(
        closed=True,
        rows=1,
        outcome=Outcome.UPHELD,
        objections=2,
        objection_results={"upheld": 1, "corrected": 1, "closed": 0},
        outcome_by=StaffFactory(),
        outcome_at=timezone.now(),
    )
    assert "异议2件：查实后维持1件，查实后更正1件" in get(client, notice).content.decode()


@pytest.mark.parametrize(
    ("reason", "says", "sums"),
    [
        (WithdrawalReason.PRIVACY, "不应公开的个人信息", True),
        (WithdrawalReason.WRONG_CONTENT, "原来的数字不再作数", False),
        (WithdrawalReason.SUPERSEDED, "已由更正后的公示代替", False),
    ],
)
def test_a_reason_fixes_what_is_still_read(client, reason, says, sums):
    notice = PublicationFactory(withdrawn=True, withdrawal_reason=reason, rows=2)
    page = get(client, notice).content.decode()
    assert says in page
    assert ("分村合计" in page) is sums
    assert "赵" not in page


def test_a_withdrawn_notice_names_its_successor(client):
    old = PublicationFactory(withdrawn=True)
    new = PublicationFactory(supersedes=old)
    assert reverse("disclosures:notice", args=[new.number]) in get(client, old).content.decode()
    assert f"本公示代替公示 {old.number}" in get(client, new).content.decode()


@pytest.mark.parametrize("trait", [{"scheduled": True}, {"web_level": WebLevel.TOTALS}, {"long_term": True}])
def test_no_rows_where_none_belong(client, trait):
    notice = PublicationFactory(rows=2, **trait)
    response = get(client, notice)
    assert "赵" not in response.content.decode()
    assert "X-Robots-Tag" not in response.headers


def test_a_scheduled_notice_shows_no_sums(client):
    notice = PublicationFactory(rows=2, scheduled=True)
    page = get(client, notice).content.decode()
    assert "2026年3月8日（周日）起公示" in page
    assert "分村合计" not in page


def test_a_provisional_end_says_so(client):
    assert "截止时间为暂算" in get(client, PublicationFactory(provisional=True)).content.decode()


def test_an_unknown_number_is_not_found(client):
    assert client.get(reverse("disclosures:notice", args=["2026-999"])).status_code == 404


def test_rounds_stand_as_steps(client):
    first = PublicationFactory(closed=True)
    second = PublicationFactory(follows=first, round=RoundFactory(order=2, name="确认公示", kind="confirmation"))
    page = get(client, second).content.decode()
    assert 'class="steps"' in page
    assert first.number in page


def test_long_rosters_are_paged_and_jump_by_village(client):
    notice = PublicationFactory(rows=50)
    other = OrgUnitFactory(name="上河村")
    RosterEntryFactory(roster=notice.roster, serial=51, village=other)
    notice.totals.create(village=other, households=1, persons=2, amount=620)
    page = get(client, notice).content.decode()
    assert page.count('id="row-') == 50
    assert "第 1 页，共 2 页" in page
    page = get(client, notice, village=other.code).content.decode()
    assert page.count('id="row-') == 1
    assert "上河村" in page


def test_a_notice_is_few_queries_and_then_one(client, django_assert_max_num_queries, django_assert_num_queries):
    notice = PublicationFactory(rows=50)
    get(client, PublicationFactory())  # the frame's settings make their own row once
    with django_assert_max_num_queries(22):
        get(client, notice)
    with django_assert_num_queries(1):
        get(client, notice)


def test_the_list_tells_state_and_day(client):
    PublicationFactory(village__name="杜村")
    page = listed(client).content.decode()
    assert "杜村2026年第一季度农村低保初审公示" in page
    assert "正在公示" in page
    assert "还剩3天" in page


def test_the_list_is_narrowed(client):
    open_one = PublicationFactory(rows=1)
    closed = PublicationFactory(closed=True, rows=1)
    for query in ({"state": "open"}, {"village": open_one.unit.code}):
        page = listed(client, **query).content.decode()
        assert open_one.number in page
        assert closed.number not in page
    assert closed.number in listed(client, state="closed", year="2026", scheme="rural-dibao").content.decode()


def test_nothing_found_says_what_to_try(client):
    PublicationFactory()
    page = listed(client, state="withdrawn").content.decode()
    assert "没有符合条件的公示" in page
    assert "查看全部公示" in page


def test_a_wrong_value_is_told(client):
    PublicationFactory()
    assert listed(client, state="nonsense", page="x", year="abc").status_code == 200


def test_no_notice_yet(client):
    assert "还没有张贴过公示" in listed(client).content.decode()


def test_the_list_is_paged_in_few_queries(client, django_assert_max_num_queries):
    for _number in range(25):
        PublicationFactory()
    with django_assert_max_num_queries(22):
        page = listed(client).content.decode()
    assert "第 1 页，共 2 页" in page


def test_the_list_turns_with_the_hour_a_notice_ends(client, time_machine):
    PublicationFactory(ends_at=timezone.now() + dt.timedelta(hours=2))
    assert "正在公示" in listed(client).content.decode()
    time_machine.move_to("2026-03-06 12:00:01+08:00", tick=False)
    assert (
        "公示期满" in listed(client, page=1).content.decode().split("<ul")[-1]
        or "已于" in listed(client).content.decode()
    )


def test_the_feed_carries_no_row(client):
    notice = PublicationFactory(rows=2)
    response = client.get(reverse("disclosures:feed"))
    feed = response.content.decode()
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    assert notice.title in feed
    assert "赵" not in feed


def test_the_feed_says_what_must_go(client, time_machine):
    ended, up = PublicationFactory(rows=2), PublicationFactory(long_term=True)
    down = PublicationFactory(withdrawn=True)
    address = reverse("disclosures:feed")
    feed = fromstring(client.get(address).content)
    tombstone = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{atom}entry")) == 2
    assert [gone.get("ref") for gone in feed.iter(tombstone)] == [f"http://testserver/notices/{down.number}/"]
    time_machine.move_to("2026-03-10 00:00:01+08:00", tick=False)
    feed = fromstring(client.get(address).content)
    gone = {one.get("ref"): one.get("when") for one in feed.iter(tombstone)}
    assert gone[f"http://testserver/notices/{ended.number}/"] == "2026-03-10T00:00:00+08:00"
    assert [entry.findtext(f"{atom}id") for entry in feed.findall(f"{atom}entry")] == [
        f"http://testserver/notices/{up.number}/"
    ]


def test_sums_download(client):
    notice = PublicationFactory(rows=2)
    response = client.get(reverse("disclosures:notice_totals", args=[notice.number]))
    assert response.headers["Content-Type"].startswith("text/csv")
    assert notice.number in response.headers["Content-Disposition"]
    wrong = PublicationFactory(withdrawn=True, withdrawal_reason=WithdrawalReason.WRONG_CONTENT)
    assert client.get(reverse("disclosures:notice_totals", args=[wrong.number])).status_code == 404
