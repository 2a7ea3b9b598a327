"""What happened stays: refused in a sentence by the model, and by the database to whatever goes around it."""

import pytest
from django.db import DatabaseError, connection, transaction

from petitions.errors import Fixed
from petitions.matters import Matter, to_json
from petitions.models import CaseEvent, Reply
from petitions.vocabulary import ReplyStatus, State


@pytest.fixture
def issued(town):
    return town.at(State.ISSUED).replies.get()


def refused(statement, *values):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(refusal.value)


def test_an_event_is_neither_changed_nor_removed(town):
    event = town.submit().petition.events.get()
    event.facts = {}
    with pytest.raises(Fixed):
        event.save()
    with pytest.raises(Fixed):
        event.delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE petitions_caseevent SET action = 'close'",
        "UPDATE petitions_caseevent SET at = at",
        "DELETE FROM petitions_caseevent",
    ],
)
def test_the_database_refuses_to_touch_an_event(town, statement):
    town.submit()
    assert "append-only" in refused(statement)
    assert CaseEvent.objects.count() == 1


def test_the_query_set_does_not_get_around_it(town):
    town.submit()
    for touch in (
        lambda: CaseEvent.objects.update(action="close"),
        lambda: CaseEvent.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            touch()


def test_replacing_an_event_is_refused_too(town):
    town.submit()
    if connection.vendor == "sqlite":
        assert "append-only" in refused("INSERT OR REPLACE INTO petitions_caseevent SELECT * FROM petitions_caseevent")
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert "append-only" in refused("TRUNCATE petitions_caseevent")


@pytest.mark.parametrize("column", ["title", "matters", "remedy", "addressee", "document_number", "outcome", "kind"])
def test_an_issued_reply_keeps_every_word(issued, column):
    setattr(issued, column, "opinion" if column == "kind" else "改")
    if column == "kind":
        issued.kind = "reply"
    with pytest.raises(Fixed):
        issued.save()
    assert "fixed" in refused(f"UPDATE petitions_reply SET {column} = %s", "reply" if column == "kind" else "改")


def test_an_issued_reply_stays_and_stays_issued(issued):
    with pytest.raises(Fixed):
        issued.delete()
    assert "fixed" in refused("DELETE FROM petitions_reply")
    assert "fixed" in refused(
        "UPDATE petitions_reply SET status = 'approved', document_number = NULL, issued_on = NULL"
    )


def test_a_draft_may_be_written_over(town):
    reply = town.at(State.APPROVED).replies.get()
    reply.matters = to_json([Matter("查", "另一种说法")])
    reply.save()
    assert Reply.objects.get().read_matters()[0].opinion == "另一种说法"
    assert reply.status == ReplyStatus.APPROVED
