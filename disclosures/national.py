"""The national procedures as starting values: what `load_procedures` writes where a township has none of its own.

57号 (民发〔2021〕57号) art 19 and 24, 特困人员认定办法, 社会救助暂行办法. Local rules replace them in the admin.
"""

import datetime as dt
from dataclasses import dataclass

from .models import AmountUnit, Channel, DecidedBy, PlaceKind, RoundKind, SchemeKind, WebLevel


@dataclass(frozen=True)
class RoundRow:
    kind: RoundKind
    name: str
    days: int | None
    legal_basis: str
    basis_number: str
    basis_valid_from: dt.date
    has_objection_window: bool
    decided_by: DecidedBy
    web_level: WebLevel
    channel: Channel = Channel.BOTH
    place_kind: PlaceKind = PlaceKind.VILLAGE_BOARD


@dataclass(frozen=True)
class SchemeRow:
    code: str
    name: str
    kind: SchemeKind
    amount_unit: AmountUnit
    procedure: str
    valid_from: dt.date
    rounds: tuple[RoundRow, ...]


def _rounds(basis: str, number: str, since: dt.date, articles: tuple[str, str, str]) -> tuple[RoundRow, ...]:
    """First opinion, decision, and the standing list; web names only where objections are being collected."""
    first, decided, standing = (f"{basis}{article}" for article in articles)
    return (
        RoundRow(
            RoundKind.FIRST_REVIEW, "初审公示", 7, first, number, since, True, DecidedBy.TOWNSHIP, WebLevel.MASKED
        ),
        RoundRow(
            RoundKind.CONFIRMATION, "确认公示", 7, decided, number, since, True, DecidedBy.COUNTY, WebLevel.MASKED
        ),
        RoundRow(
            RoundKind.LONG_TERM, "长期公示", None, standing, number, since, False, DecidedBy.COUNTY, WebLevel.TOTALS
        ),
    )


_57 = ("最低生活保障审核确认办法", "民发〔2021〕57号", dt.date(2021, 7, 1))
_43 = ("特困人员认定办法", "民发〔2021〕43号", dt.date(2021, 7, 1))
_649 = ("社会救助暂行办法", "国务院令第649号", dt.date(2014, 5, 1))

SCHEMES = (
    SchemeRow(
        "rural-dibao",
        "农村低保",
        SchemeKind.RURAL,
        AmountUnit.MONTH,
        "农村低保审核确认公示",
        _57[2],
        _rounds(*_57, ("第十九条", "第二十四条", "第二十四条")),
    ),
    SchemeRow(
        "urban-dibao",
        "城市低保",
        SchemeKind.URBAN,
        AmountUnit.MONTH,
        "城市低保审核确认公示",
        _57[2],
        _rounds(*_57, ("第十九条", "第二十四条", "第二十四条")),
    ),
    SchemeRow(
        "extreme-poverty",
        "特困供养",
        SchemeKind.EXTREME,
        AmountUnit.MONTH,
        "特困人员认定公示",
        _43[2],
        _rounds(*_43, ("第十四条", "第十七条", "第十七条")),
    ),
    SchemeRow(
        "temporary-aid",
        "临时救助",
        SchemeKind.TEMPORARY,
        AmountUnit.ONCE,
        "临时救助公示",
        _649[2],
        _rounds(*_649, ("第四十八条",) * 3)[:1],
    ),
    SchemeRow(
        "medical-aid",
        "医疗救助",
        SchemeKind.MEDICAL,
        AmountUnit.ONCE,
        "医疗救助公示",
        _649[2],
        _rounds(*_649, ("第三十条",) * 3)[:1],
    ),
)
