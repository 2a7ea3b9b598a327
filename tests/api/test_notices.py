import pytest
from django.urls import reverse

from disclosures.models import WebLevel, WithdrawalReason
from tests.factories.disclosures import PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)


def entries(client, notice, **query):
    return client.get(reverse("api:notice-entries", args=[notice.number]), query)


def test_the_list(client):
    notice = PublicationFactory(rows=2)
    body = client.get(reverse("api:notice-list")).json()
    assert body["count"] == 1
    [row] = body["results"]
    assert (row["number"], row["state"], row["has_entries"]) == (notice.number, "open", True)
    assert row["sums"] == {"households": 2, "persons": None, "amount": None}
    assert row["url"].endswith(reverse("disclosures:notice", args=[notice.number]))
    assert "label" not in str(body)


@pytest.mark.parametrize("query", [{"state": "open"}, {"year": "2026", "scheme": "rural-dibao"}])
def test_filters(client, query):
    notice = PublicationFactory()
    assert client.get(reverse("api:notice-list"), query).json()["results"][0]["number"] == notice.number
    assert client.get(reverse("api:notice-list"), {"state": "closed"}).json()["count"] == 0


def test_one_notice_with_its_sums(client):
    notice = PublicationFactory(rows=2)
    body = client.get(reverse("api:notice-detail", args=[notice.number])).json()
    assert body["totals"] == [
        {
            "households": 2,
            "persons": 4,
            "amount": "1240.00",
            "village": {"code": notice.unit.code, "name": notice.unit.name},
        }
    ]
    assert body["superseded_by"] is None


def test_wrong_sums_are_not_served_again(client):
    notice = PublicationFactory(withdrawn=True, withdrawal_reason=WithdrawalReason.WRONG_CONTENT, rows=2)
    body = client.get(reverse("api:notice-detail", args=[notice.number])).json()
    assert (body["sums"], body["totals"], body["withdrawal_reason"]) == (None, [], "wrong_content")


def test_entries_while_open(client):
    notice = PublicationFactory(rows=3)
    response = entries(client, notice)
    body = response.json()
    assert [row["serial"] for row in body["results"]] == [1, 2, 3]
    assert set(body["results"][0]) == {
        "serial",
        "label",
        "village_code",
        "village",
        "household_size",
        "persons",
        "amount",
    }
    assert response.headers["X-Robots-Tag"] == "noindex, noarchive"
    assert "no-store" in response.headers["Cache-Control"]


def test_entries_are_gone_after_the_window(client, time_machine):
    notice = PublicationFactory(rows=3)
    assert entries(client, notice).status_code == 200
    time_machine.move_to("2026-03-11 00:00:00+08:00", tick=False)
    response = entries(client, notice)
    assert response.status_code == 410
    assert "赵" not in response.content.decode()
    assert "名单不再提供" in response.content.decode()


def test_entries_are_gone_after_a_withdrawal(client):
    assert entries(client, PublicationFactory(withdrawn=True, rows=1)).status_code == 410


@pytest.mark.parametrize("trait", [{"scheduled": True}, {"web_level": WebLevel.TOTALS}, {"long_term": True}])
def test_no_entries_where_none_belong(client, trait):
    assert entries(client, PublicationFactory(rows=1, **trait)).status_code == 404


def test_entries_come_a_hundred_at_most(client, django_assert_num_queries):
    notice = PublicationFactory(rows=120)
    assert len(entries(client, notice, page_size=1000).json()["results"]) == 100
    assert len(entries(client, notice, page=2, page_size=100).json()["results"]) == 20
    with django_assert_num_queries(1):
        entries(client, notice, page=2, page_size=100)


def test_entries_of_one_village(client):
    notice = PublicationFactory(rows=2)
    assert entries(client, notice, village=notice.unit.code).json()["count"] == 2
    assert entries(client, notice, village="990101101999").json()["count"] == 0


@pytest.mark.parametrize("name", ["api:notice-entries", "api:notice-detail"])
def test_a_misspelt_parameter_is_told(client, name):
    notice = PublicationFactory(rows=1)
    response = client.get(reverse(name, args=[notice.number]), {"vilage": "1"})
    assert response.status_code == 400
    assert "vilage" in response.content.decode()


def test_unknown(client):
    assert client.get(reverse("api:notice-detail", args=["2026-999"])).status_code == 404
    assert entries(client, PublicationFactory(rows=1), page=99).status_code == 404


def test_deletions_tell_copies_what_must_go(client, time_machine):
    ended = PublicationFactory(rows=2)
    withdrawn = PublicationFactory(withdrawn=True)
    PublicationFactory(closed=True, web_level=WebLevel.TOTALS)  # had no rows to delete
    old = PublicationFactory(withdrawn=True, withdrawal_reason=WithdrawalReason.SUPERSEDED)
    address = reverse("api:notice-deletions")
    body = client.get(address).json()
    assert [(row["number"], row["kind"]) for row in body["results"]] == [
        (withdrawn.number, "withdrawn"),
        (old.number, "superseded"),
    ]
    time_machine.move_to("2026-03-10 00:00:01+08:00", tick=False)
    [row] = client.get(address, {"since": "2026-03-10"}).json()["results"]
    assert (row["number"], row["kind"], row["at"]) == (ended.number, "ended", "2026-03-10T00:00:00+08:00")
    assert row["url"].endswith(f"/notices/{ended.number}/")
    assert client.get(address, {"page_size": 1}).json()["next"]
    for since in ("2026-03-09T16:00:00Z", "2026-03-10T00:00:00+08:00"):
        assert client.get(address, {"since": since}).json()["count"] == 1


@pytest.mark.parametrize("query", [{"since": "gestern"}, {"until": "2026-03-10"}, {"since": "99999-01-01"}])
def test_a_question_about_deletions_that_nobody_can_read(client, query):
    answer = client.get(reverse("api:notice-deletions"), query)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("application/problem+json")
