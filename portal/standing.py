"""What waits for somebody, worded once a day for each person and not for each page: the wording took longer than the answer.

A pile depends on who asks (the account, its unit, what it may do) and on the day; the moment is put in when it is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, wraps
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.functional import Promise

from portal.accounts.models import User
from portal.counting import Moment, Worded, word

REMEMBERED = 64  # people; a township has some twenty


class Pile(NamedTuple):
    """What may wait for somebody: the rows, the sentence that tells how many, and where to go."""

    rows: QuerySet | Worded
    told: Promise
    url: str


@dataclass(frozen=True)
class Standing:
    """All that decides which piles somebody has and what belongs to them."""

    person: int
    unit: int | None
    rights: frozenset[str]
    day: date
    root: str  # below which path the portal answers: it stands in the addresses
    user: User = field(compare=False, repr=False)


def standing_of(user: User) -> Standing:
    rights = frozenset(user.get_all_permissions()) | ({"*"} if user.is_superuser else set())
    return Standing(user.pk, user.unit_id, rights, timezone.localdate(), get_script_prefix(), user)


def worded_once(build: Callable[[User, Moment], list[Pile]]) -> Callable[[User], list[Pile]]:
    """``build(user, now)`` names the piles; ``now`` may be compared with, and have a span taken from it."""

    @lru_cache(maxsize=REMEMBERED)
    def remembered(standing: Standing) -> tuple[Pile, ...]:
        return tuple(pile._replace(rows=word(pile.rows)) for pile in build(standing.user, Moment()))

    @wraps(build)
    def piles(user: User) -> list[Pile]:
        return list(remembered(standing_of(user)))

    return piles
