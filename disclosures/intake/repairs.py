"""A repaired file beside the one it stands for: which problems are gone, which are still there, which are new."""

from collections import Counter
from dataclasses import dataclass

from .problems import Problem


@dataclass(frozen=True, slots=True)
class Repair:
    fixed: list[Problem]
    remaining: list[Problem]
    new: list[Problem]


def compare(before: list[Problem], after: list[Problem]) -> Repair:
    """Same cell first; then same kind in the same column, since a deleted row moves all rows below it."""
    remaining, new = [], []
    old = Counter(where(problem) for problem in before)
    moved: list[Problem] = []
    for problem in after:
        if old[where(problem)] > 0:
            old[where(problem)] -= 1
            remaining.append(problem)
        else:
            moved.append(problem)
    gone = []
    for problem in before:
        if old[where(problem)] > 0:
            old[where(problem)] -= 1
            gone.append(problem)
    kinds = Counter(what(problem) for problem in gone)
    for problem in moved:
        if kinds[what(problem)] > 0:
            kinds[what(problem)] -= 1
            remaining.append(problem)
        else:
            new.append(problem)
    fixed = []
    for problem in gone:
        if kinds[what(problem)] > 0:
            kinds[what(problem)] -= 1
            fixed.append(problem)
    return Repair(fixed, remaining, new)


def where(problem: Problem) -> tuple:
    return problem.code, problem.sheet, problem.cell


def what(problem: Problem) -> tuple:
    return problem.code, problem.sheet, problem.heading
