"""The first page tells each person their own piles of texts, and nobody else's."""

import datetime as dt

import pytest
import time_machine
from django.test import RequestFactory

from cms.models import PolicyPage
from cms.work import TextsPanel
from portal.accounts import grants
from tests.factories.accounts import StaffFactory
from tests.factories.cms import PolicyPageFactory

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 10, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
REVIEW, RETURNED, HANDED_IN = "等您审核", "被退回，等您修改", "您送审的，等同事审核"
DUE, UNFINISHED = "七天内到时间的", "您没写完的"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def clerk():
    grants.sync()
    return StaffFactory(role="case_worker")


@pytest.fixture
def publisher(clerk):
    return StaffFactory(role="publisher")


def piles(user) -> dict[str, list[str]]:
    request = RequestFactory().get("/")
    request.user = user
    panel = TextsPanel(request)
    return {pile.title: [text.stands for text in pile.texts] for pile in panel.get_context_data({})["piles"]}


def submitted(by):
    page = PolicyPageFactory(draft=True)
    page.save_revision(user=by)
    page.get_workflow().start(page, by)
    return PolicyPage.objects.get(pk=page.pk)


def test_what_waits_and_what_is_waited_for(clerk, publisher):
    submitted(clerk)
    assert piles(clerk) == {HANDED_IN: [HANDED_IN]}
    assert piles(publisher) == {REVIEW: [REVIEW]}


def test_what_was_returned_stands_with_its_author(clerk, publisher):
    page = submitted(clerk)
    page.current_workflow_task.specific.on_action(page.current_workflow_task_state, publisher, "reject")
    assert piles(clerk) == {RETURNED: [RETURNED]}
    assert piles(publisher) == {}


@pytest.mark.parametrize(("days", "said"), [(6, "3月16日 09:00发布"), (8, None)])
def test_what_appears_soon(clerk, publisher, days, said):
    page = PolicyPageFactory(draft=True, go_live_at=NOW + dt.timedelta(days=days))
    page.save_revision(user=clerk).publish(user=publisher)
    assert piles(clerk) == piles(publisher) == ({DUE: [said]} if said else {})


def test_what_goes_soon(clerk, publisher):
    page = PolicyPageFactory(draft=True, expire_at=NOW + dt.timedelta(days=2))
    page.save_revision(user=clerk).publish(user=publisher)
    assert piles(publisher) == {DUE: ["3月12日 09:00停止显示"]}
    assert piles(StaffFactory(role="leader")) == {}  # who does not work on pages has nothing to do about it
    assert piles(StaffFactory(superuser=True)) == {DUE: ["3月12日 09:00停止显示"]}


def test_what_i_left_unfinished(clerk, publisher):
    page = PolicyPageFactory(draft=True)
    page.save_revision(user=clerk)
    assert piles(clerk) == {UNFINISHED: ["还没有送审"]}
    assert piles(publisher) == {}
    page.get_workflow().start(PolicyPage.objects.get(pk=page.pk), clerk)
    assert UNFINISHED not in piles(clerk)
