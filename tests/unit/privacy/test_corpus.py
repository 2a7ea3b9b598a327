"""Must show 5: nearly everything planted is found, and nearly nothing clean is stopped."""

import pytest

from tests.corpus import disguises, hiding_places
from tests.corpus.measure import measure


def check(score):
    assert score.recall >= 0.99, score.missed[:20]
    assert score.precision >= 0.95, score.alarming[:5]
    assert score.alarms <= score.clean // 50, score.alarming[:5]


def test_a_small_corpus():
    check(measure(texts=2, files=1, paragraphs=300))


@pytest.mark.soak
def test_the_whole_corpus(capsys):
    score = measure(texts=20, files=4, paragraphs=5000)
    kinds = len(disguises.DISGUISES) + len(hiding_places.PLACES) + len(hiding_places.NUMBERS)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what make soak is for
            f"\ngate: {score.planted} planted in {kinds} disguises and places, recall {score.recall:.2%}; "
            f"{score.clean} clean paragraphs, {score.alarms} alarms, precision {score.precision:.2%}"
        )
    assert score.planted >= 1000
    assert score.clean >= 2000
    assert kinds >= 25
    check(score)
