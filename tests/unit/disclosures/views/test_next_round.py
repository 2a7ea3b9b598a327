"""转入下一轮 and 从模板新建公示程序 on screen: a plan first, then the act."""

import datetime as dt

import pytest
from django.urls import reverse

from disclosures.models import Batch, CarriedMark, Procedure, Publication, Roster
from tests.factories.accounts import StaffFactory
from tests.factories.disclosures import (
    ImportRowFactory,
    PublicationFactory,
    RoundFactory,
    SchemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day_after(time_machine):
    time_machine.move_to("2026-03-10 09:00+08:00", tick=False)


@pytest.fixture
def finished(village):
    """Two households, posted on 2 March, settled without objection; a second round comes after."""
    RoundFactory(order=2, name="审批公示", kind="confirmation")
    notice = PublicationFactory(
        unit=village,
        rows=2,
        posted_on=dt.date(2026, 3, 2),
        outcome="no_objection",
        objections=0,
        outcome_at=dt.datetime.fromisoformat("2026-03-10 08:30+08:00"),
        outcome_by=StaffFactory(),
    )
    batch = notice.roster.batch
    Roster.objects.filter(pk=notice.roster_id).update(households=2)
    for name in ("赵德安", "钱秀英"):
        sealed = {"name": name, "household_size": 3, "persons": 2, "amount": "620.00"}
        ImportRowFactory(batch=batch, village=village, sealed=sealed)
    return notice


def marks(*lines, **extra):
    data = {"marks-TOTAL_FORMS": "5", "marks-INITIAL_FORMS": "0", **extra}
    for number in range(5):
        line = lines[number] if number < len(lines) else {"fate": "dropped", "reason": "decided_against"}
        data |= {f"marks-{number}-{name}": value for name, value in line.items()}
    return data


DROP = {"serial": "1", "fate": "dropped", "reason": "application_withdrawn"}


def test_the_plan_is_shown_before_anything_is_written(client, login, finished):
    login("case_worker")
    address = reverse("publishing:next_round", args=[finished.number])
    assert address in client.get(reverse("publishing:publication", args=[finished.number])).content.decode()
    assert "审批公示" in client.get(address).content.decode()
    page = client.post(address, marks(DROP)).content.decode()
    assert "照原样转入1户，去掉1户，改动0户" in page
    assert "本人撤回申请" in page
    assert "赵德安" not in page
    assert Batch.objects.count() == 1

    response = client.post(address, marks(DROP, carry="1"))
    batch = Batch.objects.get(follows=finished)
    assert response.url == reverse("publishing:roster", args=[batch.roster.pk])
    assert CarriedMark.objects.get().serial == 1
    assert client.get(address).status_code == 302  # made already


def test_the_list_of_notices_leads_there_directly(client, login, finished):
    """Two clicks from the first page: the line that says it waits, and the link beside the notice."""
    address = reverse("publishing:next_round", args=[finished.number])
    narrowed = reverse("publishing:publications") + "?waiting=next-round"
    login("publisher")
    assert address not in client.get(narrowed).content.decode()
    login("case_worker")
    other = PublicationFactory(unit=finished.unit, rows=1)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("可以转入下一轮的公示1个" in home, narrowed in home) == (True, True)
    everything, shown = (client.get(url).content.decode() for url in (reverse("publishing:publications"), narrowed))
    assert (address in everything, address in shown) == (True, True)
    assert (other.number in everything, other.number in shown) == (True, False)
    Publication.objects.filter(pk=finished.pk).update(outcome="reposted")
    shown = client.get(narrowed).content.decode()
    assert ("重新公示</strong>" in shown, "转入下一轮</strong>" in shown) == (True, False)
    finished.roster.batch.rows.all().delete()  # nothing left to carry on
    assert address not in client.get(narrowed).content.decode()


def test_what_was_carried_on_is_offered_again_only_once_that_came_down(client, login, finished):
    login("case_worker")
    address, narrowed = reverse("publishing:next_round", args=[finished.number]), reverse("publishing:publications")
    client.post(address, marks(carry="1"))
    assert address not in client.get(narrowed).content.decode()
    batch = Batch.objects.get(follows=finished)
    PublicationFactory(unit=finished.unit, roster=batch.roster, follows=finished, withdrawn=True)
    assert address in client.get(narrowed).content.decode()


def test_a_line_half_filled_is_said_beside_it(client, login, finished):
    login("case_worker")
    address = reverse("publishing:next_round", args=[finished.number])
    half = {"serial": "", "fate": "changed", "reason": "income_changed", "amount": "300"}
    assert client.post(address, marks(half)).status_code == 422
    figures = {**DROP, "amount": "300"}
    assert "不用填改后的数字" in client.post(address, marks(figures)).content.decode()
    assert client.post(address, marks({**DROP, "serial": "9"})).status_code == 409


def test_who_does_not_build_rosters_is_turned_away(client, login, finished):
    login("publisher")
    assert client.get(reverse("publishing:next_round", args=[finished.number])).status_code in (302, 403)


def test_a_template_is_copied_and_its_repealed_rule_is_told(client, login):
    login("leader")
    scheme, address = SchemeFactory(), reverse("publishing:templates")
    page = client.get(address).content.decode()
    assert "民发〔2012〕220号" in page
    assert "只施行到2021-06-30" in page
    values = {"template": "three-postings", "scheme": scheme.pk, "valid_from": "2026-03-10"}
    assert client.post(address, {**values, "basis_title": "本县细则"}).status_code == 422
    response = client.post(address, {**values, "basis_title": "本县细则", "basis_from": "2025-01-01"})
    copied = Procedure.objects.get(name="三榜公示")
    assert response.url == reverse("procedures:edit", args=[copied.pk])
    assert copied.rounds.count() == 4
    assert client.post(address, values).status_code == 409


def test_a_clerk_is_not_offered_templates(client, login):
    login("case_worker")
    assert client.get(reverse("publishing:templates")).status_code in (302, 403)
