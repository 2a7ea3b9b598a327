"""Sentences of the front page and the statistics: each figure says what it counts."""

from decimal import Decimal

from django.utils.translation import gettext as _

from disclosures.wording import say_money

from .figures import Overview
from .parts import FigureLine


def common_questions() -> tuple[tuple[str, str], ...]:
    """What residents ask at every window, with the words that find the answer."""
    return (
        (_("我家能不能申请低保？"), _("低保条件")),
        (_("申请低保要带什么材料？"), _("材料")),
        (_("每个月能领多少钱？"), _("补差")),
        (_("名单不对，怎么提异议？"), _("提异议")),
        (_("没有批准，怎么知道理由？"), _("理由")),
        (_("得了大病，能申请什么救助？"), _("医疗救助")),
    )


def days_left(days: int | None) -> str:
    if not days:
        return _("今天是最后一天")
    return _("剩 %(days)d 天") % {"days": days}


def figure_lines(overview: Overview) -> tuple[FigureLine, ...]:
    """The year in six figures, in words and numbers; what is nought in a year that has others is said as nought."""
    if overview.is_empty:
        return ()
    figures, matters = overview.notices, overview.matters
    medical, temporary = figures.medical_aid, figures.temporary_aid
    return (
        FigureLine(
            _("农村低保在保"),
            say_count(figures.households),
            _("户"),
            _("%(persons)s 人，分布在 %(villages)s 个村。")
            % {"persons": say_count(figures.persons), "villages": say_count(figures.villages)},
        ),
        FigureLine(
            _("新申请入户调查"),
            say_count(figures.investigated.households),
            _("户"),
            _("初审结果都张榜公示过。"),
        ),
        FigureLine(
            _("退出低保"),
            say_count(figures.exits.households),
            _("户"),
            _("共 %(persons)s 人不再享受。") % {"persons": say_count(figures.exits.persons)},
        ),
        FigureLine(_("医疗救助"), say_money(medical.amount), _("元"), say_aid(medical.households, medical.persons)),
        FigureLine(
            _("临时救助"), say_money(temporary.amount), _("元"), say_aid(temporary.households, temporary.persons)
        ),
        FigureLine(
            _("来访和来信"),
            say_count(matters["visits"] + matters["letters"]),
            _("件"),
            _("来访 %(visits)s 次，来信 %(letters)s 封，书面答复 %(replies)s 件。")
            % {name: say_count(matters[name]) for name in ("visits", "letters", "replies")},
        ),
    )


def say_aid(households: int, persons: int) -> str:
    return _("%(households)s 户次，%(persons)s 人次。") % {
        "households": say_count(households),
        "persons": say_count(persons),
    }


def say_count(number: int) -> str:
    return say_money(Decimal(number))
