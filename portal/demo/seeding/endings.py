"""Notices that came to other ends: each reason for taking one down, a window under investigation, a correction posted
again and then kept in sums, and figures in bands. None of them is on the rural roster, whose year is counted.
"""

from contextlib import suppress

from disclosures.models import CarryReason, Fate, Round, RoundKind, WebLevel, WithdrawalReason
from disclosures.refusals import Declined
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


def notices(year: int) -> dict[str, Notice]:
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
        "unlawful": Notice(*URBAN, f"{year}年第二季度补充", "杏塘镇城市低保补充对象初审公示", some(10), 110),
        "private": Notice(*AID, f"{year}年8月", "杏塘镇8月临时救助对象初审公示", some(12), 52),
        "untrue": Notice(*AID, f"{year}年9月", "杏塘镇9月临时救助对象初审公示", some(14), 60),
        "urgent": Notice(*AID, f"{year}年11月", "杏塘镇11月临时救助对象初审公示", some(13), 3),
        "spring": Notice(*STANDING, f"{year}年上半年", "杏塘镇上半年城市低保对象长期公示", town, 120),
        "standing": Notice(
            *STANDING, f"{year}年下半年", "杏塘镇下半年城市低保对象长期公示",
            sorted(later, key=lambda one: order.index(one.village)), 40,
        ),
        "poor": Notice(*EXTREME, f"{year}年第一批", "杏塘镇特困人员认定初审公示", poor, 80),
        "due": Notice(*URBAN, f"{year}年10月", "杏塘镇10月城市低保对象初审公示", some(15), 13),
        "checked": Notice(*AID, f"{year}年10月", "杏塘镇10月临时救助对象初审公示", some(16), 15),
        "last": Notice(*URBAN, f"{year}年11月", "杏塘镇11月城市低保对象初审公示", some(17), 7),
        "ending": Notice(
            "extreme-poverty", RoundKind.TERMINATION, f"{year}年11月", "枣林村特困供养终止公示",
            some(3, VILLAGES[5]), 5, village="枣林村",
        ),
    }  # fmt: skip


def plan(year: Year) -> None:
    year.add(year.moment(325, 9.75), keep_to_sums)
    found = notices(year.today.year)
    for notice in found.values():
        notice.plan(year)
    for name, days, reason in TAKEN_DOWN:
        year.add(year.moment(found[name].day - days, 18), lambda notice=found[name], why=reason: take_down(notice, why))
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
        super().__init__(year, matter, None)
        self.about, self.serial, self.outcome = notice, serial, outcome


def post_again(year: Year, notice: Notice) -> None:
    """An objection is right about one household: it is corrected and posted again, and the decision stands in sums."""
    Objection(year, notice, 6, 5, "served", Outcome.CORRECTED).plan()
    year.add(year.moment(notice.day - 25, 19), lambda: go_on(notice, corrected=6))
    year.add(year.moment(notice.day - 40, 20), lambda: go_on(notice))


def go_on(notice: Notice, corrected: int = 0) -> None:
    """Say what came of the window, and carry the households on. Early in a year the window has not ended: then not."""
    with suppress(Declined):
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
