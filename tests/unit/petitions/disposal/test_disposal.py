"""Kept long enough: who proposes, who decides, what goes, what stays."""

import datetime as dt

import pytest
import time_machine
from django.apps import apps
from django.db import DatabaseError

from petitions import disposal_exports, objections, selectors, tracking
from petitions.errors import Refused, SamePerson, WrongState
from petitions.models import Attachment, DisposalBatch, Petition, Petitioner
from petitions.permissions import may_see
from petitions.retention import latest_closing
from petitions.services import accused, answers, disposal, handling, intake, retention
from petitions.statistics import public_figures, staff_figures
from petitions.vocabulary import Action, DisposalState, Kind, State
from portal.accounts.permissions import NotAllowed
from portal.privacy.fields import is_sealed
from tests.factories.petitions import PetitionFactory

from .years import BASIS, THEN


def dispose(town, reviewer, *cases):
    batch = disposal.propose(cases=cases, reason="保存期满", by=town.leader)
    disposal.approve(batch=batch, by=reviewer, note="同意")
    return disposal.execute(batch=batch, by=reviewer)


def sealed_words(case) -> list[str]:
    """Every sealed value that still hangs on the case, in any table."""
    left = []
    for model in apps.get_app_config("petitions").get_models():
        keys = [field.name for field in model._meta.local_concrete_fields if field.name == "petition"]
        rows = model._default_manager.filter(petition=case) if keys else model._default_manager.filter(pk=case.pk)
        if model is not Petition and not keys:
            continue
        for row in rows:
            left += [
                f"{model.__name__}.{field.name}"
                for field in model._meta.local_concrete_fields
                if is_sealed(field) and getattr(row, field.name)
            ]
    return left


@pytest.mark.parametrize(
    ("closed", "years", "free"),
    [("2026-03-03", 10, "2036-03-03"), ("2024-02-29", 1, "2025-03-01"), ("2024-02-29", 4, "2028-02-29")],
)
def test_the_years_end_on_the_same_day(closed, years, free):
    day, first = dt.date.fromisoformat(closed), dt.date.fromisoformat(free)
    assert latest_closing(first, years) >= day
    assert latest_closing(first - dt.timedelta(1), years) < day


def test_nothing_is_due_where_nobody_set_years(town, later):
    with time_machine.travel(THEN, tick=False):
        town.at(State.CLOSED)
    assert retention.rules() == {}
    assert not retention.disposable(by=town.leader).exists()


def test_years_need_their_basis_and_the_leader(town, reviewer):
    with pytest.raises(Refused, match="依据"):
        retention.set_rule(kind=Kind.CLAIM, years=10, basis=" ", by=town.leader)
    with pytest.raises(Refused, match="1到100"):
        retention.set_rule(kind=Kind.CLAIM, years=0, basis=BASIS, by=town.leader)
    for person in (town.worker, reviewer):
        with pytest.raises(NotAllowed):
            retention.set_rule(kind=Kind.CLAIM, years=10, basis=BASIS, by=person)
    retention.set_rule(kind=Kind.CLAIM, years=10, basis=BASIS, by=town.leader)
    retention.set_rule(kind=Kind.CLAIM, years=None, basis="", by=town.leader)
    assert retention.rules()[Kind.CLAIM].years is None


def test_only_what_is_old_finished_and_free_is_listed(town, old, reviewer, later):
    recent = town.at(State.CLOSED)
    still_open = town.submit().petition
    assert list(retention.disposable(by=town.leader)) == [old]
    assert list(retention.disposable(by=reviewer)) == [old]
    with pytest.raises(NotAllowed):
        retention.disposable(by=town.worker)
    with pytest.raises(Refused):
        disposal.propose(cases=[old, recent], reason="保存期满", by=town.leader)
    assert not DisposalBatch.objects.exists()
    assert still_open.is_open


@pytest.mark.parametrize("link", ["repeats", "split_from", "merged_into"])
def test_a_case_that_an_open_one_needs_stays(town, old, later, link):
    values = {"state": State.RECEIVED}
    if link == "merged_into":
        # A merged case waits for the one that answers it.
        other = town.submit().petition
        merged = PetitionFactory(
            state=State.MERGED, merged_into=other, closed_at=old.closed_at, village=town.village, kind=Kind.CLAIM
        )
        assert merged not in retention.disposable(by=town.leader)
        return
    PetitionFactory(**{link: old}, village=town.village, **values)
    assert not retention.disposable(by=town.leader).exists()


def test_a_preserved_case_stays_until_it_is_released(town, old, reviewer, later):
    batch = disposal.propose(cases=[old], reason="保存期满", by=town.leader)
    with pytest.raises(Refused):
        retention.preserve(petition=old, by=town.leader, reason="")
    retention.preserve(petition=old, by=town.leader, reason="正在审计")
    assert not retention.disposable(by=town.leader).exists()
    with pytest.raises(Refused, match=old.number):
        disposal.approve(batch=batch, by=reviewer)
    with pytest.raises(WrongState):
        retention.preserve(petition=old, by=town.leader, reason="再来")
    retention.release(petition=old, by=town.leader, reason="审计完了")
    disposal.approve(batch=batch, by=reviewer)
    retention.preserve(petition=old, by=town.leader, reason="又有争议")
    with pytest.raises(Refused, match=old.number):
        disposal.execute(batch=batch, by=reviewer)
    assert sealed_words(old) != []
    disposal.cancel(batch=batch, by=reviewer, note="有争议")
    assert batch.state == DisposalState.REFUSED
    assert [event.action for event in old.events.filter(action__in=[Action.PRESERVE, Action.RELEASE])] == [
        Action.PRESERVE, Action.RELEASE, Action.PRESERVE,
    ]  # fmt: skip


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
