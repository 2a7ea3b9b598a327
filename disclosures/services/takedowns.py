"""Looking again: every address at which the names of an ended notice were, or could be, is asked for them.

PIPL art 47 and 57号 art 24: what was posted comes down with its purpose. The rows to look for are read from the
database into memory and nowhere else: no name enters an address, a log line or the record of the check.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.privacy import surfaces

from ..models import ImportRow, Publication, RosterEntry, TakedownCheck
from ..release.anonymization import base_label
from ..supervision.asking import Ask
from ..supervision.takedown import Trace, readable, shows_any, shows_line
from ..wording import say_money


@dataclass(frozen=True)
class Finding:
    """One notice: how many addresses were asked for it, which still show a name, which did not answer."""

    notice: Publication
    addresses: int
    hits: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    check: TakedownCheck
    findings: list[Finding]

    @property
    def is_clean(self) -> bool:
        return not any(finding.hits or finding.unanswered for finding in self.findings)


class Shared:
    """The addresses that may mention any notice: each asked once, and searched once for each word."""

    def __init__(self, ask: Ask) -> None:
        self.texts: dict[str, str] = {}
        self.unanswered: list[str] = []
        self._holding: dict[str, list[str]] = {}
        for address in dict.fromkeys(surfaces.shared_addresses()):
            answer = ask(address)
            if answer.is_answered:
                self.texts[address] = readable(answer.body, answer.content_type)
            else:
                self.unanswered.append(address)

    def __len__(self) -> int:
        return len(self.texts) + len(self.unanswered)

    def showing(self, traces: list[Trace]) -> list[str]:
        suspects: dict[str, list[Trace]] = defaultdict(list)
        for trace in traces:
            for address in self._find(trace.word):
                suspects[address].append(trace)
        return [address for address, some in suspects.items() if shows_line(self.texts[address], some)]

    def _find(self, word: str) -> list[str]:
        if word not in self._holding:
            self._holding[word] = [address for address, text in self.texts.items() if word in text]
        return self._holding[word]


def verify(*, ask: Ask, number: str = "", asked: str = "") -> Result:
    """Ask every address again for one ended notice or all, and write down what came of it."""
    shared = Shared(ask)
    findings = [_look(notice, ask, shared) for notice in ended_notices(number)]
    return Result(_record(findings, number, asked, len(shared)), findings)


def ended_notices(number: str = "") -> list[Publication]:
    ended = Publication.objects.filter(Q(withdrawn_at__isnull=False) | Q(ends_at__lte=timezone.now()))
    return list((ended.filter(number=number) if number else ended).order_by("year", "sequence"))


def traces_of(notice: Publication) -> list[Trace]:
    """What its households could be seen by: masked labels, and names as long as the sealed rows last."""
    traces = set()
    for label, amount in RosterEntry.objects.filter(roster=notice.roster_id).values_list("label", "amount"):
        traces.add(Trace(base_label(label), _amounts(amount)))
    rows = ImportRow.objects.filter(batch=notice.roster.batch_id, sealed__isnull=False, is_minor=False)
    for (sealed,) in rows.values_list("sealed"):
        if sealed and sealed.get("name"):
            traces.add(Trace(sealed["name"], _amounts(Decimal(sealed["amount"]))))
    return list(traces)


def _amounts(amount) -> tuple[str, ...]:
    return tuple({say_money(amount), f"{amount:.2f}"})


def _look(notice: Publication, ask: Ask, shared: Shared) -> Finding:
    traces = traces_of(notice)
    villages = tuple(notice.totals.values_list("village__code", flat=True))
    own = dict.fromkeys(surfaces.addresses_of(surfaces.Gone(notice.number, notice.title, villages)))
    hits, unanswered = [], list(shared.unanswered)
    for address in own:
        answer = ask(address)
        if not answer.is_answered:
            unanswered.append(address)
        elif shows_any(_without_headings(readable(answer.body, answer.content_type), notice), traces):
            hits.append(address)
    hits += shared.showing(traces)
    return Finding(notice, len(own) + len(shared), tuple(hits), tuple(unanswered))


def _without_headings(text: str, notice: Publication) -> str:
    """The notice's own words may hold a name by chance: 王平 in 王平村."""
    for words in (notice.title, notice.place, notice.unit.name, *notice.totals.values_list("village__name", flat=True)):
        text = text.replace(words, " ")
    return text


@transaction.atomic
def _record(findings: list[Finding], number: str, asked: str, shared: int) -> TakedownCheck:
    return TakedownCheck.objects.create(
        publication=findings[0].notice if number and findings else None,
        asked=asked,
        notices=len(findings),
        addresses=sum(finding.addresses - shared for finding in findings) + shared,
        hits=[
            {"number": finding.notice.number, "shows": list(finding.hits), "unanswered": list(finding.unanswered)}
            for finding in findings
            if finding.hits or finding.unanswered
        ],
    )
