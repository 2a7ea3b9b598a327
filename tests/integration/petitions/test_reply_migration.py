"""Replies written before matters were told apart keep every word, drafts and fixed ones alike, and back again."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from petitions.services import replies
from petitions.vocabulary import State
from tests.factories.petitions import Town

BEFORE = ("petitions", "0010_handling")
AFTER = ("petitions", "0011_reply")


def migrate(*targets):
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets))
    return executor.loader.project_state(list(targets)).apps


@pytest.mark.django_db(transaction=True)
def test_every_word_moves_over_and_the_triggers_stand_again():
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    town = Town()
    fixed = town.at(State.ISSUED).replies.get()
    draft = town.at(State.ACCEPTED)
    reply = replies.draft(petition=draft, by=town.worker, matters=fixed.read_matters())
    try:
        old = migrate(BEFORE).get_model("petitions", "Reply")
        for row in old.objects.all():
            assert (row.facts_found, row.law, row.opinion) == ("已入户核实。", "57号", "维持。")
        with pytest.raises(DatabaseError, match="fixed"), transaction.atomic():
            old.objects.filter(pk=fixed.pk).update(opinion="改")
        new = migrate(AFTER).get_model("petitions", "Reply")
        for pk in (fixed.pk, reply.pk):
            assert new.objects.get(pk=pk).matters == [
                {"title": "", "facts": "已入户核实。", "law": "57号", "opinion": "维持。"}
            ]
        for touch in ({"matters": []}, {"remedy": "改"}, {"status": "draft"}):
            with pytest.raises(DatabaseError, match="fixed"), transaction.atomic():
                new.objects.filter(pk=fixed.pk).update(**touch)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            migrate(AFTER).get_model("petitions", "CaseEvent").objects.update(action="close")
    finally:
        migrate(*latest)
