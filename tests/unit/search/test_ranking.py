"""The order of results is worked out from the telling words alone where the others cannot change it."""

from array import array
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.matching import SHELF_ENTRIES, Match, _make_room
from portal.search.ranking import ENOUGH, _gather
from portal.search.reading import Group


@st.composite
def matches(draw):
    """One thing that is asked for, and the pages that answer it in part or whole."""
    rarity = draw(st.floats(0.1, 9))
    pages = draw(st.dictionaries(st.integers(1, 40), st.tuples(st.floats(0.1, 1), st.floats(0.01, 1)), min_size=1))
    shares = array("f", (rarity * share for share, _weight in pages.values()))
    scores = array("f", (rarity * weight for _share, weight in pages.values()))
    group = Group((), weight=draw(st.sampled_from((0.5, 0.8, 1.0))))
    return group, Match(max(rarity, *shares), array("I", pages), scores, shares)


@given(st.lists(matches(), min_size=1, max_size=8))
def test_what_is_left_out_is_no_result_anyway(found):
    scores, answered = _gather(found)
    every_score, every_answer = defaultdict(float), defaultdict(float)
    for group, match in found:
        for key, score, share in zip(match.keys, match.scores, match.answered, strict=True):
            every_score[key] += group.weight * score
            every_answer[key] += group.weight * share
    best = max(every_answer.values())
    results = {key for key, share in every_answer.items() if share > ENOUGH * best * 1.0001}
    assert {key: answered[key] for key in results} == pytest.approx({key: every_answer[key] for key in results})
    assert {key: scores[key] for key in results} == pytest.approx({key: every_score[key] for key in results})


def test_what_was_worked_out_first_is_given_up_first():
    half = Match(1.0, array("I", range(SHELF_ENTRIES // 2)))
    shelf = {"first": half, "second": half, "third": half}
    _make_room(shelf)
    assert list(shelf) == ["second", "third"]
