"""Notices that came to other ends: each reason for taking one down, a window under investigation, a correction posted
again and then kept in sums, and figures in bands. None of them is on the rural roster, whose year is counted.
"""

from datetime import date

from disclosures.books.quarters import Quarter, add_months
from disclosures.models import CarryReason, Fate, Round, RoundKind, WebLevel, WithdrawalReason
from disclosures.services import carrying, publications
from petitions.vocabulary import Outcome
from portal.demo import households
from portal.demo.content.matters import Matter
from portal.demo.place import VILLAGES

from .cases import Case
from .clock import Year
from .ground import staff
from .rosters import Notice

# Notice, days after its posting on which it came down, why.
TAKEN_DOWN = (
    ("private", 1, WithdrawalReason.PRIVACY),
    ("untrue", 2, WithdrawalReason.WRONG_CONTENT),
    ("unlawful", 2, WithdrawalReason.WRONG_PROCEDURE),
    ("spring", 80, WithdrawalReason.ENDED),
    ("urgent", 1, WithdrawalReason.URGENT),
)
URBAN = ("urban-dibao", RoundKind.FIRST_REVIEW)
STANDING = ("urban-dibao", RoundKind.LONG_TERM)
AID = ("temporary-aid", RoundKind.FIRST_REVIEW)
EXTREME = ("extreme-poverty", RoundKind.FIRST_REVIEW)


def named(day: date, months: int) -> tuple[str, str]:
    """The month that many before the day's: with its year, and alone."""
    month = add_months(day.replace(day=1), -months)
    return f"{month.year}年{month.month}月", f"{month.month}月"


def notices(year: Year) -> dict[str, Notice]:
    """Those of the year, and those of these days, each after the month or quarter that it is about."""
    (third, third_name), (second, second_name) = named(year.end, 3), named(year.end, 2)
    (last, last_name), (now, now_name) = named(year.today, 1), named(year.today, 0)
    lasting = Quarter.of(year.moment(40).date())
    added = Quarter.of(year.moment(110).date()).before
    town = households.applicants(240, seed=240)
    order = [village.name for village in VILLAGES]
    later = [*town[3:], *households.applicants(24, seed=241)]
    poor = [
        *households.applicants(32, seed=70, villages=VILLAGES[:5]),
        *households.applicants(2, seed=71, villages=VILLAGES[7:]),
    ]

    def some(count: int, *villages) -> list[households.Household]:
        return households.applicants(count, seed=count, villages=villages or VILLAGES)

    return {
        "unlawful": Notice(*URBAN, f"{added}补充", "杏塘镇城市低保补充对象初审公示", some(10), 110),
        "private": Notice(*AID, third, f"杏塘镇{third_name}临时救助对象初审公示", some(12), 52),
        "untrue": Notice(*AID, second, f"杏塘镇{second_name}临时救助对象初审公示", some(14), 60),
        "urgent": Notice(*AID, now, f"杏塘镇{now_name}临时救助对象初审公示", some(13), 3, is_now=True),
        "spring": Notice(*STANDING, str(lasting.before), f"杏塘镇{lasting.before}城市低保对象长期公示", town, 120),
        "standing": Notice(
            *STANDING, str(lasting), f"杏塘镇{lasting}城市低保对象长期公示",
            sorted(later, key=lambda one: order.index(one.village)), 40,
        ),
        "poor": Notice(*EXTREME, f"{year.number}年第一批", "杏塘镇特困人员认定初审公示", poor, 80),
        "due": Notice(*URBAN, last, f"杏塘镇{last_name}城市低保对象初审公示", some(15), 13, is_now=True),
        "checked": Notice(*AID, last, f"杏塘镇{last_name}临时救助对象初审公示", some(16), 15, is_now=True),
        "last": Notice(*URBAN, now, f"杏塘镇{now_name}城市低保对象初审公示", some(17), 7, is_now=True),
        "ending": Notice(
            "extreme-poverty", RoundKind.TERMINATION, now, "枣林村特困供养终止公示",
            some(3, VILLAGES[5]), 5, village="枣林村", is_now=True,
        ),
    }  # fmt: skip


def plan(year: Year) -> None:
    year.add(year.moment(364, 9.75), keep_to_sums)
    found = notices(year)
    for notice in found.values():
        notice.plan(year)
    for name, days, reason in TAKEN_DOWN:
        notice = found[name]
        year.add(notice.moment(year, 18, days), lambda notice=notice, why=reason: take_down(notice, why))
    for name, serial, days, until in (("checked", 9, 5, "drafted"), ("last", 4, 4, "assigned")):
        Objection(year, found[name], serial, days, until).plan()
    post_again(year, found["poor"])


def keep_to_sums() -> None:
    """A dozen households in a village are few: the leader has their long-term notice say sums alone."""
    round = Round.objects.get(procedure__scheme__code="extreme-poverty", kind=RoundKind.LONG_TERM)
    round.web_level = WebLevel.TOTALS
    round.full_clean()
    round.save()


def take_down(notice: Notice, reason: WithdrawalReason) -> None:
    if reason is WithdrawalReason.URGENT:
        publications.withdraw_urgently(publication=notice.publication, by=staff("fabu"))
    else:
        publications.withdraw(publication=notice.publication, by=staff("fabu"), reason=reason)


class Objection(Case):
    """Somebody objects to a row by the web; the office has got as far as ``until``."""

    def __init__(self, year: Year, notice: Notice, serial: int, days: int, until: str, outcome=Outcome.UPHELD):
        matter = Matter(
            "web",
            "objection",
            notice.day - days,
            f"对公示第{serial}号提出异议",
            f"公示第{serial}号这一户的金额和村里说的不一样，请再核实。",
            anonymous=True,
            until=until,
            facts="镇里两名工作人员重新入户，核对了收入证明和计算表，发现有一笔补贴重复计算。",
            law="《特困人员认定办法》第十四条。",
            opinion="经核实，这一户的金额应当更正。更正后的名单会重新公示。",
        )
        super().__init__(year, matter, None, is_now=notice.is_now)
        self.about, self.serial, self.outcome = notice, serial, outcome


def post_again(year: Year, notice: Notice) -> None:
    """An objection is right about one household: it is corrected and posted again, and the decision stands in sums."""
    Objection(year, notice, 6, 5, "served", Outcome.CORRECTED).plan()
    year.add(year.moment(notice.day - 25, 19), lambda: go_on(notice, corrected=6))
    year.add(year.moment(notice.day - 45, 20), lambda: go_on(notice))


def go_on(notice: Notice, corrected: int = 0) -> None:
    """Say what came of the window, and carry the households on."""
    publications.record_outcome(publication=notice.publication, by=staff("jingban2"))
    marks = [
        carrying.Mark(line.serial, Fate.CHANGED, CarryReason.CORRECTED, amount=line.amount - 40)
        for line in carrying.open_lines(notice.publication)
        if line.serial == corrected
    ]
    notice.roster = carrying.carry(publication=notice.publication, by=staff("jingban2"), marks=marks)
    notice.submit()
    notice.approve()
    notice.title = notice.title if corrected else "杏塘镇特困供养人员长期公示"
    notice.publish()
