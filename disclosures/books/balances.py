"""Does opening + in - out come to closing? Plain arithmetic, and the sentence that says so when it does not.

The yearly summary that this portal was built from keeps 1549 people through 52 households in and 10 out: a figure
that cannot be true must be said to be so, and not be smoothed over.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Sum:
    """Households and the people in them."""

    households: int = 0
    persons: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.households + other.households, self.persons + other.persons)

    def __sub__(self, other: "Sum") -> "Sum":
        return Sum(self.households - other.households, self.persons - other.persons)

    def __bool__(self) -> bool:
        return bool(self.households or self.persons)


@dataclass(frozen=True)
class Balance:
    """A period of the roster. ``opening`` is None when nobody wrote it down, ``closing`` when no roster was posted."""

    opening: Sum | None
    added: Sum
    left: Sum
    closing: Sum | None

    @property
    def expected(self) -> Sum | None:
        return None if self.opening is None else self.opening + self.added - self.left

    @property
    def is_known(self) -> bool:
        """Both ends are there, so that they can be held against each other."""
        return self.opening is not None and self.closing is not None

    @property
    def difference(self) -> Sum | None:
        """What the roster has more (or, below nought, fewer) than it should."""
        if self.expected is None or self.closing is None:
            return None
        return self.closing - self.expected

    @property
    def holds(self) -> bool:
        return self.is_known and not self.difference

    @property
    def contradicts(self) -> bool:
        return self.is_known and not self.holds

    @property
    def sentence(self) -> str:
        if self.opening is None:
            return self._say_unopened()
        if self.closing is None:
            return self._say_unclosed()
        return self._say_holds() if self.holds else self._say_contradicts()

    def _facts(self, **sums: Sum | None) -> dict[str, int]:
        named = {"added": self.added, "left": self.left, "opening": self.opening, "closing": self.closing, **sums}
        facts: dict[str, int] = {}
        for name, counted in named.items():
            if counted is not None:
                facts |= {f"{name}_households": counted.households, f"{name}_persons": counted.persons}
        return facts

    def _say_unopened(self) -> str:
        if self.closing is None:
            return _("没有年初数，也没有公布过名册，无法核对。")
        implied = self.closing - self.added + self.left
        return _(
            "按变动倒推，年初应有 %(implied_households)d 户 %(implied_persons)d 人。"
            "上一年没有公布过在保名册，年初数无法核对。"
        ) % self._facts(implied=implied)

    def _say_unclosed(self) -> str:
        return _(
            "年初 %(opening_households)d 户 %(opening_persons)d 人，按登记的变动，现在应为 "
            "%(expected_households)d 户 %(expected_persons)d 人。今年的名册还没有公布，公布后再核对。"
        ) % self._facts(expected=self.expected)

    def _say_holds(self) -> str:
        return (
            _(
                "年初 %(opening_households)d 户 %(opening_persons)d 人，加新增、减退出，"
                "正好是现在的 %(closing_households)d 户 %(closing_persons)d 人。"
            )
            % self._facts()
        )

    def _say_contradicts(self) -> str:
        gap = self.difference or Sum()
        told = Sum(abs(gap.households), abs(gap.persons))
        return _(
            "数字对不上：年初 %(opening_households)d 户 %(opening_persons)d 人，"
            "加新增 %(added_households)d 户 %(added_persons)d 人，减退出 %(left_households)d 户 %(left_persons)d 人，"
            "应为 %(expected_households)d 户 %(expected_persons)d 人，"
            "而名册上是 %(closing_households)d 户 %(closing_persons)d 人，"
            "相差 %(gap_households)d 户 %(gap_persons)d 人。其中至少有一个数要更正。"
        ) % self._facts(expected=self.expected, gap=told)


@dataclass(frozen=True)
class Move:
    """What came and went in one village in one month."""

    village: int
    month: int
    added: Sum
    left: Sum


def month_by_month(opening: Sum | None, moves: list[Move], rosters: dict[int, Sum], last: int) -> list[Balance]:
    """The months up to ``last``. Each goes on from the last one's roster, or from what it should be where none was."""
    months, standing = [], opening
    for month in range(1, last + 1):
        mine = [move for move in moves if move.month == month]
        balance = Balance(
            standing,
            sum((move.added for move in mine), Sum()),
            sum((move.left for move in mine), Sum()),
            rosters.get(month),
        )
        months.append(balance)
        standing = balance.closing if balance.closing is not None else balance.expected
    return months
