"""The kinds of help that every township gives, each with the procedures it starts with."""

from dataclasses import dataclass

from ..models import AmountUnit, SchemeKind
from . import templates
from .templates import Template


@dataclass(frozen=True)
class SchemeRow:
    code: str
    name: str
    kind: SchemeKind
    amount_unit: AmountUnit
    # Template and what the procedure is called here.
    procedures: tuple[tuple[Template, str], ...]


SCHEMES = (
    SchemeRow(
        "rural-dibao",
        "农村低保",
        SchemeKind.RURAL,
        AmountUnit.MONTH,
        ((templates.DIBAO_NATIONAL, "农村低保审核确认公示"),),
    ),
    SchemeRow(
        "urban-dibao",
        "城市低保",
        SchemeKind.URBAN,
        AmountUnit.MONTH,
        ((templates.DIBAO_NATIONAL, "城市低保审核确认公示"),),
    ),
    SchemeRow(
        "extreme-poverty",
        "特困供养",
        SchemeKind.EXTREME,
        AmountUnit.MONTH,
        (
            (templates.EXTREME_POVERTY, templates.EXTREME_POVERTY.name),
            (templates.EXTREME_TERMINATION, templates.EXTREME_TERMINATION.name),
        ),
    ),
    SchemeRow(
        "temporary-aid",
        "临时救助",
        SchemeKind.TEMPORARY,
        AmountUnit.ONCE,
        ((templates.TEMPORARY_AID, "临时救助公示"),),
    ),
    SchemeRow(
        "medical-aid", "医疗救助", SchemeKind.MEDICAL, AmountUnit.ONCE, ((templates.MEDICAL_AID, "医疗救助公示"),)
    ),
)
