"""One form sent twenty times at once, two people writing into one case without a pause: nothing doubled, nothing lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from petitions import codes
from petitions.errors import Conflict
from petitions.models import CaseEvent, NumberSeries, Petition
from petitions.services import handling
from petitions.vocabulary import Action, State
from tests.factories.petitions import Town

pytestmark = pytest.mark.django_db(transaction=True)
SENDERS = 20


def storm(town: Town, forms: int) -> None:
    """Each form is sent by twenty threads that wait for each other before they send."""
    keys = [codes.new_key() for _ in range(forms)]
    start = Barrier(SENDERS)

    def send_all(_sender: int) -> list[tuple[int, str]]:
        answers = []
        try:
            for key in keys:
                start.wait(timeout=120)
                receipt = town.submit(idempotency_key=key)
                answers.append((receipt.petition.pk, receipt.code))
        except BaseException:
            start.abort()
            raise
        finally:
            connection.close()
        return answers

    with ThreadPoolExecutor(SENDERS) as pool:
        answered = list(pool.map(send_all, range(SENDERS)))
    for one_form in zip(*answered, strict=True):
        assert len(set(one_form)) == 1
    assert Petition.objects.count() == CaseEvent.objects.count() == forms
    assert len({answer for answer, *_rest in zip(*answered, strict=True)}) == forms
    assert NumberSeries.objects.get(name="petition").last == forms


def write_by_turns(town: Town, edits: int) -> int:
    """Two editors write so many lines each; whoever is told that the other was first looks again and writes once more."""
    petition = town.at(State.ACCEPTED)
    before = petition.version

    def edit(editor) -> int:
        told = 0
        try:
            for line in range(edits):
                while True:
                    seen = Petition.objects.get(pk=petition.pk)
                    try:
                        handling.record(petition=seen, by=editor, note=f"{editor.username} {line}")
                        break
                    except Conflict:
                        told += 1
        finally:
            connection.close()
        return told

    with ThreadPoolExecutor(2) as pool:
        told = sum(pool.map(edit, (town.worker, town.receptionist)))
    petition.refresh_from_db()
    notes = {event.internal_note for event in petition.events.filter(action=Action.RECORD)}
    assert notes == {f"{who.username} {line}" for who in (town.worker, town.receptionist) for line in range(edits)}
    assert petition.events.filter(action=Action.RECORD).count() == 2 * edits == petition.version - before
    return told


def test_one_form_from_twenty_hands_is_one_case():
    storm(Town(), forms=5)


def test_two_editors_lose_no_line():
    write_by_turns(Town(), edits=20)


@pytest.mark.soak
def test_a_thousand_forms_from_twenty_hands_each(say):
    storm(Town(), forms=1_000)
    say(f"1,000 forms x {SENDERS} at once, {connection.vendor}: 1,000 cases, one receipt each")


@pytest.mark.soak
def test_a_thousand_edits_of_two_people_each(say):
    told = write_by_turns(Town(), edits=1_000)
    say(f"2 editors x 1,000 edits, {connection.vendor}: 0 lost, {told} times one was told of the other")
