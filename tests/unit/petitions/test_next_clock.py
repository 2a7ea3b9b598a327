"""A case repeats the clock that runs out first; lists trust it, so it must never differ from the clocks themselves."""

import datetime as dt
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from petitions import selectors
from petitions.models import Petition
from petitions.services import clocks, handling, recalculating, waiting
from petitions.vocabulary import Channel, Kind, State
from portal.workdays.services import store_year
from tests.factories.petitions import PetitionFactory

pytestmark = pytest.mark.django_db


def agrees(petition: Petition) -> bool:
    first = petition.deadlines.ticking().order_by("due", "pk").first()
    since = petition.deadlines.on_hold().order_by("paused_on").values_list("paused_on", flat=True).first()
    stored = Petition.objects.values_list(*clocks.NEXT).get(pk=petition.pk)
    held = tuple(getattr(petition, name) for name in clocks.NEXT)
    wanted = (first.due, first.act_by, first.rule, first.provisional) if first else (None, None, "", False)
    return stored == (*wanted, since) == held


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.OBJECTION, Kind.REVIEW)])
@pytest.mark.parametrize("channel", [Channel.WEB, Channel.LETTER, Channel.TRANSFER])
def test_from_the_first_day(town, kind, channel):
    assert agrees(town.submit(kind=kind, channel=channel).petition)


def test_a_hotline_ticket(town):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        petition = town.submit(channel=Channel.HOTLINE, ticket_due=dt.date(2026, 3, 5)).petition
    assert petition.next_rule == "ticket"
    assert agrees(petition)


def test_through_every_state(town):
    for state in (State.RECEIVED, State.ACCEPTED, State.AWAITING_APPROVAL, State.ISSUED, State.SERVED, State.CLOSED):
        petition = town.at(state)
        assert petition.state == state
        assert agrees(petition)
    assert petition.next_due is None


def test_when_the_kind_changes_or_the_day_is_put_back(town):
    petition = town.at(State.ACCEPTED)
    before = petition.next_due
    handling.extend(petition=petition, by=town.leader, days=20, reason="等鉴定")
    assert petition.next_due > before
    assert agrees(petition)
    handling.classify(petition=petition, by=town.worker, kind=Kind.INFORMATION)
    handling.confirm_receipt(petition=petition, by=town.worker, on=timezone.localdate())
    assert petition.next_rule == "ask_correction"
    assert agrees(petition)
    handling.classify(petition=petition, by=town.worker, kind=Kind.CONSULTATION)
    assert petition.next_due is None
    assert agrees(petition)


def test_while_papers_are_awaited(town):
    petition = town.at(State.ACCEPTED)
    due = petition.next_due
    waiting.ask_papers(petition=petition, by=town.worker, papers="户口本")
    assert (petition.next_due, petition.held_since) == (None, timezone.localdate())
    assert agrees(petition)
    waiting.papers_in(petition=petition, by=town.worker)
    assert (petition.next_due, petition.held_since) == (due, None)
    assert agrees(petition)


def test_when_the_calendar_changes(town):
    with time_machine.travel("2026-12-25 10:00+08:00", tick=False):
        petition = town.submit(kind=Kind.INFORMATION, channel=Channel.VISIT).petition
    assert petition.next_is_provisional
    store_year(year=2027, days={}, source="测试")
    recalculating.recalculate(2027)
    petition.refresh_from_db()
    assert not petition.next_is_provisional
    assert agrees(petition)


def test_cases_from_before_are_filled(town):
    petitions = [town.at(state) for state in (State.RECEIVED, State.ACCEPTED, State.CLOSED)]
    Petition.objects.update(next_due=None, next_act_by=None, next_rule="", next_is_provisional=True, held_since=None)
    Petition.objects.filter(state=State.CLOSED).update(next_is_provisional=False)
    import_module("petitions.migrations.0013_speed").show_next(apps, None)
    for petition in petitions:
        petition.refresh_from_db()
        assert agrees(petition)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("{number}", True),
        ("{start}", True),
        ("{wide}", True),
        (" {number} ", True),
        ("{serial}", True),
        ("杜村 申诉", True),
        ("申诉 杜村", True),
        ("杜村 {serial}", True),
        ("杜村 上河", False),
        ("1999-", False),
        ("100%", False),
    ],
)
def test_search(town, words, found):
    petition = town.submit().petition
    number = petition.number
    wide = "".join(chr(ord(figure) + 0xFEE0) for figure in number)
    words = words.format(number=number, start=number[:5], wide=wide, serial=number[5:])
    assert selectors.search(selectors.cases(town.worker), words).exists() is found


def test_latin_letters_are_found_in_either_case(town):
    petition = PetitionFactory(summary="村部的WiFi收费问题")
    assert list(selectors.search(selectors.cases(town.worker), "wifi 收费")) == [petition]
    assert not selectors.search(selectors.cases(town.worker), "wifi 路灯").exists()
