"""The year's rosters, each through the importer from a workbook as the township keeps it, then mask, approve, post."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.models import (
    Outcome,
    Publication,
    Roster,
    Round,
    RoundKind,
)
from disclosures.services import batches, procedures, publications
from disclosures.services import rosters as roster_services
from portal.demo import households, workbooks
from portal.demo.households import Household
from portal.demo.place import VILLAGES
from portal.orgs.selectors import find_village, township

from .clock import Year
from .ground import staff


@dataclass
class Notice:
    """One roster on its way from the spreadsheet to the notice, and how far it has got by today."""

    scheme: str
    kind: RoundKind
    period: str
    title: str
    rows: list[Household]
    day: int
    village: str = ""
    until: str = "published"  # received, confirmed, submitted, approved, published
    days_ahead: int = 0
    is_whole_roster: bool = False
    roster: Roster = field(init=False)
    publication: Publication = field(init=False)

    def upload(self) -> None:
        file = SimpleUploadedFile(f"{self.title}.xlsx", workbooks.write(self.title, self.period, self.rows))
        round = Round.objects.get(procedure__scheme__code=self.scheme, kind=self.kind)
        received = batches.receive(
            file=file,
            by=staff("jingban2"),
            unit=find_village(self.village) if self.village else township(),
            scheme=round.procedure.scheme,
            round=round,
            period=self.period,
        )
        self.batch = received.batch

    def confirm(self) -> None:
        self.roster = batches.confirm(batch=self.batch, by=staff("jingban2"))

    def submit(self) -> None:
        roster_services.submit(roster=self.roster, by=staff("jingban2"))

    def approve(self) -> None:
        roster_services.approve(roster=self.roster, by=staff("lingdao"))

    def publish(self, **details) -> None:
        self.publication = publications.publish(
            roster=self.roster, by=staff("fabu"), title=self.title, is_whole_roster=self.is_whole_roster, **details
        )

    def plan(self, year: Year) -> None:
        steps = ("upload", "confirm", "submit", "approve", "publish")
        last = {"received": 1, "confirmed": 2, "submitted": 3, "approved": 4, "published": 5}[self.until]
        for hour, step in enumerate(steps[:last], 9):
            year.add(year.moment(self.day, hour), getattr(self, step))


def notices(year: int) -> dict[str, Notice]:
    """Every roster of the year by a short name."""
    new = households.applicants(52, seed=52)
    return {
        "first": Notice(
            "rural-dibao", RoundKind.FIRST_REVIEW, f"{year}年第一批", "杏塘镇农村低保新申请对象初审公示", new, 200
        ),
        "decided": Notice(
            "rural-dibao", RoundKind.CONFIRMATION, f"{year}年第一批", "杏塘镇农村低保新申请对象确认公示", new, 168
        ),
        "whole": Notice(
            "rural-dibao",
            RoundKind.CONFIRMATION,
            f"{year}年度",
            f"杏塘镇{year}年农村低保对象名册公示",
            households.roster(),
            2,
            is_whole_roster=True,
        ),
        "aid": Notice(
            "temporary-aid",
            RoundKind.FIRST_REVIEW,
            f"{year}年上半年",
            "杏塘镇支出型临时救助对象公示",
            households.applicants(6, seed=6),
            132,
        ),
        "wrong": Notice(
            "urban-dibao", RoundKind.FIRST_REVIEW, f"{year}年第二季度", "杏塘镇城市低保对象初审公示",
            households.applicants(9, seed=9), 95,
        ),
        "right": Notice(
            "urban-dibao", RoundKind.FIRST_REVIEW, f"{year}年第二季度", "杏塘镇城市低保对象初审公示（更正）",
            households.applicants(8, seed=9), 93, until="approved",
        ),
        "extreme": Notice(
            "extreme-poverty", RoundKind.FIRST_REVIEW, f"{year}年第二批", "石桥村特困人员认定初审公示",
            households.applicants(5, seed=5, villages=(VILLAGES[3],)), 4, village="石桥村",
        ),
        "coming": Notice(
            "urban-dibao", RoundKind.FIRST_REVIEW, f"{year}年第四季度", "杏塘镇城市低保第四季度初审公示",
            households.applicants(7, seed=7), 1, until="approved",
        ),
        "waiting": Notice(
            "temporary-aid", RoundKind.FIRST_REVIEW, f"{year}年下半年", "杏塘镇下半年临时救助对象公示",
            households.applicants(11, seed=11), 1, until="submitted",
        ),
        "fresh": Notice(
            "extreme-poverty", RoundKind.FIRST_REVIEW, f"{year}年第三批", "南坡村特困人员认定初审公示",
            households.applicants(3, seed=3, villages=(VILLAGES[4],)), 1, village="南坡村", until="received",
        ),
    }  # fmt: skip


def plan(year: Year) -> dict[str, Notice]:
    """Put the rosters into the calendar; answers the notices, for the objection that one of them met."""
    year.add(year.moment(325, 9), procedures.load_national)
    found = notices(year.today.year)
    for notice in found.values():
        notice.plan(year)
    close(year, found)
    year.add(year.moment(93, 15), lambda: correct(found["wrong"], found["right"]))
    tomorrow = year.today + timedelta(days=1)
    year.add(year.moment(1, 16), lambda: found["coming"].publish(posted_on=tomorrow))
    return found


def close(year: Year, found: dict[str, Notice]) -> None:
    """Say what came of each window that has ended."""
    for name, days, outcome, objections in (
        ("first", 18, Outcome.UPHELD, 1),
        ("decided", 10, Outcome.NO_OBJECTION, 0),
        ("aid", 10, Outcome.NO_OBJECTION, 0),
        ("right", 12, Outcome.NO_OBJECTION, 0),
    ):
        notice = found[name]

        def say(notice=notice, outcome=outcome, objections=objections) -> None:
            publications.record_outcome(
                publication=notice.publication, by=staff("jingban2"), outcome=outcome, objections=objections
            )

        year.add(year.moment(notice.day - days, 9), say)


def correct(wrong: Notice, right: Notice) -> None:
    """A household had been listed twice: the notice is replaced, and its window starts again."""
    right.publication = publications.supersede(
        publication=wrong.publication, roster=right.roster, by=staff("fabu"), title=right.title
    )
