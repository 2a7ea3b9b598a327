"""The world of the role matrix: who asks, for what, and how each answer is called.

What each of them may expect stands in role_matrix.csv, one line per route, method and object, one column per actor:
a status, `login` (sent to the log-in), or `home` (sent away with a sentence, Wagtail's answer to a refusal).
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from petitions.services import answers, copies, retention
from petitions.services.intake import Person
from petitions.views.desk.screens import SCREENS
from petitions.vocabulary import Action, Kind, State
from tests.corpus.pdfs import pdf
from tests.factories.disclosures import (
    BatchFactory,
    ChangeRecordFactory,
    OpeningBalanceFactory,
    PublicationFactory,
    RecheckPlanFactory,
    RosterFactory,
)
from tests.factories.orgs import OrgUnitFactory
from tests.factories.petitions import Town

TABLE = Path(__file__).with_suffix(".csv")
# Column: role and place. `va` and `cwv` belong to the village that the objects are about, `va2` and `cwv2` to the
# other one, `cwx` and `ldx` to another township; `acc` is a case worker of the township whom the letter accuses.
ACTORS = {
    "anon": None,
    "va": ("village_assistant", "village"),
    "va2": ("village_assistant", "other_village"),
    "rc": ("receptionist", "unit"),
    "cw": ("case_worker", "unit"),
    "cwv": ("case_worker", "village"),
    "cwv2": ("case_worker", "other_village"),
    "cwx": ("case_worker", "elsewhere"),
    "acc": ("case_worker", "unit"),
    "ld": ("leader", "unit"),
    "ldx": ("leader", "elsewhere"),
    "pr": ("privacy_reviewer", "unit"),
    "pb": ("publisher", "unit"),
    "sv": ("supervisor", "unit"),
    "au": ("auditor", "unit"),
    "sa": ("system_admin", "unit"),
}
OURS = ("petitions.", "disclosures.", "portal.", "cms.")
# Screens that Wagtail draws for tables of ours, and one of ours inside its guard, which does not say whose it guards.
TABLES = ("schemes", "procedures", "units", "public_numbers", "office", "search_words", "wagtailsnippets_cms_")
TABLES += ("withdraw_page",)
PDF = pdf()


class World(Town):
    """One of each thing that an address can name, all of the village, and one sealed accusation about it."""

    def __init__(self):
        super().__init__()
        self.elsewhere = OrgUnitFactory(level="township", name="东山镇", code="990101102000", parent=self.county)
        self.actors = {}
        for name, place in ACTORS.items():
            if place is not None:
                self.actors[name] = self.staff(place[0], unit=getattr(self, place[1]))
        file = SimpleUploadedFile("材料.pdf", PDF)
        self.received = self.submit(attachments=[file]).petition
        self.served = self.at(State.SERVED, kind=Kind.CONSULTATION)
        self.draft = answers.prepare(petition=self.served, by=self.worker, title="怎么算", question="问", answer="答")
        self.sealed = self.submit(
            kind=Kind.ACCUSATION, accused_unit=self.village, request="会计收钱。", attachments=[SimpleUploadedFile("a.pdf", PDF)],
            petitioner=Person("钱进宝", "13800138000"),
        ).petition  # fmt: skip
        self.sealed.accused.add(self.actors["acc"])
        self.copy = copies.make(petition=self.sealed, by=self.worker, organ="县纪委监委", text="会计收钱。")
        retention.set_rule(kind=Kind.CLAIM, years=10, basis="档案保管期限表", by=self.leader)
        self.batch = BatchFactory(unit=self.village, confirmed=True)
        self.roster = RosterFactory(batch=self.batch, in_review=True)
        self.publication = PublicationFactory(village=self.village)
        self.change = ChangeRecordFactory(village=self.village)
        self.opening = OpeningBalanceFactory(village=self.village)
        self.plan = RecheckPlanFactory(village=self.village)

    def arguments(self, route: str, thing: str) -> dict:
        """The values of the address. `none`: nothing is there, so that whoever may ask at all gets a 404."""
        case = getattr(self, thing, None) if thing in ("received", "served", "sealed") else None
        if case is not None:
            values = {"number": case.number}
            if route == "cases:attachment":
                values["pk"] = case.attachments.get().pk
            if route in ("cases:reply_print", "cases:reply_file"):
                values["pk"] = case.replies.get().pk
            if route in ("cases:notice_print", "cases:notice_file"):
                values["pk"] = case.events.filter(action=Action.ACCEPT).get().pk
            if route in ("cases:reply_file", "cases:notice_file"):
                values["form"] = "docx"
            if route == "cases:copy_print":
                values["pk"] = self.copy.pk
            return values
        if thing.startswith("move:"):
            return {"number": self.received.number, "action": thing.removeprefix("move:")}
        if thing.startswith("sealed:"):
            return {"number": self.sealed.number, "action": thing.removeprefix("sealed:")}
        if thing == "publication":
            return {"number": self.publication.number}
        if thing in ("draft", "batch", "roster", "change", "opening", "plan"):
            return {"pk": getattr(self, thing).pk}
        return PLACEHOLDERS.get(thing, {})


PLACEHOLDERS = {
    "": {},
    "none": {"pk": 0},
    "unknown case": {"number": "2026-000000"},
    "unknown file": {"number": "2026-000000", "pk": 0},
    "year": {"year": 2026},
    "variant": {"variant": "rural-dibao"},
    "staff": {"pk": 0},
}
# What a POST brings, where an empty one would be turned back by the form and tell nothing of the permission.
DATA: dict[tuple[str, str], Callable[[World], dict]] = {
    ("cases:person", "received"): lambda world: {"reason": "核实"},
    ("cases:person", "sealed"): lambda world: {"reason": "核实"},
    ("cases:answer", "draft"): lambda world: {"seen": answers.mark_of(world.draft)},
    ("changes:cancel", "change"): lambda world: {"because": "double"},
    ("cases:move", "move:accept"): lambda world: {"version": world.received.version, "note": "已受理"},
    ("cases:move", "sealed:accept"): lambda world: {"version": world.sealed.version, "note": "已受理"},
    ("cases:move", "sealed:name_accused"): lambda world: {"version": world.sealed.version, "reason": "同名"},
}


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    route: str
    method: str
    thing: str
    expected: dict[str, str]


def read_table() -> list[Line]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Line(row["route"], row["method"], row["object"], {name: row[name] for name in ACTORS})
            for row in csv.DictReader(file)
        ]


def staff_routes(resolver=None, spaces=(), under="") -> Iterator[str]:
    """Every staff address of ours, by name, read from the URLconf."""
    for pattern in (resolver or get_resolver()).url_patterns:
        where = under + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from staff_routes(pattern, [*spaces, pattern.namespace] if pattern.namespace else spaces, where)
        elif where.startswith("admin/"):
            name = ":".join([*spaces, pattern.name or ""])
            if pattern.callback.__module__.startswith(OURS) or name.startswith(TABLES):
                yield name


def ask(world: World, client: Client, line: Line) -> str:
    """The answer, in the table's words."""
    try:
        address = reverse(line.route, kwargs=world.arguments(line.route, line.thing))
    except NoReverseMatch:
        address = reverse(line.route, args=list(world.arguments(line.route, line.thing).values()))
    data = DATA.get((line.route, line.thing), lambda world: {})(world) if line.method == "POST" else {}
    response = getattr(client, line.method.lower())(address, data)
    if response.status_code in (301, 302):
        if response["Location"].startswith(reverse("wagtailadmin_login")):
            return "login"
        return "home" if response["Location"] == reverse("wagtailadmin_home") else "302"
    return str(response.status_code)


def moves() -> list[str]:
    return [str(action) for action in SCREENS]
