"""Kept long enough: who proposes, who decides, what goes, what stays."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError

from petitions import disposal_exports, objections, selectors, tracking
from petitions.errors import Refused, SamePerson, WrongState
from petitions.models import Attachment, Petition, Petitioner
from petitions.permissions import may_see
from petitions.services import (
    accused,
    answers,
    disposal,
    handling,
    intake,
    joining,
    looks,
    petitioner,
    retention,
    tending,
)
from petitions.statistics import public_figures, staff_figures
from petitions.vocabulary import Action, DisposalState, Kind, Relation, State
from portal.accounts.permissions import NotAllowed

from .words import sealed_words
from .years import BASIS, THEN


def dispose(town, reviewer, *cases):
    batch = disposal.propose(cases=cases, reason="保存期满", by=town.leader)
    disposal.approve(batch=batch, by=reviewer, note="同意")
    return disposal.execute(batch=batch, by=reviewer)


def test_two_people(town, old, reviewer, later):
    batch = disposal.propose(cases=[old], reason="保存期满", by=town.leader)
    with pytest.raises(SamePerson):
        disposal.approve(batch=batch, by=town.leader)
    with pytest.raises(NotAllowed):
        disposal.approve(batch=batch, by=town.worker)
    with pytest.raises(WrongState):
        disposal.execute(batch=batch, by=reviewer)
    with pytest.raises(Refused):
        disposal.propose(cases=[old], reason="保存期满", by=town.leader)  # lies in a batch already
    with pytest.raises(Refused):
        disposal.refuse(batch=batch, by=reviewer, note="")
    disposal.refuse(batch=batch, by=reviewer, note="再等一年")
    assert batch.state == DisposalState.REFUSED
    assert sealed_words(old) != []
    assert list(retention.not_proposed(retention.disposable(by=town.leader))) == [old]


def test_words_and_names_go_and_the_rest_stays(town, old, reviewer, later):
    events = list(old.events.values_list("pk", "action", "from_state", "to_state", "by", "at", "facts"))
    year_before = public_figures(2026), staff_figures(year=2026, by=town.leader)
    stays = (
        "number",
        "kind",
        "channel",
        "state",
        "received_on",
        "entered_at",
        "village_id",
        "persons_count",
        "closed_at",
    )
    before = {name: getattr(old, name) for name in stays}
    assert len(sealed_words(old)) > 5
    batch = dispose(town, reviewer, old)
    old.refresh_from_db()
    assert batch.state == DisposalState.DONE
    assert sealed_words(old) == []
    assert old.summary == "申诉求决"
    assert {name: getattr(old, name) for name in stays} == before
    assert not Petitioner.objects.filter(petition=old).exists()
    assert not Attachment.objects.filter(petition=old).exists()
    assert list(old.events.values_list("pk", "action", "from_state", "to_state", "by", "at", "facts"))[:-1] == events
    assert old.events.last().action == Action.DISPOSE
    assert old.replies.get().document_number
    assert (public_figures(2026), staff_figures(year=2026, by=town.leader)) == year_before
    assert selectors.moves_for(town.worker, old) == []


def test_the_code_tells_what_happened(town, old, reviewer, later):
    code = intake.codes.code_for("k" * 40)
    dispose(town, reviewer, old)
    tracked = selectors.track(selectors.find_by_code(old.number, code))
    assert tracked.disposed_on == dt.date(2036, 3, 4)
    assert tracked.number == old.number
    assert tracked.replies == []
    assert tracked.steps[-1].title == "已按规定销毁内容"
    assert "维持" not in str(tracked)
    assert isinstance(tracked, tracking.Tracked)


def test_a_disposed_case_takes_in_no_new_word(town, old, reviewer, later):
    code = intake.codes.code_for("k" * 40)
    other = town.submit().petition
    dispose(town, reviewer, old)
    old.refresh_from_db()
    refused = [
        lambda: petitioner.supplement(petition=old, text="我是钱进宝，电话13800138000。"),
        lambda: petitioner.rate(petition=old, score=5, comment="钱进宝"),
        lambda: handling.record(petition=old, by=town.worker, note="来电询问"),
        lambda: joining.link(petition=other, by=town.worker, other=old, relation=Relation.BELONGS),
        lambda: retention.preserve(petition=old, by=town.leader, reason="正在审计"),
        lambda: tending.reopen(petition=old, by=town.worker, reason="有新的事实"),
    ]
    for attempt in refused:
        with pytest.raises(WrongState, match="销毁"):
            attempt()
    assert sealed_words(old) == []
    assert looks.look(petition=old, by=town.worker)
    tracked = selectors.track(selectors.find_by_code(old.number, code))
    assert [tracked.may_supplement, tracked.may_rate, tracked.may_ask_review] == [False] * 3


def test_a_batch_goes_whole_or_not_at_all(town, old, reviewer, later, monkeypatch):
    with time_machine.travel(THEN, tick=False):
        second = town.at(State.CLOSED)
    batch = disposal.propose(cases=[old, second], reason="保存期满", by=town.leader)
    disposal.approve(batch=batch, by=reviewer)
    blank, calls = disposal.blank, []

    def break_at_the_second(petition):
        calls.append(petition.pk)
        if len(calls) == 2:
            raise DatabaseError("the disk is full")
        blank(petition)

    monkeypatch.setattr(disposal, "blank", break_at_the_second)
    with pytest.raises(DatabaseError):
        disposal.execute(batch=batch, by=reviewer)
    assert sealed_words(old)
    assert sealed_words(second)
    assert not Petition.objects.filter(disposed_at__isnull=False).exists()


def test_a_published_answer_stays_and_a_draft_one_holds_the_case(town, reviewer, later):
    with time_machine.travel(THEN, tick=False):
        case = town.at(State.CLOSED, kind=Kind.CONSULTATION)
        draft = answers.prepare(
            petition=case, by=town.worker, title="收入怎么算", question="怎么算？", answer="算平均。"
        )
    retention.set_rule(kind=Kind.CONSULTATION, years=10, basis=BASIS, by=town.leader)
    assert not retention.disposable(by=town.leader).exists()
    answers.publish(answer=draft, by=town.publisher)
    dispose(town, reviewer, case)
    assert selectors.published_answer(draft.number).answer_redacted == "算平均。"
    answers.withdraw(answer=draft, by=town.publisher, reason="政策变了")
    assert selectors.published_answer(draft.number) is None


def test_accusations_are_disposed_of_by_those_who_may_read_them(town, reviewer, later):
    with time_machine.travel(THEN, tick=False):
        case = town.submit(kind=Kind.ACCUSATION).petition
        handling.decline(petition=case, by=town.worker, reason="已由县里处理。")
    retention.set_rule(kind=Kind.ACCUSATION, years=10, basis=BASIS, by=town.leader)
    assert list(retention.disposable(by=town.leader)) == [case]
    assert not retention.disposable(by=reviewer).exists()
    batch = disposal.propose(cases=[case], reason="保存期满", by=town.leader)
    assert not disposal.batches(by=reviewer).exists()
    with pytest.raises(NotAllowed):
        disposal.approve(batch=batch, by=reviewer)
    second = town.staff("leader")
    disposal.approve(batch=batch, by=second)
    disposal.execute(batch=batch, by=second)
    assert list(disposal.register(by=town.leader)) == [case]
    assert not disposal.register(by=reviewer).exists()


def test_whoever_is_accused_meets_the_case_in_no_list(town, old, reviewer, later):
    accused.name_accused(petition=old, by=town.leader, people=[reviewer], reason="来信反映的是他")
    assert not retention.disposable(by=reviewer).exists()
    batch = disposal.propose(cases=[old], reason="保存期满", by=town.leader)
    assert not disposal.batches(by=reviewer).exists()
    with pytest.raises(NotAllowed):
        disposal.approve(batch=batch, by=reviewer)
    assert not may_see(reviewer, old)


def test_the_register_tells_number_days_and_people(town, old, reviewer, later):
    dispose(town, reviewer, old)
    head, line = disposal_exports.lines(disposal.register(by=town.leader))
    assert len(head) == len(line)
    assert line == [
        old.number, "申诉求决", "网上", "杜村", "2026-03-03", "2026-03-03", "2036-03-04",
        "保存期满", str(town.leader), str(reviewer),
    ]  # fmt: skip


def test_objections_keep_their_published_counts():
    """Counted from events, which stay; the module reads no sealed word."""
    assert "request" not in objections.outcomes.__code__.co_names
