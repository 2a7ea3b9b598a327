"""名单里有我家吗: the household gets its answer, a stranger gets the same page whatever they try."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from disclosures.models import ListingMark, ListingSlip, PublicationTotal, WebLevel
from disclosures.services import listings as services
from disclosures.services import purging
from disclosures.supervision import listings
from disclosures.views import listing as page_of
from portal.accounts.permissions import NotAllowed
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import ImportRowFactory, PublicationFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine):
    time_machine.move_to("2026-03-06 10:00+08:00", tick=False)
    cache.clear()


@pytest.fixture
def notice(db):
    notice = PublicationFactory(rows=2, village__name="杜村")
    for name in ("赵德安", "买买提·吐尔逊"):
        sealed = {"name": name, "household_size": 3, "persons": 2, "amount": "620.00"}
        ImportRowFactory(batch=notice.roster.batch, village=notice.unit, sealed=sealed)
    services.write(notice)
    return notice


@pytest.fixture
def ask(client, notice):
    def post(name, code, **extra):
        data = {"village": notice.unit.code, "name": name, "code": code}
        return client.post(reverse("disclosures:listing", args=[notice.number]), data, **extra)

    return post


def code_of(notice, name, year=2026):
    return listings.code_for(notice.unit.code, name, year)


def test_the_holder_of_the_slip_is_told(ask, notice):
    assert "核对结果：在名单里" in ask("赵德安", code_of(notice, "赵德安")).content.decode()
    assert "核对结果：不在名单" in ask("孙二", code_of(notice, "孙二")).content.decode()


def test_every_village_of_the_place_may_ask_however_small_its_sums(client):
    """Sums put small villages into one line; the form still offers them, and chooses none by itself."""
    township = OrgUnitFactory(township=True)
    notice = PublicationFactory(village=township, web_level=WebLevel.TOTALS)
    for name, households in (("杜村", 7), ("石桥村", 2), ("新桥村", 1), ("南坡村", 0)):
        village = OrgUnitFactory(parent=township, name=name)
        if households:
            PublicationTotal.objects.create(
                publication=notice, village=village, households=households, persons=9, amount=900
            )
    page = client.get(reverse("disclosures:listing", args=[notice.number])).content.decode()
    assert re.findall(r"<option[^>]*>([^<]+)</option>", page) == ["请选择", "杜村", "石桥村", "新桥村", "南坡村"]


@pytest.mark.parametrize("typed", ["买买提•吐尔逊", " 买买提·吐尔逊 ", "买买提.吐尔逊"])
def test_a_name_with_a_dot_may_be_typed_as_phones_type_it(ask, notice, typed):
    code = code_of(notice, "买买提·吐尔逊").lower().replace("-", " ")
    assert "核对结果：在名单里" in ask(typed, code).content.decode()


def test_a_slip_of_last_year_is_still_good(ask, notice):
    assert "核对结果：在名单里" in ask("赵德安", code_of(notice, "赵德安", 2025)).content.decode()
    assert "核对结果" not in ask("赵德安", code_of(notice, "赵德安", 2024)).content.decode()


def test_a_stranger_gets_the_same_bytes_for_hit_and_miss(ask, notice):
    """Without the code: a listed name, an unlisted one, and somebody else's code."""
    answers = [
        ask("赵德安", "0000-0000-0000"),
        ask("孙二", "0000-0000-0000"),
        ask("赵德安", code_of(notice, "孙二")),
        ask("孙二", code_of(notice, "赵德安")),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(answer.headers) for answer in answers}) == 1
    assert not answers[0].cookies
    assert "赵德安" not in answers[0].content.decode()


def test_hit_and_miss_of_the_holder_are_of_one_size(ask, notice):
    hit = ask("赵德安", code_of(notice, "赵德安"))
    miss = ask("孙二", code_of(notice, "孙二"))
    assert len(hit.content) == len(miss.content)


def test_every_question_costs_the_same_work(notice, monkeypatch, django_assert_num_queries):
    """Not a stop-watch, which flickers, but the steps themselves: digests made and questions to the database."""
    digests, whole = [], listings.vault.fingerprint
    monkeypatch.setattr(
        listings.vault, "fingerprint", lambda *arguments: digests.append(arguments[0]) or whole(*arguments)
    )
    good, other = code_of(notice, "赵德安"), code_of(notice, "孙二")
    for name, code in (("赵德安", good), ("孙二", other), ("赵德安", "x"), ("孙二", "x" * 40), ("孙二", good)):
        digests.clear()
        with django_assert_num_queries(1):
            listings.look(notice, village_code=notice.unit.code, name=name, code=code)
        assert digests == ["listing-code", "listing-code", "listing-mark"]


def test_limits_are_per_network_and_per_notice(ask, notice, monkeypatch):
    monkeypatch.setattr(page_of, "MOST_PER_NETWORK", 2)
    monkeypatch.setattr(page_of, "MOST_PER_NOTICE", 3)
    assert [ask("孙二", "x", REMOTE_ADDR=f"10.0.0.{n}").status_code for n in (1, 2, 3)] == [200, 200, 429]
    assert [ask("孙二", "x", REMOTE_ADDR=f"10.0.{n}.1").status_code for n in (1, 2)] == [200, 429]


def test_what_was_asked_is_kept_nowhere(ask, notice, caplog, django_assert_num_queries):
    ask("孙二", "x")
    before = ListingMark.objects.count()
    ask("赵德安", code_of(notice, "赵德安"))
    assert ListingMark.objects.count() == before == 2
    assert "赵德安" not in caplog.text
    assert all(re.fullmatch("[0-9a-f]{64}", mark) for mark in ListingMark.objects.values_list("mark", flat=True))


def test_marks_of_two_notices_cannot_be_joined(notice):
    other = PublicationFactory(village=notice.unit)
    assert listings.mark_of(notice.number, "1", "赵德安") != listings.mark_of(other.number, "1", "赵德安")


def test_only_an_open_notice_answers_and_marks_go_with_it(client, notice, time_machine):
    address = reverse("disclosures:listing", args=[notice.number])
    assert client.get(address).status_code == 200
    assert address in client.get(reverse("disclosures:notice", args=[notice.number])).content.decode()
    time_machine.move_to("2026-03-10 00:00:01+08:00", tick=False)
    assert client.get(address).url == client.post(address).url == reverse("disclosures:notice", args=[notice.number])
    purging.purge()
    assert not ListingMark.objects.exists()
    assert client.get(reverse("disclosures:listing", args=["2026-999"])).status_code == 404


def test_a_slip_is_handed_out_without_a_name_in_the_books(client):
    township = OrgUnitFactory(township=True)
    village = OrgUnitFactory(parent=township, name="杜村")
    client.force_login(StaffFactory(role="village_assistant", unit=village))
    answer = client.post(reverse("publishing:slip"), {"village": village.pk, "name": "赵德安"})
    page = answer.content.decode()
    assert listings.code_for(village.code, "赵德安", 2026) in page
    assert "赵德安" not in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert ListingSlip.objects.get().village == village
    assert "您今天发过1张" in client.get(reverse("publishing:slip")).content.decode()
    foreign = OrgUnitFactory(parent=township)
    assert client.post(reverse("publishing:slip"), {"village": foreign.pk, "name": "赵德安"}).status_code == 422
    with pytest.raises(NotAllowed):
        services.hand_out(village=village, name="赵德安", by=StaffFactory(role="auditor", unit=township))
