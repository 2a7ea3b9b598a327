"""The year's letters, visits and calls, taken in and answered through the petition services by two people."""

import random
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from petitions import codes
from petitions.matters import Matter as Part
from petitions.models import Petition, Reply
from petitions.services import answers, copies, handling, intake, joining, replies, seals
from petitions.services.intake import Person
from petitions.vocabulary import Outcome, SealKind, ServiceMethod
from portal.demo.content.matters import LETTERS, OTHERS, SUGGESTIONS, VISITS, Matter
from portal.demo.people import people
from portal.orgs.selectors import find_village

from .clock import Year
from .ground import staff
from .rosters import Notice

# What the office does in turn, with the days it takes; ``until`` of a matter says after which of them it stands.
STEPS = (
    ("accepted", 2),
    ("assigned", 1),
    ("drafted", 6),
    ("awaiting_approval", 1),
    ("approved", 2),
    ("issued", 1),
    ("served", 2),
    ("published", 4),
)

SOURCES = {"transfer": "青禾县信访局", "hotline": "12345热线平台", "suggestion": "杜村党总支"}


class Case:
    """One matter on its way through the office. The petition and its reply are made when their day comes."""

    def __init__(self, year: Year, matter: Matter, sender: Person | None, *, is_now: bool = False):
        self.year, self.matter, self.sender = year, matter, sender
        self.moment = year.ago if is_now else year.moment
        self.about: Notice | None = None
        self.serial = 7
        self.outcome = Outcome.UPHELD
        self.petition: Petition
        self.reply: Reply

    def fresh(self) -> Petition:
        self.petition.refresh_from_db()
        return self.petition

    def submit(self) -> None:
        matter = self.matter
        by = None if matter.channel == "web" else staff("jiedai")
        ticket_due = timezone.localdate() + timedelta(days=10) if matter.channel == "hotline" else None
        receipt = intake.submit(
            channel=matter.channel,
            kind=matter.kind,
            request=matter.text,
            summary=matter.summary,
            idempotency_key=codes.new_key(),
            village=find_village(matter.village) if matter.village else None,
            is_anonymous=matter.anonymous,
            petitioner=None if matter.anonymous else self.sender,
            publish_consent=matter.answered_in_public,
            source_organ=SOURCES.get(matter.channel, ""),
            source_number={"transfer": "演示转办7", "hotline": "演示工单1"}.get(matter.channel, ""),
            ticket_due=ticket_due,
            publication_number=self.about.publication.number if self.about else None,
            row_serial=self.serial if self.about else None,
            by=by,
        )
        self.petition = receipt.petition

    def accepted(self) -> None:
        handling.accept(petition=self.fresh(), by=staff("jingban"))

    def assigned(self) -> None:
        handling.assign(petition=self.fresh(), by=staff("lingdao"), assignee=staff("jingban"))

    def drafted(self) -> None:
        outcome = {"suggestion": Outcome.ADOPTED, "objection": self.outcome}.get(self.matter.kind, Outcome.EXPLAINED)
        self.reply = replies.draft(
            petition=self.fresh(),
            by=staff("jingban"),
            matters=self.parts(),
            outcome=outcome,
        )

    def parts(self) -> list[Part]:
        first = Part(self.matter.facts, self.matter.opinion, self.matter.law, self.matter.title)
        return [first, self.matter.second] if self.matter.second else [first]

    def awaiting_approval(self) -> None:
        self.reply = replies.submit(reply=self.reply, by=staff("jingban"))

    def returned(self) -> None:
        replies.return_(reply=self.reply, by=staff("lingdao"), reason="请写明到村核实的日期和结果，再报。")

    def approved(self) -> None:
        self.reply = replies.approve(reply=self.reply, by=staff("lingdao"))

    def issued(self) -> None:
        self.reply = replies.issue(reply=self.reply, by=staff("jingban"))

    def served(self) -> None:
        seal = seals.ask(
            reply=self.reply, by=staff("jingban"), seal=SealKind.PETITIONS, copies=2, note="一份送达，一份存档"
        )
        seals.approve(use=seal, by=staff("lingdao"))
        method = ServiceMethod.IN_PERSON if self.sender else ServiceMethod.LOOK_UP
        proof = "本人在送达回证上签字" if self.sender else "来电说已经凭查询码看到答复"
        replies.mark_served(reply=self.reply, by=staff("jingban"), method=method, proof=proof)

    def published(self) -> None:
        answer = answers.prepare(
            petition=self.fresh(),
            by=staff("jingban"),
            title=self.matter.summary,
            question=self.matter.text,
            answer=self.matter.opinion,
        )
        answers.publish(answer=answer, by=staff("fabu"))

    def declined(self) -> None:
        reason = "您反映的宅基地边界纠纷不属于民政职责，请向镇自然资源所提出，电话可以问3号窗口。"
        handling.decline(petition=self.fresh(), by=staff("jingban"), reason=reason)

    def transferred(self) -> None:
        organ = "青禾县纪律检查机关"
        case, by = self.fresh(), staff("jingban")
        copies.make(petition=case, by=by, organ=organ, text=copies.propose(petition=case, by=by))
        handling.transfer(petition=self.fresh(), by=by, organ=organ)

    def sent_back(self) -> None:
        reason = "所反映的村不属于本镇，应转送该村所在的乡镇办理。"
        handling.send_back(petition=self.fresh(), by=staff("jingban"), reason=reason)

    def withdrawn(self) -> None:
        handling.withdraw(petition=self.fresh(), by=staff("jingban"), reason="本人来电说已在公示栏看到时间，不用再答。")

    def closed(self) -> None:
        answer = "遇到火灾等急难情况可以先救助、后补手续，镇里当天就派人上门。"
        handling.answer_at_once(petition=self.fresh(), by=staff("jingban"), answer=answer)

    def plan(self) -> None:
        """Put each act into the calendar, none later than today."""
        day, until = self.matter.day, self.matter.until
        self.year.add(self.moment(day, 9.5), self.submit)
        if until == "received":
            return
        if until in ("declined", "transferred", "sent_back", "withdrawn", "closed"):
            self.year.add(self.moment(max(day - 2, 0), 11), getattr(self, until))
            return
        last = "awaiting_approval" if until == "returned" else until
        for hour, (step, days) in enumerate(STEPS, 10):
            if step == "published" and not (until == "served" and self.matter.answered_in_public):
                break
            day = max(day - days, 0)
            self.year.add(self.moment(day, hour), getattr(self, step))
            if step == last and step != "served":
                break
        if until == "returned":
            self.year.add(self.moment(max(day - 1, 0), 17.5), self.returned)


