"""Earlier matters that may be the same one again: offered to a person, never linked or merged by themselves.

Only among the cases that the asking member of staff may know of anyway, so a sealed or walled-off one never shows,
not even as a count. That two letters come from the same person is told only to those who may open the person.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.permissions import allows
from portal.orgs.models import OrgUnit

from . import persons, related
from .models import Petition, Petitioner
from .vocabulary import State, Subject
from .workflow import PERSON, VIEW

LOOKS_BACK = timedelta(days=366)
SHOWN = 5

SAME_PERSON = _("同一姓名和电话")
SAME_MATTER = _("同一村同一类事")


@dataclass(frozen=True)
class Similar:
    case: Petition
    reason: Promise


def similar(
    by,
    *,
    name: str = "",
    phone: str = "",
    village: OrgUnit | None = None,
    subject: str = "",
    on: date | None = None,
) -> list[Similar]:
    """While somebody is typing: by the words themselves, which go no further than this comparison."""
    return _find(by, marks=persons.marks(name, phone), village=village, subject=subject, on=on or timezone.localdate())


def similar_to(by, petition: Petition) -> list[Similar]:
    """For a case in the register: by the fingerprints beside its sealed person, which stays closed."""
    marks = Petitioner.objects.filter(petition=petition).values("name_fingerprint", "phone_fingerprint").first()
    return _find(
        by,
        marks=marks or {},
        village=petition.village,
        subject=petition.subject,
        on=petition.received_on,
        apart_from=(petition.pk, *related.joined_with(petition)),
    )


def _find(by, *, marks: dict, village, subject: str, on: date, apart_from: tuple = ()) -> list[Similar]:
    same_matter = Q(village=village, subject=subject)
    asks_matter = village is not None and subject not in ("", Subject.OTHER)
    asks_person = allows(by, PERSON) and all(marks.get(name) for name in ("name_fingerprint", "phone_fingerprint"))
    if not allows(by, VIEW) or not (asks_matter or asks_person):
        return []
    same_person = Petitioner.objects.filter(petition=OuterRef("pk"), **marks)
    seen = (
        Petition.objects.visible_to(by)
        .filter(received_on__gte=on - LOOKS_BACK, received_on__lte=on)
        .exclude(pk__in=apart_from)
        .exclude(state=State.MERGED)
        .defer("request", "facts")
        .select_related("village")
        .order_by("-received_on", "-number")
    )
    found: list[Similar] = []
    if asks_person:
        ones = seen.filter(Exists(same_person))[:SHOWN]
        found += [Similar(case, SAME_PERSON) for case in ones]
    if asks_matter and len(found) < SHOWN:
        others = seen.filter(same_matter).exclude(pk__in=[one.case.pk for one in found])[: SHOWN - len(found)]
        found += [Similar(case, SAME_MATTER) for case in others]
    return found
