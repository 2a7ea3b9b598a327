"""Invented numbers, addresses and dates of each kind."""

from datetime import date, timedelta
from random import Random

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
VILLAGES = ("杜村", "柳庄村", "上河村", "石桥村", "南坡村", "和平社区")
HANZI = "〇一二三四五六七八九"


def birthday(random: Random) -> date:
    return date(1930, 1, 1) + timedelta(days=random.randrange(33_000))


def identity(random: Random, *, last: str = "") -> str:
    """Eighteen characters with a right check character; `last` asks for a certain one."""
    while True:
        stem = f"99{random.randrange(10_000):04}{birthday(random):%Y%m%d}{random.randrange(1000):03}"
        check = CHECK[sum(w * int(d) for w, d in zip(WEIGHTS, stem, strict=True)) % 11]
        if not last or check == last:
            return stem + check


def old_identity(random: Random) -> str:
    born = date(1920, 1, 1) + timedelta(days=random.randrange(24_000))
    return f"{random.choice(('11', '36', '44', '51'))}{random.randrange(10_000):04}{born:%y%m%d}{random.randrange(1000):03}"


def mobile(random: Random) -> str:
    return f"1{random.choice('3456789')}{random.randrange(10**9):09}"


def card(random: Random, length: int = 19) -> str:
    stem = "62" + "".join(random.choice("0123456789") for _ in range(length - 3))
    total = sum(sum(divmod(int(d) * 2, 10)) if place % 2 == 0 else int(d) for place, d in enumerate(reversed(stem)))
    return stem + str(-total % 10)


def landline(random: Random) -> str:
    return f"0{random.choice(('791', '10', '755', '371'))}-{random.randrange(2_000_000, 8_999_999)}"


def plate(random: Random) -> str:
    return f"{random.choice('赣京粤苏')}{random.choice('ABCDEF')}{random.randrange(10_000, 99_999)}"


def address(random: Random) -> str:
    group, house = random.randint(1, 12), random.randint(1, 99)
    return random.choice(
        (
            f"{random.choice(VILLAGES)}{group}组{house}号",
            f"{random.choice(VILLAGES)}第{HANZI[group % 9 + 1]}村民小组{house}号",
            f"人民路{house}号{group}栋{house + 100}室",
            f"{group}栋{group % 3 + 1}单元{house + 100}室",
        )
    )