def visit(village: str, summary: str, answer: str, sender: Person) -> Callable[[], None]:
    """A question asked at the window and answered there and then."""

    def come() -> None:
        receipt = intake.submit(
            channel="visit",
            kind="consultation",
            request=summary,
            summary=summary,
            idempotency_key=codes.new_key(),
            village=find_village(village),
            petitioner=sender,
            by=staff("jiedai"),
        )
        handling.answer_at_once(petition=receipt.petition, by=staff("jingban"), answer=answer)

    return come


def objection(year: Year, notice: Notice) -> None:
    """On the sixth day of the first window somebody objects to a row; the office looks again and answers."""
    matter = Matter(
        "web",
        "objection",
        notice.day - 6,
        "对审核公示第7号提出异议",
        "公示第7号这一户有商铺出租，收入应该超过标准，请再查一查。",
        anonymous=True,
        facts="镇里两名工作人员重新入户，并到市场监管部门查询，该户没有经营登记，所说商铺为其分户多年的亲属所有。",
        law="《最低生活保障审核确认办法》（民发〔2021〕57号）第十九条。",
        opinion="经重新调查，维持初审意见。公示页面上会写明收到异议和处理结果的件数。",
    )
    case = Case(year, matter, None)
    case.about = notice
    case.plan()


def twice_the_same(year: Year, sender: Person) -> None:
    """Somebody writes twice about one matter and agrees to one answer; the later letter goes into the earlier."""
    first, second = (
        Case(year, Matter("web", "claim", day, summary, text=text, village="石桥村"), sender)
        for day, summary, text in (
            (40, "低保金少发一个月", "我家九月的低保金没有到账，请查一查。"),
            (38, "再次反映低保金少发", "上次说的九月低保金还是没有到账，请一起查。"),
        )
    )
    for case in (first, second):
        year.add(year.moment(case.matter.day, 9.5), case.submit)

    def merge() -> None:
        joining.merge(
            petition=second.fresh(), by=staff("jingban"), into=first.fresh(), agreed_how="电话里本人同意一起答复",
            agreed_on=timezone.localdate(), shares_reply=True,
        )  # fmt: skip

    year.add(year.moment(36, 10), merge)
    year.add(year.moment(35, 10), first.accepted)


def plan(year: Year, notices: dict[str, Notice]) -> None:
    """Put the year's matters into the calendar."""
    dice, row = random.Random(15), people(seed=15)
    for matter in (*LETTERS, *SUGGESTIONS, *OTHERS):
        someone = next(row)
        sender = None if matter.anonymous else Person(someone.name, someone.phone, f"{matter.village}三组")
        if matter.channel == "suggestion":
            sender = Person("党总支办公室", "", "杜村村委会")
        Case(year, matter, sender, is_now=matter in OTHERS).plan()
    objection(year, notices["first"])
    someone = next(row)
    twice_the_same(year, Person(someone.name, someone.phone, "石桥村一组"))
    for village, day, summary, answer in VISITS:
        someone = next(row)
        moment = year.moment(day, dice.choice((9, 10, 11, 14.5, 15, 16)))
        year.add(moment, visit(village, summary, answer, Person(someone.name, someone.phone, f"{village}二组")))
