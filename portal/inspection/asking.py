"""The question by which the facts are known: one statement, along with whatever else the same page counts."""

from datetime import date, datetime
from functools import lru_cache

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from cms import models as cms
from disclosures.models import Publication
from petitions.models import Answer, CaseEvent, MonthFigures
from petitions.vocabulary import Action, AnswerState
from portal.counting import Figure, Tally, Worded, day_of, end_of, word
from portal.home.models import HomePage

from .facts import (
    Column,
    Facts,
    faults,
    orphans,
    page_types,
    recent_probes,
    repealed_items,
    repealed_rounds,
    slow_probes,
    unanswered,
    unexplained,
    unwalled,
)
from .models import FaultKind, LocalLimit, Probe, SiteCheck
from .thresholds import LOCAL

# Columns that are known by the day on which something last came into them.
COLUMNS = ("policies", "explanations", "guides", "notices", "answers", "statistics", "about")


@lru_cache(maxsize=2)
def _of_the_day(today: date) -> dict[str, Worded]:
    """What everybody asks alike all day, worded once for all of them."""
    published = Answer.objects.filter(state=AnswerState.PUBLISHED)
    standards = cms.AssistanceStandard.objects.filter(valid_from__lte=today)
    submissions = CaseEvent.objects.filter(Exists(unwalled().filter(pk=OuterRef("petition"))), action=Action.SUBMIT)
    parts: dict[str, QuerySet | Figure] = {
        "home": end_of(HomePage.objects.live(), "last_published_at"),
        "new_policy": end_of(cms.PolicyPage.objects.live(), "first_published_at"),
        "policies": end_of(cms.PolicyPage.objects.live(), "last_published_at"),
        "new_explanation": end_of(cms.ExplanationPage.objects.live(), "first_published_at"),
        "explanations": end_of(cms.ExplanationPage.objects.live(), "last_published_at"),
        "guides": end_of(cms.GuidePage.objects.live(), "last_published_at"),
        "about": end_of(cms.AboutPage.objects.live(), "last_published_at"),
        "answers": end_of(published, "published_at"),
        "standards": end_of(standards, "valid_from"),
        "standards_now": cms.AssistanceStandard.objects.in_force(today),
        "items": cms.DisclosureItem.objects.all(),
        "statistics": end_of(MonthFigures.objects.all(), "frozen_at"),
        "months": MonthFigures.objects.all(),
        "message": end_of(unanswered(), "received_on", last=False),
        "matter": end_of(submissions, "at", last=False),
        "unexplained": unexplained(),
        "unexplained_since": end_of(unexplained(), "first_published_at", last=False),
        "orphans": orphans(),
        "checked": end_of(SiteCheck.objects.all(), "at"),
        "broken": faults(FaultKind.BROKEN),
        "cited_pages": faults(FaultKind.REPEALED),
        "cited_items": repealed_items(today),
        "cited_rounds": repealed_rounds(today),
        "probed": end_of(Probe.objects.all(), "at"),
        "find_error": cms.SiteIdentity.objects.filter(site__is_default_site=True).exclude(find_error_url=""),
    }
    for code in LOCAL:
        parts[f"limit_{code}"] = Figure(LocalLimit.objects.filter(code=code), F("value"))
    for place, model in enumerate(page_types()):
        parts[f"review_{place}"] = end_of(model.objects.live(), "review_by", last=False)
    return {name: word(part) for name, part in parts.items()}


def _of_the_moment(now: datetime) -> dict[str, QuerySet | Figure]:
    return {
        "notices": end_of(Publication.objects.standing().filter(opens_at__lte=now), "opens_at"),
        "probes": recent_probes(now),
        "slow": slow_probes(now),
    }


class Asked:
    """The question put to a tally, with whatever else the same page counts; `facts` reads the answer."""

    def __init__(self, tally: Tally):
        now = timezone.now()
        parts = _of_the_day(timezone.localdate(now)) | _of_the_moment(now)
        self._counted = {name: tally.ask(part) for name, part in parts.items()}

    def number(self, *names: str) -> int:
        return sum(int(self._counted[name]) for name in names)

    def day(self, *names: str) -> date | None:
        return day_of(max(int(self._counted[name]) for name in names))

    @property
    def review_due(self) -> date | None:
        days = [int(value) for name, value in self._counted.items() if name.startswith("review_")]
        return day_of(min((day for day in days if day), default=0))

    def facts(self) -> Facts:
        day, number = self.day, self.number
        columns = {name: Column(day(name), day(name) is None) for name in COLUMNS}
        columns["standards"] = Column(day("standards"), not number("standards_now"))
        columns["catalogue"] = Column(None, not number("items"))
        return Facts(
            front_page=day("home", "new_policy", "new_explanation", "notices"),
            columns=columns,
            oldest_message=day("message"),
            first_matter=day("matter"),
            months=number("months"),
            last_answer=day("answers"),
            unexplained=number("unexplained"),
            unexplained_since=day("unexplained_since"),
            orphans=number("orphans"),
            checked=day("checked"),
            broken=number("broken"),
            cited=number("cited_pages", "cited_items", "cited_rounds"),
            probes=number("probes"),
            slow=number("slow"),
            probed=day("probed"),
            find_error=bool(number("find_error")),
            review_due=self.review_due,
            local={code: number(f"limit_{code}") for code in LOCAL if number(f"limit_{code}")},
        )


def gather() -> Facts:
    """Asked alone, in one statement."""
    return Asked(Tally()).facts()
