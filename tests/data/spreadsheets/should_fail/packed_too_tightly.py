"""Twenty megabytes of noughts: within the size, far beyond any honest ratio."""

from ..build import H9, household, with_part, xlsx


def make() -> bytes:
    return with_part(xlsx([H9, household(1)]), "xl/media/0.bin", bytes(20 * 1024 * 1024))
