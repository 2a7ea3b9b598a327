"""An invented county: townships, villages, families and three kinds of help, changing month by month. Seeded.

Sizes follow a township of 30,000 people with about 670 families on the roster; the second and third programme reach
most of the same families and some others, as heating aid and medical aid do.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
SIZES = ((1, 46), (2, 27), (3, 15), (4, 8), (5, 3), (6, 1))
PROGRAMMES = ("dibao", "heating", "medical")
REACH = {"dibao": (1.0, 0.0), "heating": (0.6, 0.15), "medical": (0.25, 0.1)}
VILLAGES = 12


@dataclass(frozen=True)
class Family:
    number: int
    village: int
    surname: str
    size: int
    amount: int
    programmes: frozenset[str]


class Township:
    """Families of one township; `next_month` lets some leave, some come, some change."""

    def __init__(self, number: int, households: int = 670) -> None:
        self.number = number
        self.households = households
        self.random = random.Random(f"county {number}")
        self.weights = [self.random.uniform(0.3, 2.0) for _ in range(VILLAGES)]
        self.counter = 0
        self.families = {family.number: family for family in (self._born() for _ in range(int(households * 1.2)))}

    def months(self, count: int) -> Iterator[list[Family]]:
        for _month in range(count):
            yield list(self.families.values())
            self._next_month()

    def _born(self) -> Family:
        self.counter += 1
        draw = self.random
        on_roster = draw.random() < 0.83
        programmes = {
            name for name, (among, beside) in REACH.items() if draw.random() < (among if on_roster else beside)
        }
        (size,) = draw.choices([size for size, _ in SIZES], [weight for _, weight in SIZES])
        ranks = [1 / (rank + 1) ** 0.8 for rank in range(len(SURNAMES))]
        return Family(
            number=self.counter,
            village=draw.choices(range(VILLAGES), self.weights)[0],
            surname=draw.choices(SURNAMES, ranks)[0],
            size=size,
            amount=max(60, int(draw.gauss(420, 120))) * 1,
            programmes=frozenset(programmes),
        )

    def _next_month(self) -> None:
        draw = self.random
        for number, family in list(self.families.items()):
            fate = draw.random()
            if fate < 0.010:
                del self.families[number]
            elif fate < 0.018:
                self.families[number] = replace(family, amount=max(60, family.amount + draw.randint(-150, 150)))
            elif fate < 0.022:
                self.families[number] = replace(family, size=max(1, family.size + draw.choice((-1, 1))))
        for _ in range(draw.randint(0, max(1, self.households * 2 // 80))):
            family = self._born()
            self.families[family.number] = family


def of_programme(families: list[Family], programme: str) -> list[Family]:
    return [family for family in families if programme in family.programmes]
