"""One case and everything that can be done with it, in any order; what holds of it after every move."""

from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from petitions import codes, counting
from petitions.errors import Refused
from petitions.matters import Matter
from petitions.models import CaseEvent, ChecklistItem, NumberSeries, Petition, Reply
from petitions.permissions import visible
from petitions.services import (
    accused,
    checklists,
    clocks,
    extensions,
    handling,
    joining,
    looks,
    petitioner,
    replies,
    reviews,
    splitting,
    tending,
    waiting,
)
from petitions.shipped import PETITIONS
from petitions.vocabulary import BEFORE_ANSWER, FINISHED, FIXED_REPLY, HEARD, Kind, State
from petitions.workflow import MOVES
from portal.accounts.permissions import NotAllowed
from portal.workdays import calendar
from tests.factories.petitions import Town

KINDS = st.sampled_from([Kind.CLAIM, Kind.SUGGESTION, Kind.CONSULTATION, Kind.ACCUSATION, Kind.INFORMATION])
TARGETS = {(move.action, source, move.arrives_at(source)) for move in MOVES for source in move.sources if source}


def holds_after_a_move(claim):
    """An invariant; asked when a move was made, for of a refused one `attempt` sees that nothing has changed."""
    return invariant()(precondition(lambda self: self.was_made)(claim))


class Case(RuleBasedStateMachine):
    moves = made = 0  # of all examples together

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
        self.town.villager = self.town.staff("case_worker", unit=self.town.village)
        self.papers: dict[int, tuple] = {}
        self.seen, self.was_made = self._picture(), True

    def attempt(self, service, **values):
        """A move is made whole, or refused and nothing has changed."""
        before, self.was_made = self.seen, True
        try:
            service(**values)
        except (Refused, NotAllowed):
            self.was_made = False
        self.seen = self._picture()
        assert self.was_made or self.seen == before
        Case.moves += 1
        Case.made += self.was_made
        self.petition.refresh_from_db()

    def person(self, who):
        return getattr(self.town, who)

    def reply(self):
        return self.petition.replies.last()

    @rule(who=st.sampled_from(["worker", "leader", "receptionist"]))
    def accept(self, who):
        self.attempt(handling.accept, petition=self.petition, by=self.person(who))

    @precondition(lambda self: self.petition.version > 3)  # often enough, but not always at once
    @rule()
    def decline(self):
        self.attempt(handling.decline, petition=self.petition, by=self.town.worker, reason="不归我们")

    @rule()
    def assign(self):
        self.attempt(handling.assign, petition=self.petition, by=self.town.leader, assignee=self.town.worker)

    @rule(kind=st.sampled_from(Kind))
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

    @precondition(lambda self: self.petition.version > 2)
    @rule()
    def answer_at_once(self):
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

    @precondition(lambda self: self.petition.version > 3)
    @rule()
    def merge(self):
        into = self.town.submit(kind=self.petition.kind, is_anonymous=self.petition.is_anonymous).petition
        self.seen = self._picture()
        self.attempt(
            joining.merge, petition=self.petition, by=self.town.worker, into=into, agreed_how="来电同意",
            agreed_on=timezone.localdate(),
        )  # fmt: skip

    @rule()
    def ask_papers(self):
        self.attempt(waiting.ask_papers, petition=self.petition, by=self.town.worker, papers="户口本复印件")

    @rule()
    def papers_in(self):
        self.attempt(waiting.papers_in, petition=self.petition, by=self.town.worker)

    @rule(days=st.integers(1, 35))
    def ask_extension(self, days):
        self.attempt(extensions.ask_extension, petition=self.petition, by=self.town.worker, days=days, reason="等鉴定")

    @rule(who=st.lists(st.sampled_from(["worker", "leader"]), unique=True), unit=st.booleans())
    def name_accused(self, who, unit):
        """Whoever is named is out from here on; the leader may undo it while they can still see the case."""
        self.attempt(
            accused.name_accused, petition=self.petition, by=self.town.leader, reason="来信点名",
            people=[self.person(name) for name in who], units=[self.town.village] if unit else [],
        )  # fmt: skip

    @rule()
    def supplement(self):
        self.attempt(petitioner.supplement, petition=self.petition, text="补充一句")

    @rule(score=st.integers(0, 6))
    def rate(self, score):
        self.attempt(petitioner.rate, petition=self.petition, score=score)

    @precondition(lambda self: self.petition.reviews.exists())
    @rule()
    def ask_review(self):
        self.attempt(reviews.ask, review=self.petition.reviews.last(), reason="不服", idempotency_key=codes.new_key())

    @holds_after_a_move
    def whoever_is_accused_reads_and_holds_nothing(self):
        """信访工作条例 arts 28 and 30, whatever happened before."""
        mine = Petition.objects.filter(pk=self.petition.pk)
        for person in self.petition.accused.all():
            assert not visible(mine, person).exists()
            assert self.petition.assignee_id != person.pk
        villager = self.town.villager
        if self.petition.accused_units.filter(pk=villager.unit_id).exists():
            assert not visible(mine, villager).exists()

    @holds_after_a_move
    def every_clock_is_what_its_rule_says(self):
        """Counted anew from what was stored, each running clock ends on the same day."""
        today, waits = calendar.current(), clocks.waits_of(self.petition)
        for clock in self.petition.deadlines.running():
            days = clock.days + clock.extended_days
            answer = counting.count(clock.starts_on, days, clock.unit, waits, clock.on_papers, today)
            assert (clock.due, clock.act_by) == (answer.day, answer.act_by)

    @holds_after_a_move
    def who_has_it_is_not_who_gave_it_back(self):
        assert self.petition.returned_to_id is None or self.petition.assignee_id is None

    @holds_after_a_move
    def the_piles_miss_nothing(self):
        """They look for what waits in these states alone (selectors.waits_for, is_reminded)."""
        assert self.petition.news_at is None or self.petition.state in HEARD
        assert self.petition.reminded_at is None or self.petition.state in BEFORE_ANSWER

    @holds_after_a_move
    def the_record_tells_the_state(self):
        events = list(CaseEvent.objects.filter(petition=self.petition).order_by("pk"))
        assert events[0].to_state == State.RECEIVED
        for earlier, later in pairwise(events):
            assert later.from_state == earlier.to_state
            assert (later.action, State(later.from_state), State(later.to_state)) in TARGETS
        assert events[-1].to_state == self.petition.state

    @holds_after_a_move
    def what_has_ended_has_an_end_and_no_running_clock(self):
        assert (self.petition.closed_at is not None) == (self.petition.state in FINISHED)
        if self.petition.state in FINISHED:
            assert not self.petition.deadlines.running().exists()

    @holds_after_a_move
    def what_was_accepted_has_its_sixty_days_until_it_is_served(self):
        if self.petition.accepted_at and self.petition.kind in PETITIONS and self.petition.state in BEFORE_ANSWER:
            assert self.petition.deadlines.running().filter(rule="finish").exists()

    @holds_after_a_move
    def the_case_repeats_the_clock_that_runs_out_first(self):
        first = self.petition.deadlines.ticking().order_by("due", "pk").first()
        held = (self.petition.next_due, self.petition.next_rule)
        assert held == ((first.due, first.rule) if first else (None, ""))

    @holds_after_a_move
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
            list(self.petition.deadlines.order_by("pk").values()),
            list(self.petition.accused.order_by("pk").values_list("pk")),
            list(self.petition.accused_units.order_by("pk").values_list("pk")),
            list(NumberSeries.objects.order_by("pk").values_list("name", "year", "last")),
        )
