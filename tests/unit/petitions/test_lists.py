"""Saved lists hold filters and nothing else, are counted in one question, and show each person their own cases."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petitions import narrowing, selectors
from petitions.errors import Conflict, Refused
from petitions.models import SavedList
from petitions.services import handling, lists, tending
from petitions.vocabulary import Kind, State
from portal.accounts.permissions import NotAllowed
from portal.counting import Tally
from tests.factories.orgs import OrgUnitFactory


def saved_lists(user):
    """As a page counts them: all with one question."""
    return narrowing.saved_lists(user, selectors.cases(user), Tally())


def test_only_known_filters_are_kept_never_what_was_searched_for():
    kept = narrowing.clean("state=accepted&state=nonsense&q=钱进宝&due=soon&holder=x&village=12&village__name=a&p=3")
    assert kept == "due=soon&state=accepted&village=12"
    assert narrowing.clean("q=钱进宝") == ""


def test_lists_are_counted_with_one_question_however_many(town):
    town.submit()
    town.at(State.ACCEPTED)
    village = town.village.pk
    for name, query in (("新来的", "state=received"), ("快到期", "due=soon"), ("杜村", f"village={village}")):
        lists.save(by=town.worker, name=name, query=query)
    assert {saved.name: int(saved.count) for saved in saved_lists(town.worker)} == {
        "新来的": 1,
        "快到期": 0,
        "杜村": 2,
    }
    with CaptureQueriesContext(connection) as three:
        assert [int(saved.count) for saved in saved_lists(town.worker)]
    SavedList.objects.exclude(name="杜村").delete()
    with CaptureQueriesContext(connection) as one:
        assert [int(saved.count) for saved in saved_lists(town.worker)]
    assert len(three) == len(one)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("due=overdue", 1),
        ("due=running", 3),
        ("holder=nobody", 3),
        ("holder=me", 1),
        ("holder=returned", 1),
        ("holder=reminded", 1),
        ("kind=claim&kind=suggestion", 4),
        ("kind=suggestion", 1),
        ("channel=letter", 0),
    ],
)
def test_a_count_is_the_length_of_the_list(town, query, expected):
    with time_machine.travel("2026-03-02 10:00+08:00", tick=False):
        town.submit()  # to be told by 17 March: overdue
    with time_machine.travel("2026-03-20 10:00+08:00", tick=False):
        held = town.at(State.ACCEPTED)
        handling.assign(petition=held, by=town.leader, assignee=town.worker)
        tending.remind(petition=held, by=town.leader, note="请办")
        given_back = town.at(State.ACCEPTED)
        handling.assign(petition=given_back, by=town.leader, assignee=town.worker)
        tending.return_assignment(petition=given_back, by=town.worker, reason="请另行安排")
        town.at(State.SERVED, kind=Kind.SUGGESTION)
        lists.save(by=town.worker, name="清单", query=query)
        saved = saved_lists(town.worker)[0]
        assert int(saved.count) == expected
        assert selectors.cases(town.worker).filter(narrowing.condition(query, town.worker)).count() == expected


def test_a_shared_list_is_seen_in_the_unit_and_counts_for_each(town):
    town.submit()
    town.submit(village=town.other_village)
    colleague = town.staff("case_worker")
    lists.save(by=town.worker, name="新来的", query="state=received", is_shared=True)
    lists.save(by=town.worker, name="自己的", query="state=accepted")
    assert [(saved.name, int(saved.count)) for saved in saved_lists(colleague)] == [("新来的", 2)]
    assert saved_lists(town.staff("case_worker", unit=town.village)) == []
    elsewhere = OrgUnitFactory(level="township", name="东山镇", code="990101102000", parent=town.county)
    assert saved_lists(town.staff("case_worker", unit=elsewhere)) == []
    assert saved_lists(town.publisher) == []


def test_own_lists_come_first_and_eight_are_shown_and_eight_that_colleagues_share(town):
    colleague = town.staff("case_worker")
    for n in range(10):
        lists.save(by=town.worker, name=f"清单{n}", query="state=received")
        lists.save(by=colleague, name=f"同事的{n}", query="state=received", is_shared=True)
    shown = [f"清单{n}" for n in range(8)] + [f"同事的{n}" for n in range(8)]
    assert [saved.name for saved in saved_lists(town.worker)] == shown


def test_a_list_is_changed_by_its_owner_alone_and_not_blindly(town):
    saved = lists.save(by=town.worker, name="新来的", query="state=received")
    with pytest.raises(NotAllowed):
        lists.change(saved=saved, by=town.leader, version=1, name="别的", position=0, is_shared=True)
    with pytest.raises(NotAllowed):
        lists.delete(saved=saved, by=town.leader)
    lists.change(saved=saved, by=town.worker, version=1, name="待受理", position=5, is_shared=True)
    with pytest.raises(Conflict):
        lists.change(saved=saved, by=town.worker, version=1, name="另一页", position=0, is_shared=False)
    saved.refresh_from_db()
    assert (saved.name, saved.position, saved.is_shared) == ("待受理", 5, True)
    lists.delete(saved=saved, by=town.worker)
    assert not SavedList.objects.exists()


def test_what_is_not_saved(town):
    lists.save(by=town.worker, name="新来的", query="state=received")
    for name, query, word in (
        ("新来的", "state=accepted", "已经有一个"),
        ("空的", "q=钱进宝", "没有筛选条件"),
        (" ", "state=received", "起个名字"),
        ("13800138000", "state=received", "清单名称"),
    ):
        with pytest.raises(Refused, match=word):
            lists.save(by=town.worker, name=name, query=query)
    with pytest.raises(NotAllowed):
        lists.save(by=town.publisher, name="看看", query="state=received")
