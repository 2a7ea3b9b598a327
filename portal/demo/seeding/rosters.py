"""The year's rosters, each through the importer from a workbook as the township keeps it, then mask, approve, post."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from disclosures.books.quarters import NAMES, Quarter
from disclosures.models import (
    CarryReason,
    Fate,
    Publication,
    Roster,
    Round,
    RoundKind,
    Scheme,
)
from disclosures.national import Rule, find_template
from disclosures.services import batches, carrying, procedures, publications
from disclosures.services import rosters as roster_services
from portal.demo import households, workbooks
from portal.demo.households import Household
from portal.demo.place import VILLAGES
from portal.orgs.selectors import find_village, township

from .clock import Year
from .ground import staff


@dataclass
class Notice:
    """One roster on its way from the spreadsheet to the notice, and how far it has got by today.

    ``day`` counts back from the end of the demo's year, or from today for what is going on now.
    """

    scheme: str
    kind: RoundKind
    period: str
    title: str
    rows: list[Household]
    day: int
    village: str = ""
    is_now: bool = False
    until: str = "published"  # received, confirmed, submitted, approved, published
    is_whole_roster: bool = False
    after: str = ""  # the notice whose households go on into this one
    roster: Roster = field(init=False)
    publication: Publication = field(init=False)

    def moment(self, year: Year, hour: float, days: int = 0) -> datetime:
        """That many days after its own."""
        return (year.ago if self.is_now else year.moment)(self.day - days, hour)

    def upload(self) -> None:
        file = SimpleUploadedFile(f"{self.title}.xlsx", workbooks.write(self.title, self.period, self.rows))
        round = Round.objects.get(procedure__scheme__code=self.scheme, procedure__valid_until=None, kind=self.kind)
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

    def carry(self, earlier: "Notice") -> None:
        """The households of the round before, less whoever is no longer among them."""
        going = {row.head.name for row in self.rows}
        self.roster = carrying.carry(
            publication=earlier.publication,
            by=staff("jingban2"),
            marks=[
                carrying.Mark(line.serial, Fate.DROPPED, CarryReason.APPLICATION_WITHDRAWN)
                for line in carrying.open_lines(earlier.publication)
                if line.household.sealed["name"] not in going
            ],
        )

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
        # In January both fall on one day: what is posted between a notice's approval and its posting makes that void.
        hours = (13.5, 14, 14.5, 15, 15.5) if self.is_now else (9, 10, 11, 12, 13)
        for hour, step in zip(hours, steps[:last], strict=False):
            if not (self.after and step in ("upload", "confirm")):
                year.add(self.moment(year, hour), getattr(self, step))


def notices(calendar: Year) -> dict[str, Notice]:
    """Every roster of the year by a short name, and those on their way today."""
    year, today = calendar.number, calendar.today
    urban = Quarter.of(calendar.moment(205).date())
    quarter, half = Quarter.of(today), f"{'上下'[today.month > 6]}半年"
    new = households.applicants(52, seed=52)
    return {
        "appraised": Notice(
            "rural-dibao", RoundKind.APPRAISAL, f"{year}年第一批", "杏塘镇农村低保新申请对象评议公示",
            [*households.applicants(1, seed=53), *new], 175,
        ),
        "first": Notice(
            "rural-dibao", RoundKind.FIRST_REVIEW, f"{year}年第一批", "杏塘镇农村低保新申请对象审核公示", new, 150,
            after="appraised",
        ),
        "decided": Notice(
            "rural-dibao", RoundKind.CONFIRMATION, f"{year}年第一批", "杏塘镇农村低保新申请对象审批公示", new, 118,
            after="first",
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
            82,
        ),
        "wrong": Notice(
            "urban-dibao", RoundKind.FIRST_REVIEW, str(urban), "杏塘镇城市低保对象初审公示",
            households.applicants(9, seed=9), 205,
        ),
        "right": Notice(
            "urban-dibao", RoundKind.FIRST_REVIEW, str(urban), "杏塘镇城市低保对象初审公示（更正）",
            households.applicants(8, seed=9), 203, until="approved",
        ),
        "extreme": Notice(
            "extreme-poverty", RoundKind.FIRST_REVIEW, f"{today.year}年第二批", "石桥村特困人员认定初审公示",
            households.applicants(5, seed=5, villages=(VILLAGES[3],)), 4, village="石桥村", is_now=True,
        ),
        "coming": Notice(
            "urban-dibao", RoundKind.FIRST_REVIEW, str(quarter), f"杏塘镇城市低保第{NAMES[quarter.number - 1]}季度初审公示",
            households.applicants(7, seed=7), 1, is_now=True, until="approved",
        ),
        "waiting": Notice(
            "temporary-aid", RoundKind.FIRST_REVIEW, f"{today.year}年{half}", f"杏塘镇{half}临时救助对象公示",
            households.applicants(11, seed=11), 1, is_now=True, until="submitted",
        ),
        "ready": Notice(
            "extreme-poverty", RoundKind.FIRST_REVIEW, f"{today.year}年第五批", "柳庄村特困人员认定初审公示",
            households.applicants(5, seed=4, villages=(VILLAGES[1],)), 2, village="柳庄村", is_now=True, until="approved",
        ),
        "fresh": Notice(
            "extreme-poverty", RoundKind.FIRST_REVIEW, f"{today.year}年第三批", "南坡村特困人员认定初审公示",
            households.applicants(3, seed=3, villages=(VILLAGES[4],)), 1, village="南坡村", is_now=True, until="received",
        ),
    }  # fmt: skip


def plan(year: Year) -> dict[str, Notice]:
    """Put the rosters into the calendar; answers the notices, for the objection that one of them met."""
    year.add(year.moment(364, 9), procedures.load_national)
    year.add(year.moment(364, 9.5), lambda: adopt_three_postings(year.number))
    found = notices(year)
    for notice in found.values():
        notice.plan(year)
        if notice.after:
            year.add(notice.moment(year, 9), lambda notice=notice: notice.carry(found[notice.after]))
    close(year, found)
    year.add(year.moment(203, 15), lambda: correct(found["wrong"], found["right"]))
    tomorrow = year.today + timedelta(days=1)
    year.add(found["coming"].moment(year, 16), lambda: found["coming"].publish(posted_on=tomorrow))
    return found


def close(year: Year, found: dict[str, Notice]) -> None:
    """Say what came of each window. Before long holidays one stays open for more than two weeks."""
    for name in ("appraised", "first", "decided", "aid", "right", "whole"):
        notice = found[name]
        if year.end + timedelta(days=20 - notice.day) > year.today:
            continue

        def say(notice=notice) -> None:
            publications.record_outcome(publication=notice.publication, by=staff("jingban2"))

        year.add(notice.moment(year, 9, 20), say)


def adopt_three_postings(year: int) -> None:
    """The township's own rule posts three times; the national procedure for the rural scheme ends with it."""
    procedures.copy_template(
        template=find_template("three-postings"),
        scheme=Scheme.objects.get(code="rural-dibao"),
        by=staff("lingdao"),
        name="农村低保三榜公示",
        valid_from=date(year, 1, 1),
        basis=Rule("杏塘镇农村低保评议公示工作规程", "杏政办〔2026〕6号", date(min(year, 2026), 1, 1)),
        ends_others=True,
    )


def correct(wrong: Notice, right: Notice) -> None:
    """A household had been listed twice: the notice is replaced, and its window starts again."""
    right.publication = publications.supersede(
        publication=wrong.publication, roster=right.roster, by=staff("fabu"), title=right.title
    )
