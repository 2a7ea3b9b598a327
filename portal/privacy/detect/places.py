"""Addresses below the township, birth dates and number plates. Works on a text that plain.py has read."""

import re
from collections.abc import Iterator

from .kinds import Kind

_N = r"[0-9一二三四五六七八九十百零\u3007]{1,5}"
_GAP = r"[ \-,，、]{0,2}"
_WITHIN = r"[^\s,，。;；:：、0-9]{0,10}"

# A village's group and a house number; a house number no day of the month has; a road's house number and a flat;
# a building, its entrance and a flat. 杜村三组5户 counts households and 杜村3号 may be a day: neither is an address.
_GROUP = rf"第?{_N}{_GAP}(?:村民小组|居民小组|小组|组|队|社|屯)"
_HOUSE = rf"(?:门牌)?第?{_N}(?:-{_N})?{_GAP}号(?!文|令|公告|通知|楼|窗)"
_HIGH = rf"(?:3[2-9]|[4-9]\d|\d{{3,4}}){_GAP}号(?!文|令|公告|通知|楼|窗)"
_FLAT = rf"{_N}{_GAP}(?:栋|幢|座|号楼|单元|室)"
_STREET = r"(?:路|街|巷|弄|大道|胡同)"
_ADDRESSES = (
    re.compile(rf"(?:村|社区|庄|寨|屯|居委会){_WITHIN}{_GROUP}{_GAP}{_HOUSE}"),
    re.compile(rf"(?:村|社区|庄|寨|屯){_GAP}{_HIGH}"),
    re.compile(rf"{_STREET}{_GAP}{_HOUSE}{_GAP}{_WITHIN}{_GAP}{_FLAT}(?:{_GAP}{_FLAT})*"),
    re.compile(rf"{_N}{_GAP}(?:栋|幢|号楼|座|号){_GAP}{_N}{_GAP}单元{_GAP}{_N}(?:{_GAP}[室号户])?"),
    re.compile(rf"{_N}{_GAP}[栋幢]{_GAP}{_N}{_GAP}室"),
)
_LIVES = r"(?:家住|现住|住在|住址|居住地|家庭地址|户籍地|户籍所在地|住所地)(?:址)?(?:在|是|为)?[: ]{0,2}"
_AT_HOME = re.compile(
    rf"{_LIVES}[^\s。；;]{{0,24}}?(?:{_GROUP}|(?:{_STREET}|村|社区|庄|寨|屯){_GAP}{_HOUSE})(?:{_GAP}{_HOUSE})?"
)

_DATE = (
    r"(?:(?:19|20)\d{2} ?[年\-./] ?(?:1[0-2]|0?[1-9]) ?[月\-./] ?(?:3[01]|[12]\d|0?[1-9]) ?[日号]?"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
_YEAR_MONTH = r"(?:19|20)\d{2} ?[年\-./] ?(?:1[0-2]|0?[1-9]) ?月?"
_BIRTHS = (
    re.compile(rf"(?:出生(?:日期|年月日|年月|时间|于)?|生日|生于)[: ：为是]{{0,3}}(?P<date>{_DATE}|{_YEAR_MONTH})"),
    re.compile(rf"(?<!\d)(?P<date>{_DATE}) ?(?:出生|生(?![效活产成育态计物命意源]))"),
)

_PLATE = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][ \-]{0,2}"
    r"(?=[A-Z]*\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)


def find(text: str) -> Iterator[tuple[Kind, int, int]]:
    """All of them, in no particular order."""
    for pattern in _ADDRESSES:
        yield from ((Kind.ADDRESS, *match.span()) for match in pattern.finditer(text))
    yield from ((Kind.ADDRESS, *match.span()) for match in _AT_HOME.finditer(text))
    for pattern in _BIRTHS:
        yield from ((Kind.BIRTH_DATE, *match.span("date")) for match in pattern.finditer(text))
    yield from ((Kind.PLATE, *match.span()) for match in _PLATE.finditer(text))
