"""Small counts stay hidden: a number below five, beside its village, is a household that neighbours know."""

from collections.abc import Sequence

from .small import K


def hide(counts: Sequence[int]) -> list[int | None]:
    """The counts with the small ones hidden; a single hidden one takes the next smallest with it.

    The sum stands beside them, so one hidden number alone could be worked out. What is nought is said as nought only
    where nothing else needs hiding.
    """
    hidden = {index for index, count in enumerate(counts) if 0 < count < K}
    if not hidden:
        return list(counts)
    rest = sorted((count, index) for index, count in enumerate(counts) if index not in hidden)
    while rest and (len(hidden) < 2 or sum(counts[index] for index in hidden) < K):
        hidden.add(rest.pop(0)[1])
    return [None if index in hidden else count for index, count in enumerate(counts)]
