"""What enters and leaves the public search, in the transaction of the change itself.

Callers never hand over names of people; numbers that point at a person are refused here as well, since a search
index outlives the page that it was made from.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from modelsearch.backends import get_search_backend

from portal.orgs.selectors import public_words
from portal.privacy import detect
from portal.privacy.detect import Kind

from .models import SearchDocument

REFUSED = {Kind.IDENTITY, Kind.MOBILE, Kind.LANDLINE, Kind.ACCOUNT}


class CarriesPersonalData(ValidationError):  # noqa: N818
    """A text with a personal number was about to become findable."""


@transaction.atomic
def put(*, section: str, key: str, title: str, text: str, url: str, day: date | None, kind: str = "") -> SearchDocument:
    """Make a public page findable, or refresh it."""
    title, text = str(title).strip(), str(text).strip()
    _refuse_personal_numbers(title, text)
    document, _created = SearchDocument.objects.update_or_create(
        section=section,
        key=key,
        defaults={"title": title[:255], "text": text, "url": url, "day": day, "kind": str(kind)},
    )
    get_search_backend().add(document)
    return document


@transaction.atomic
def drop(*, section: str, key: str) -> None:
    """Make a page unfindable, at once. It may never have been findable."""
    backend = get_search_backend()
    for document in SearchDocument.objects.filter(section=section, key=key):
        backend.delete(document)
        document.delete()


@transaction.atomic
def drop_all(*, section: str) -> None:
    """Empty a section, before it is built anew."""
    backend = get_search_backend()
    for document in SearchDocument.objects.filter(section=section):
        backend.delete(document)
    SearchDocument.objects.filter(section=section).delete()


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
