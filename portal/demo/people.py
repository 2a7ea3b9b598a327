"""Invented people: names, and identity numbers whose area code does not exist but whose check digit is right."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .place import AREA

SURNAMES = "杜王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
COMPOUND = ("欧阳", "上官", "诸葛", "司徒", "慕容")
DOTTED = ("买买提·吐尔逊", "阿依古丽·艾山", "次仁·卓玛")
GIVEN = [
    "桂兰",
    "秀英",
    "玉珍",
    "凤英",
    "秀兰",
    "桂英",
    "淑珍",
    "玉兰",
    "桂芳",
    "秀珍",
    "建国",
    "建军",
    "志强",
    "国强",
    "德福",
    "长顺",
    "永贵",
    "福来",
    "有田",
    "满仓",
    "根生",
    "水生",
    "春生",
    "保国",
    "卫东",
    "红梅",
    "春花",
    "小娟",
    "丽华",
    "文斌",
    "海波",
    "立新",
    "大勇",
    "茂林",
    "家旺",
    "树林",
    "金凤",
    "银花",
    "兰",
    "英",
    "勇",
    "芳",
    "强",
    "军",
    "敏",
    "刚",
    "萍",
    "磊",
]

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class Person:
    name: str
    identity_number: str
    phone: str
    bank_card: str


def identity_number(dice: random.Random, order: int) -> str:
    """18 digits by GB 11643: an area that does not exist, a birth date, an order, the check digit."""
    body = f"{AREA}{dice.randint(1936, 1992)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}{order % 1000:03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def people(seed: int) -> Iterator[Person]:
    """An endless row of invented people, the same for the same seed, no identity number twice."""
    dice = random.Random(seed)
    seen: set[str] = set()
    while True:
        turn = dice.random()
        if turn < 0.006:
            name = dice.choice(DOTTED)
        elif turn < 0.02:
            name = dice.choice(COMPOUND) + dice.choice(GIVEN)
        else:
            name = dice.choice(SURNAMES) + dice.choice(GIVEN)
        number = identity_number(dice, dice.randrange(1000))
        if number in seen:
            continue
        seen.add(number)
        # 1990 opens no mobile number, 990123 no bank's cards.
        phone = f"1990{dice.randrange(10**7):07}"
        yield Person(name, number, phone, f"990123{dice.randrange(10**13):013}")
