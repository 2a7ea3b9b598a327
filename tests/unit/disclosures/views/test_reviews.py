"""The review on the screens: drafted with the roster, signed by approving, kept in a register for inspectors."""

import io

import openpyxl
import pytest
from django.urls import reverse

from disclosures.models import Publication, RosterState
from tests.factories.disclosures import PublicationReviewFactory, RoundFactory
from tests.factories.orgs import OrgUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(time_machine):
    time_machine.move_to("2026-03-02 10:00+08:00", tick=False)


def test_the_clerk_finds_the_review_filled_in_and_may_change_it(client, login, make_roster):
    login("case_worker")
    roster = make_roster()
    address = reverse("publishing:roster", args=[roster.pk])
    assert "依法公示农村低保对象，接受群众监督，收集异议。" in client.get(address).content.decode()
    client.post(address, {"act": "submit", "purpose": "", "impact": "村里人都认得。"})
    review = roster.reviews.get()
    assert review.impact == "村里人都认得。"
    assert review.purpose.startswith("依法公示")


def test_approving_on_the_screen_signs(client, login, make_roster):
    leader = login("leader")
    roster = make_roster(in_review=True)
    address = reverse("publishing:roster", args=[roster.pk])
    assert "公开前评估：等待签署" in client.get(address).content.decode()
    client.post(address, {"act": "approve"})
    assert roster.reviews.get().reviewer == leader
    assert "测试员" in client.get(address).content.decode()


def test_another_round_is_weighed_from_the_publishing_screen(client, login, make_roster):
    login("publisher")
    roster = make_roster(approved=True)
    later = RoundFactory(order=2, name="确认公示", kind="confirmation")
    address = reverse("publishing:publish", args=[roster.pk])
    values = {"round": later.pk, "posted_on": "2026-03-02", "title": "杜村确认公示", "place": "杜村村委会门口公示栏"}
    preview = client.post(address, values).content.decode()
    assert "没有签署过的公开前评估" in preview
    assert 'name="publish"' not in preview
    assert client.post(address, {**values, "publish": "1"}).status_code == 409
    client.post(address, {**values, "review": "1"})
    roster_page = reverse("publishing:roster", args=[roster.pk])
    assert "签署评估</button>" not in client.get(roster_page).content.decode()
    login("leader")
    assert "等您签署的公开前评估1份" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert "签署评估</button>" in client.get(roster_page).content.decode()
    client.post(roster_page, {"act": "sign"})
    assert client.post(roster_page, {"act": "sign"}).status_code == 409
    login("publisher")
    client.post(address, {**values, "publish": "1"})
    assert Publication.objects.get().round == later


def test_the_inspector_filters_and_takes_the_register_away(client, login, make_roster, django_assert_max_num_queries):
    login("auditor")
    roster = make_roster(state=RosterState.APPROVED, approved=True)
    PublicationReviewFactory(roster=make_roster(), basis="=cmd()")
    PublicationReviewFactory(roster__batch__unit=OrgUnitFactory(name="外村"))
    address = reverse("publishing:reviews")
    with django_assert_max_num_queries(20):
        listed = client.get(address).content.decode()
    assert listed.count("杜村 2026年第一季度") == 2
    assert "外村" not in listed
    assert reverse("publishing:roster", args=[roster.pk]) not in listed
    signed = client.get(address, {"state": "signed", "year": "2026"}).content.decode()
    assert signed.count("杜村 2026年第一季度") == 1
    assert "没有符合条件" in client.get(address, {"web_level": "totals"}).content.decode()
    table = client.get(address, {"export": "csv"}).content.decode()
    assert "'=cmd()" in table
    assert "赵" not in table
    book = openpyxl.load_workbook(io.BytesIO(client.get(address, {"export": "xlsx"}).content))
    assert book.active.max_row == 3
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("role", ["case_worker", "publisher", "system_admin"])
def test_who_does_not_keep_the_register(client, login, role):
    login(role)
    assert client.get(reverse("publishing:reviews")).status_code in (302, 403)
