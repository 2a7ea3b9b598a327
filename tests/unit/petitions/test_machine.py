"""Any order of moves, made or refused, leaves a case whole."""

import os
from itertools import pairwise

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from petitions import codes
from petitions.errors import Refused
from petitions.matters import Matter
from petitions.models import CaseEvent, ChecklistItem, NumberSeries, Petition, Reply
from petitions.services import checklists, handling, joining, looks, replies, splitting, tending
from petitions.vocabulary import FINISHED, FIXED_REPLY, Kind, State
from petitions.workflow import MOVES
from portal.accounts.permissions import NotAllowed
from tests.factories.petitions import Town

KINDS = st.sampled_from([Kind.CLAIM, Kind.SUGGESTION, Kind.CONSULTATION, Kind.ACCUSATION, Kind.INFORMATION])
TARGETS = {(move.action, source, move.arrives_at(source)) for move in MOVES for source in move.sources if source}


class Case(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        """Each example starts from an empty register."""
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(kind=KINDS, is_anonymous=st.booleans())
    def begin(self, kind, is_anonymous):
        self.town = Town()
        self.petition = self.town.submit(kind=kind, is_anonymous=is_anonymous).petition
        self.papers: dict[int, tuple] = {}

    def attempt(self, service, **values):
        """A move is made whole, or refused and nothing has changed."""
        before = self._picture()
        try:
            service(**values)
        except (Refused, NotAllowed):
            self.petition.refresh_from_db()
            assert self._picture() == before
        self.petition.refresh_from_db()

    def person(self, who):
        return getattr(self.town, who)

    def reply(self):
        return self.petition.replies.last()

    @rule(who=st.sampled_from(["worker", "leader", "receptionist"]))
    def accept(self, who):
        self.attempt(handling.accept, petition=self.petition, by=self.person(who))

    @rule()
    def decline(self):
        if self.petition.version > 3:  # often enough, but not always at once
            self.attempt(handling.decline, petition=self.petition, by=self.town.worker, reason="不归我们")

    @rule()
    def assign(self):
        self.attempt(handling.assign, petition=self.petition, by=self.town.leader, assignee=self.town.worker)

    @rule(kind=KINDS)
    def classify(self, kind):
        self.attempt(handling.classify, petition=self.petition, by=self.town.worker, kind=kind)

    @rule(days=st.integers(0, 40))
    def extend(self, days):
        self.attempt(handling.extend, petition=self.petition, by=self.town.leader, days=days, reason="等鉴定")

    @rule()
    def record(self):
        self.attempt(handling.record, petition=self.petition, by=self.town.receptionist, note="来电询问")

    @rule(who=st.sampled_from(["worker", "leader"]))
    def draft(self, who):
        self.attempt(
            replies.draft, petition=self.petition, by=self.person(who), matters=[Matter("已核实", "维持", "依据")]
        )

    @precondition(lambda self: self.petition.replies.exists())
    @rule(
        service=st.sampled_from([replies.submit, replies.approve, replies.issue]),
        who=st.sampled_from(["worker", "leader"]),
    )
    def pass_on(self, service, who):
        self.attempt(service, reply=self.reply(), by=self.person(who))

    @precondition(lambda self: self.petition.replies.exists())
    @rule()
    def give_back(self):
        self.attempt(replies.return_, reply=self.reply(), by=self.town.leader, reason="补充")

    @precondition(lambda self: self.petition.replies.exists())
    @rule()
    def serve(self):
        self.attempt(replies.mark_served, reply=self.reply(), by=self.town.worker, method="post", proof="单号1")

    @rule()
    def close(self):
        self.attempt(handling.close, petition=self.petition, by=self.town.worker)

    @rule()
    def answer_at_once(self):
        if self.petition.version > 2:
            self.attempt(handling.answer_at_once, petition=self.petition, by=self.town.worker, answer="答")

    @rule(who=st.sampled_from(["worker", "leader"]))
    def give_back_the_case(self, who):
        self.attempt(tending.return_assignment, petition=self.petition, by=self.person(who), reason="不归我办")

    @rule(who=st.sampled_from(["worker", "leader"]))
    def remind(self, who):
        self.attempt(tending.remind, petition=self.petition, by=self.person(who), note="请抓紧")

    @rule()
    def reopen(self):
        self.attempt(tending.reopen, petition=self.petition, by=self.town.worker, reason="有新的事实")

    @rule()
    def tick(self):
        lines = list(ChecklistItem.objects.for_case(self.petition))
        self.attempt(checklists.tick, petition=self.petition, by=self.town.worker, done=lines)

    @rule()
    def look(self):
        self.attempt(looks.look, petition=self.petition, by=self.town.leader)

    @rule()
    def split(self):
        matter = splitting.Matter(kind=Kind.SUGGESTION, request="另一件事")
        self.attempt(
            splitting.split, petition=self.petition, by=self.town.worker, matter=matter, idempotency_key=codes.new_key()
        )

    @rule()
    def merge(self):
        if self.petition.version > 3:
            into = self.town.submit(kind=self.petition.kind, is_anonymous=self.petition.is_anonymous).petition
            self.attempt(
                joining.merge, petition=self.petition, by=self.town.worker, into=into, agreed_how="来电同意",
                agreed_on=timezone.localdate(),
            )  # fmt: skip

    @invariant()
    def who_has_it_is_not_who_gave_it_back(self):
        assert self.petition.returned_to_id is None or self.petition.assignee_id is None

    @invariant()
    def the_record_tells_the_state(self):
        events = list(CaseEvent.objects.filter(petition=self.petition).order_by("pk"))
        assert events[0].to_state == State.RECEIVED
        for earlier, later in pairwise(events):
            assert later.from_state == earlier.to_state
            assert (later.action, State(later.from_state), State(later.to_state)) in TARGETS
        assert events[-1].to_state == self.petition.state

    @invariant()
    def what_has_ended_has_an_end_and_no_running_clock(self):
        assert (self.petition.closed_at is not None) == (self.petition.state in FINISHED)
        if self.petition.state in FINISHED:
            assert not self.petition.deadlines.running().exists()

    @invariant()
    def the_case_repeats_the_clock_that_runs_out_first(self):
        first = self.petition.deadlines.running().order_by("due", "pk").first()
        held = (self.petition.next_due, self.petition.next_rule)
        assert held == ((first.due, first.rule) if first else (None, ""))

    @invariant()
    def two_people_signed_and_no_number_is_missing(self):
        fixed = list(Reply.objects.filter(status__in=FIXED_REPLY))
        for reply in fixed:
            assert reply.approved_by_id not in (None, reply.drafted_by_id)
            assert self.papers.setdefault(reply.pk, (reply.matters, reply.document_number)) == (
                reply.matters,
                reply.document_number,
            )
        series = NumberSeries.objects.filter(name="reply").first()
        assert (series.last if series else 0) == len(fixed)

    def _picture(self):
        return (
            Petition.objects.filter(pk=self.petition.pk).values().get() | {"request": "", "facts": ""},
            CaseEvent.objects.count(),
            list(Reply.objects.values_list("pk", "status", "document_number")),
            list(self.petition.deadlines.order_by("pk").values_list("rule", "due", "met_at", "dropped_at")),
        )


@pytest.mark.django_db
def test_any_order_of_moves_leaves_a_case_whole():
    soaking = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
    run_state_machine_as_test(
        Case, settings=settings(max_examples=500 if soaking else 15, stateful_step_count=40 if soaking else 18)
    )
