"""Cases that come out of another: they keep its person, and whoever is kept from the one is kept from the other."""

from collections.abc import Callable
from datetime import date

from petitions import codes
from petitions.models import Petition
from petitions.vocabulary import Channel, Kind

from . import accused
from .entering import check_text, say_matter
from .intake import Receipt, register
from .senders import open_person


def open_review(
    *, origin: Petition, level: int, request: str, key: str, channel: Channel, received_on: date, by
) -> Receipt:
    """The case that a request for review becomes: the same person and village, its own number, code and clock."""
    request, facts = check_text(request, "")
    petition = Petition(
        channel=channel,
        kind=Kind.REVIEW,
        request=request,
        facts=facts,
        received_on=received_on,
        entered_by=by,
        village=origin.village,
        accused_unit=origin.accused_unit,
        subject=origin.subject,
        summary=say_matter(Kind.REVIEW, origin.village),
        is_anonymous=origin.is_anonymous,
        persons_count=origin.persons_count,
        reviews_case=origin,
        review_level=level,
        idempotency_key=codes.fingerprint_key(key),
    )
    return register(petition, open_person(origin), [], None, codes.code_for(key), prepare=walled_as(origin))


def walled_as(origin: Petition) -> Callable[[Petition], None]:
    """Whoever is kept from the one is kept from the other, before the first line of its record is told to anybody."""
    return lambda petition: accused.carry_over(origin=origin, to=petition)
