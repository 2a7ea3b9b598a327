"""Everything that the thresholds are measured by, asked in one question: the first page may not be slow for it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cms import models as cms
from cms.models.base import PublicPage
from disclosures.models import Procedure, Publication, Round
from petitions.models import Answer, CaseEvent, MonthFigures, Petition
from petitions.vocabulary import BEFORE_ANSWER, Action, AnswerState, Channel, Kind
from portal.counting import Figure, Tally, day_of, end_of
from portal.home.models import HomePage

from .models import FaultKind, LocalLimit, Probe, SiteCheck, SiteFault
from .thresholds import LOCAL, PROBED_DAYS, SLOW_MILLISECONDS


@dataclass(frozen=True)
class Column:
    """A column of the site: when something last came in, and whether there is anything at all."""

    latest: date | None = None
    is_empty: bool = True


@dataclass(frozen=True)
class Facts:
    """Plain values of one moment. A number of nothing is nought; a day of nothing is None."""

    front_page: date | None = None
    columns: dict[str, Column] = field(default_factory=dict)
    oldest_message: date | None = None
    first_matter: date | None = None
    months: int = 0
    last_answer: date | None = None
    unexplained: int = 0
    unexplained_since: date | None = None
    orphans: int = 0
    checked: date | None = None
    broken: int = 0
    cited: int = 0
    probes: int = 0
    slow: int = 0
    probed: date | None = None
    find_error: bool = False
    review_due: date | None = None
    local: dict[str, int] = field(default_factory=dict)


def page_types() -> list[type[PublicPage]]:
    return [model for model in apps.get_models() if issubclass(model, PublicPage)]


def unexplained() -> QuerySet[cms.PolicyPage]:
    """What holds and is read by everybody, without a word that explains it."""
    told = cms.ExplanationPage.objects.live().filter(policy=OuterRef("pk"))
    return cms.PolicyPage.objects.live().filter(~Exists(told), validity=cms.Validity.IN_FORCE)


def orphans() -> QuerySet[cms.ExplanationPage]:
    """Explanations of nothing that the public could read."""
    return cms.ExplanationPage.objects.live().filter(Q(policy=None) | Q(policy__live=False))


def unwalled() -> QuerySet[Petition]:
    """Matters that no wall keeps from anybody.

    A day or a word on a board that every role reads would tell of the others (信访工作条例 art 30).
    """
    people, units = Petition.accused.through.objects.values("petition"), Petition.accused_units.through.objects
    open_to_all = Petition.objects.filter(accused_unit=None).exclude(kind=Kind.ACCUSATION)
    return open_to_all.exclude(pk__in=people).exclude(pk__in=units.values("petition"))


def unanswered() -> QuerySet[Petition]:
    """Messages from the web that wait for an answer; accusations are no part of the national measure either."""
    return unwalled().filter(channel=Channel.WEB, state__in=BEFORE_ANSWER)


def repealed_items(today: date) -> QuerySet[cms.DisclosureItem]:
    ended = cms.LegalBasis.objects.repealed(today).filter(disclosure_items=OuterRef("pk"))
    return cms.DisclosureItem.objects.filter(Exists(ended))


def repealed_rounds(today: date) -> QuerySet[Round]:
    """Rounds of procedures in force that still name a rule which is not."""
    ended = cms.LegalBasis.objects.repealed(today).exclude(document_number="").values("document_number")
    found = Round.objects.filter(procedure__in=Procedure.objects.in_force(today).order_by())
    return found.filter(Q(basis_valid_until__lt=today) | Q(basis_number__in=ended))


def newest_check() -> QuerySet[SiteCheck]:
    return SiteCheck.objects.order_by("-at", "-pk")


def faults(kind: str) -> QuerySet[SiteFault]:
    """What the newest check found."""
    return SiteFault.objects.filter(kind=kind, check_run=Subquery(newest_check().values("pk")[:1]))


def recent_probes(now: datetime) -> QuerySet[Probe]:
    return Probe.objects.filter(at__gt=now - timedelta(days=PROBED_DAYS))


def slow_probes(now: datetime) -> QuerySet[Probe]:
    return recent_probes(now).filter(Q(milliseconds__gte=SLOW_MILLISECONDS) | Q(status__gte=500) | Q(status=0))


def _parts(today: date, now: datetime) -> dict[str, QuerySet | Figure]:
    """Each value by its name: a count, or the last or the first day of some rows as a number."""
    opened = Publication.objects.standing().filter(opens_at__lte=now)
    published = Answer.objects.filter(state=AnswerState.PUBLISHED)
    standards = cms.AssistanceStandard.objects.filter(valid_from__lte=today)
    submissions = CaseEvent.objects.filter(action=Action.SUBMIT, petition__in=unwalled().values("pk"))
    parts: dict[str, QuerySet | Figure] = {
        "home": end_of(HomePage.objects.live(), "last_published_at"),
        "new_policy": end_of(cms.PolicyPage.objects.live(), "first_published_at"),
        "policies": end_of(cms.PolicyPage.objects.live(), "last_published_at"),
        "new_explanation": end_of(cms.ExplanationPage.objects.live(), "first_published_at"),
        "explanations": end_of(cms.ExplanationPage.objects.live(), "last_published_at"),
        "guides": end_of(cms.GuidePage.objects.live(), "last_published_at"),
        "about": end_of(cms.AboutPage.objects.live(), "last_published_at"),
        "notices": end_of(opened, "opens_at"),
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
        "probes": recent_probes(now),
        "slow": slow_probes(now),
        "probed": end_of(Probe.objects.all(), "at"),
        "find_error": cms.SiteIdentity.objects.filter(site__is_default_site=True).exclude(find_error_url=""),
    }
    for code in LOCAL:
        parts[f"limit_{code}"] = Figure(LocalLimit.objects.filter(code=code), F("value"))
    for place, model in enumerate(page_types()):
        parts[f"review_{place}"] = end_of(model.objects.live(), "review_by", last=False)
    return parts


class Asked:
    """The question put to a tally, with whatever else the same page counts; `facts` reads the answer."""

    def __init__(self, tally: Tally):
        now = timezone.now()
        self._counted = {name: tally.ask(part) for name, part in _parts(timezone.localdate(now), now).items()}

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


# Columns that are known by the day on which something last came into them.
COLUMNS = ("policies", "explanations", "guides", "notices", "answers", "statistics", "about")
