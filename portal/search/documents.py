"""What enters and leaves the public search, in the transaction of the change itself.

Callers never hand over names of people; numbers that point at a person are refused here as well, since a search
index outlives the page that it was made from.
"""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.kept import editions
from portal.orgs.selectors import public_words
from portal.privacy import detect
from portal.privacy.detect import Kind

from . import terms
from .models import SearchDocument, SearchTerm

REFUSED = {Kind.IDENTITY, Kind.MOBILE, Kind.LANDLINE, Kind.ACCOUNT}


class CarriesPersonalData(ValidationError):  # noqa: N818
    """A text with a personal number was about to become findable."""


@transaction.atomic
def put(
    *,
    section: str,
    key: str,
    title: str,
    text: str,
    url: str,
    day: date | None,
    kind: str = "",
    attached: str = "",
    villages: Iterable[str] = (),
    binds: bool = False,
    until: date | None = None,
) -> SearchDocument:
    """Make a public page findable, or refresh it.

    `attached` is the text of its public files, `villages` the codes of those it is about. What `binds`, a rule or an
    amount, is in force or was so `until` a day.
    """
    title, text, attached = str(title).strip(), str(text).strip(), str(attached).strip()
    _refuse_personal_numbers(title, text, attached)
    document, _created = SearchDocument.objects.update_or_create(
        section=section,
        key=key,
        defaults={
            "title": title[:255],
            "text": text,
            "attached": attached,
            "url": url,
            "day": day,
            "kind": str(kind),
            "villages": sorted(villages),
            "binds": binds,
            "until": until,
        },
    )
    index(document)
    editions.bump()
    return document


def index(document: SearchDocument) -> None:
    """Write down anew by which words the document is found."""
    weights = terms.weigh(title=document.title, kind=document.kind, text=document.text, attached=document.attached)
    SearchTerm.objects.filter(document=document).delete()
    SearchTerm.objects.bulk_create(
        [SearchTerm(document=document, term=term, weight=weight) for term, weight in weights.items()], batch_size=2000
    )


@transaction.atomic
def drop(*, section: str, key: str) -> None:
    """Make a page unfindable, at once. It may never have been findable."""
    SearchDocument.objects.filter(section=section, key=key).delete()
    editions.bump()


@transaction.atomic
def drop_all(*, section: str) -> None:
    """Empty a section, before it is built anew."""
    SearchDocument.objects.filter(section=section).delete()
    editions.bump()


def _refuse_personal_numbers(*texts: str) -> None:
    allowed = public_words()
    for text in texts:
        for finding in detect.find(text, allowed=allowed):
            if finding.kind in REFUSED:
                raise CarriesPersonalData(
                    _("“%(title)s”里有%(finding)s，不能放进公开搜索。请删去或改写这一处。")
                    % {
                        "title": _shorten(texts[0]) if text != texts[0] else _("标题"),
                        "finding": detect.describe(finding),
                    }
                )


def _shorten(title: str) -> str:
    return title if len(title) <= 30 else title[:29] + "…"
