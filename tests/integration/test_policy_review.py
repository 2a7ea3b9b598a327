"""A policy's way to the public, through the screens that staff use: written by one person, let out by another."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import PolicyPage
from portal.accounts import grants
from tests.factories.accounts import StaffFactory
from tests.factories.cms import policy_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    grants.sync()
    return StaffFactory(role="case_worker")


@pytest.fixture
def publisher(clerk):
    return StaffFactory(role="publisher")


def form(**changes):
    fields = {
        "title": "关于做好春季复核的通知",
        "slug": "spring",
        "issuer": "杜家镇人民政府",
        "written_on": "2026-01-05",
        "topic": "dibao",
        "access": "proactive",
        "validity": "in_force",
        "body": streamfield([("text", rich_text("<p>各村三月底前复核完毕。</p>"))]),
        "attachments": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data({**fields, **changes})


def add(client, **changes):
    url = reverse("wagtailadmin_pages:add", args=["cms", "policypage", policy_index().pk])
    return client.post(url, form(**changes))


def test_from_the_clerks_desk_to_the_public(client, clerk, publisher):
    client.force_login(clerk)
    response = add(client, **{"action-submit": "1"})
    assert response.status_code == 302, response.context["form"].errors
    page = PolicyPage.objects.get()
    assert not page.live
    client.force_login(publisher)
    assert page.title in client.get(reverse("wagtailadmin_home")).content.decode()
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client.post(url, {"comment": ""})
    page.refresh_from_db()
    assert page.live
    client.logout()
    assert "各村三月底前复核完毕" in client.get(page.url).content.decode()


def test_nobody_publishes_from_the_editor(client, publisher):
    client.force_login(publisher)
    assert add(client, **{"action-publish": "1"}).status_code == 302
    page = PolicyPage.objects.get()
    assert not page.live
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert 'name="action-publish"' not in client.get(edit).content.decode()
    client.post(edit, form(**{"action-publish": "1"}))
    page.refresh_from_db()
    assert not page.live


def test_the_writer_cannot_approve_what_they_handed_in(client, publisher):
    client.force_login(publisher)
    add(client, **{"action-submit": "1"})
    page = PolicyPage.objects.get()
    state = page.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {"comment": ""})
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize("action", ["action-submit", "action-publish", ""])
def test_a_personal_number_is_refused_beside_its_field(client, clerk, action):
    client.force_login(clerk)
    body = streamfield([("text", rich_text("<p>身份证号11010519491231002X</p>"))])
    response = add(client, body=body, **({action: "1"} if action else {}))
    assert response.status_code == 200
    found, _what_to_do = response.context["form"].errors["body"]
    assert "“正文”里有身份证号" in found
    assert not PolicyPage.objects.exists()
