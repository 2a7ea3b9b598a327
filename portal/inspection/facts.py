"""Everything that the thresholds are measured by, and the rows that it is read from (asking.py)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from cms import models as cms
from cms.models.base import PublicPage
from disclosures.models import Procedure, Round
from petitions.models import Petition
from petitions.vocabulary import BEFORE_ANSWER, Channel, Kind

from .models import Probe, SiteCheck, SiteFault
from .thresholds import PROBED_DAYS, SLOW_MILLISECONDS


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
    # Not `accused_unit=None`: nearly every matter accuses nobody, and SQLite would walk along all of those.
    open_to_all = Petition.objects.exclude(accused_unit__gt=0).exclude(kind=Kind.ACCUSATION)
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
