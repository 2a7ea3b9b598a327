"""How other parts of the portal hear of a notice. The search learns its title and villages, never a row."""

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.search import documents
from portal.words import in_chinese

from ..models import Publication

SECTION = "notices"


@in_chinese
def announce(notice: Publication) -> None:
    """Put the notice into the public search, or refresh it there."""
    villages = "、".join(notice.totals.values_list("village__name", flat=True))
    documents.put(
        section=SECTION,
        key=notice.number,
        title=notice.title,
        text=_("%(scheme)s %(round)s %(unit)s %(villages)s 依据：%(basis)s 地点：%(place)s 公示 异议")
        % {
            "scheme": notice.scheme.name,
            "round": notice.round.name,
            "unit": notice.unit.name,
            "villages": villages,
            "basis": notice.basis,
            "place": notice.place,
        },
        url=reverse("disclosures:notice", args=[notice.number]),
        day=notice.posted_on,
        kind=notice.scheme.name,
        villages=notice.totals.exclude(village=None).values_list("village__code", flat=True),
    )


def silence(notice: Publication) -> None:
    documents.drop(section=SECTION, key=notice.number)


def announce_all() -> None:
    """Put every standing notice into the search again: what the reindex command calls."""
    for notice in Publication.objects.standing().select_related("scheme", "round", "unit"):
        announce(notice)
