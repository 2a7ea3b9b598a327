"""domain.md, scenario 24: 13 items with last published, due date and what is missing; boards not renewed this quarter;
a policy whose basis was repealed. From an empty portal to an orderly one, through the screens that staff use."""

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import rich_text, streamfield

from cms.models import DisclosureItem, LegalBasis
from disclosures.models import BoardMoment
from portal.accounts import grants
from tests.factories import cms as make
from tests.factories.disclosures import PublicationFactory
from tests.factories.petitions import Town
from tests.integration.test_policy_review import form

from .rows import row, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db):
    with time_machine.travel("2026-03-10T10:00:00+08:00", tick=False) as traveller:
        town = Town()
        town.traveller = traveller
        grants.sync()
        call_command("load_catalogue", verbosity=0)
        make.LegalBasisFactory(repealed=True)
        yield town


def test_the_catalogue_dashboard(town, client):
    board, public = reverse("inspection:catalogue"), make.catalogue_page()

    def shown(user=None):
        client.force_login(user or town.leader)
        return client.get(board).content.decode()

    # Thirteen items, and nothing is public yet: what must be there is missing, lists may not exist.
    html = shown()
    assert [state(html, f"item-{number}") for number in range(1, 14)] == [
        "red", "red", "red", "red", "amber", "amber", "red", "red", "amber", "amber", "red", "red", "amber",
    ]  # fmt: skip
    assert html.count("没有登记过张贴") == 2
    assert "10个工作日内" in row(html, "item-4")

    # The clerk writes a text that still rests on 220号, the publisher lets it out in time.
    client.force_login(town.worker)
    url = reverse("wagtailadmin_pages:add", args=["cms", "policypage", make.policy_index().pk])
    body = streamfield([("text", rich_text("<p>依据民发〔2012〕220号，各村三月底前复核完毕。</p>"))])
    assert client.post(url, form(body=body, **{"action-submit": "1"})).status_code == 302
    assert "2026年3月24日" in row(shown(), "item-3")
    page = make.policy_index().get_children().get(slug="spring").specific
    client.force_login(town.publisher)
    task = page.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""})
    html = shown()
    assert state(html, "item-3") == "green"
    assert "2026年3月10日" in row(html, "item-3")
    assert "最近公开：2026年3月10日" in client.get(public.url).content.decode()

    # The nightly walk finds what the text rests on; an item of the catalogue cites the same.
    item = DisclosureItem.objects.get(number=3)
    item.bases.add(LegalBasis.objects.filter(document_number="民发〔2012〕220号").first())
    item.save()
    call_command("check_links", verbosity=0)
    client.force_login(town.leader)
    told = row(client.get(reverse("inspection:index")).content.decode(), "repealed")
    assert "关于做好春季复核的通知" in told
    assert "公开目录第3项" in told
    assert state(shown(), "item-3") == "red"
    assert "已停止施行" in client.get(public.url).content.decode()

    # Both are mended, and a sheet is signed for on one village's board.
    client.force_login(town.publisher)
    names = ("number", "level_one", "level_two", "elements", "limit_days", "limit_unit", "organ", "channels", "place")
    fields = {name: getattr(item, name) for name in (*names, "audience", "access", "topic", "stage", "limit_note")}
    fields["bases"] = [basis.pk for basis in LegalBasis.objects.filter(valid_until=None)]
    url = reverse("wagtailsnippets_cms_disclosureitem:edit", args=[item.pk])
    assert client.post(url, fields).status_code == 302
    client.force_login(town.worker)
    body = streamfield([("text", rich_text("<p>各村三月底前复核完毕。</p>"))])
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    told = {"change_kind": "correction", "change_text": "删去了已经停止施行的依据。"}
    assert client.post(url, form(body=body, **told)).status_code == 302
    page.refresh_from_db()
    page.get_latest_revision().publish(user=town.publisher)
    call_command("check_links", verbosity=0)
    notice = PublicationFactory(village=town.village, posted_on=timezone.localdate())
    url = reverse("publishing:evidence", args=[notice.number])
    signed = {"place": town.village.pk, "moment": BoardMoment.POSTED, "day": "2026-03-10"}
    assert client.post(url, signed).status_code == 302
    client.force_login(town.leader)
    assert state(client.get(reverse("inspection:index")).content.decode(), "repealed") == "green"
    html = shown()
    assert state(html, "item-3") == "green"
    assert state(html, "item-5") == "green"
    assert html.count("没有登记过张贴") == 1
    assert "本季度已张贴" in html

    # A quarter later the sheet is old.
    town.traveller.move_to("2026-04-02T10:00:00+08:00")
    assert "本季度还没有张贴" in shown()
