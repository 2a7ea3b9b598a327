"""Given another class: one that the matter can have, by the same rule as at the door."""

from datetime import date

import pytest
import time_machine

from petitions import codes
from petitions.errors import Refused, WindowClosed, WrongState
from petitions.forms.moves import ClassifyForm
from petitions.services import handling, splitting
from petitions.vocabulary import Channel, Kind, State
from tests.factories.disclosures import PublicationFactory
from tests.unit.petitions.test_review_cases import ask

pytestmark = pytest.mark.django_db


def on(day):
    return time_machine.travel(f"{day} 10:00+08:00", tick=False)


def test_a_review_begins_from_its_case_and_stays_one(town):
    with on("2026-03-10"):
        claim = town.at(State.SERVED)
        review = ask(claim).petition
        other = town.submit().petition
        with pytest.raises(Refused, match="复查复核"):
            handling.classify(petition=other, by=town.worker, kind=Kind.REVIEW)
        with pytest.raises(WrongState):
            handling.classify(petition=review, by=town.worker, kind=Kind.CLAIM)
    offered = [kind for kind, _label in ClassifyForm(case=other, by=town.worker).fields["kind"].choices]
    assert Kind.REVIEW not in offered
    assert Kind.CLAIM in offered


def test_only_what_came_in_during_the_posting_becomes_an_objection(town):
    """民发〔2021〕57号 art 19."""
    with on("2026-03-06"):
        notice = PublicationFactory(village=town.village)  # posted 2 March, open until 9 March 24:00
    with on("2026-03-12"):
        values = {"channel": Channel.LETTER, "publication_number": notice.number}
        late, in_time = (
            town.submit(received_on=day, **values).petition for day in (date(2026, 3, 10), date(2026, 3, 9))
        )
        with pytest.raises(WindowClosed):
            handling.classify(petition=late, by=town.worker, kind=Kind.OBJECTION)
        matter = splitting.Matter(kind=Kind.OBJECTION, request="这一户人口不对。")
        with pytest.raises(WindowClosed):
            splitting.split(petition=late, by=town.worker, matter=matter, idempotency_key=codes.new_key())
        handling.classify(petition=in_time, by=town.worker, kind=Kind.OBJECTION)
    late.refresh_from_db()
    assert (late.kind, in_time.kind) == (Kind.CLAIM, Kind.OBJECTION)
