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
    """A year of the roster. ``opening`` is None when no roster of the year before was published."""

    opening: Sum | None
    added: Sum
    left: Sum
    closing: Sum

    @property
    def expected(self) -> Sum | None:
        return None if self.opening is None else self.opening + self.added - self.left

    @property
    def is_known(self) -> bool:
        return self.opening is not None

    @property
    def holds(self) -> bool:
        return self.expected == self.closing

    @property
    def sentence(self) -> str:
        facts = {
            "added_households": self.added.households,
            "added_persons": self.added.persons,
            "left_households": self.left.households,
            "left_persons": self.left.persons,
            "closing_households": self.closing.households,
            "closing_persons": self.closing.persons,
        }
        if self.opening is None:
            implied = self.closing - self.added + self.left
            facts |= {"implied_households": implied.households, "implied_persons": implied.persons}
            return (
                _(
                    "按变动倒推，年初应有 %(implied_households)d 户 %(implied_persons)d 人。"
                    "上一年没有公布过在保名册，年初数无法核对。"
                )
                % facts
            )
        facts |= {"opening_households": self.opening.households, "opening_persons": self.opening.persons}
        if self.holds:
            return (
                _(
                    "年初 %(opening_households)d 户 %(opening_persons)d 人，加新增、减退出，"
                    "正好是现在的 %(closing_households)d 户 %(closing_persons)d 人。"
                )
                % facts
            )
        assert self.expected is not None
        facts |= {"expected_households": self.expected.households, "expected_persons": self.expected.persons}
        return (
            _(
                "数字对不上：年初 %(opening_households)d 户 %(opening_persons)d 人，"
                "加新增 %(added_households)d 户 %(added_persons)d 人，减退出 %(left_households)d 户 %(left_persons)d 人，"
                "应为 %(expected_households)d 户 %(expected_persons)d 人，"
                "而名册上是 %(closing_households)d 户 %(closing_persons)d 人。其中至少有一个数要更正。"
            )
            % facts
        )
