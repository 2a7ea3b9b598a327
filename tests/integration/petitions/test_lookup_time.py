"""Nobody learns from the clock whether a number exists."""

import random
import statistics
from time import perf_counter_ns

import pytest

from petitions import codes
from petitions.services import intake
from tests.factories.petitions import Town

pytestmark = [pytest.mark.django_db, pytest.mark.soak]


def test_a_wrong_number_and_a_wrong_code_take_the_same_time():
    town = Town()
    numbers = [town.submit().petition.number for _ in range(20)]
    guess = codes.code_for(codes.new_key())
    times: dict[str, list[int]] = {"number": [], "code": []}
    for turn in range(40_000):
        wrong = random.choice(["number", "code"])
        number = f"2019-{turn % 10_000:04}" if wrong == "number" else random.choice(numbers)
        start = perf_counter_ns()
        assert intake.look_up(number, guess) is None
        times[wrong].append(perf_counter_ns() - start)
    kept = {name: sorted(values)[: int(len(values) * 0.99)] for name, values in times.items()}
    spread = statistics.pstdev(kept["number"] + kept["code"])
    distance = abs(statistics.mean(kept["number"]) - statistics.mean(kept["code"])) / spread
    assert distance < 0.1
    assert statistics.median(kept["code"]) < 5_000_000
