"""The notice that an objection is about, and the sentence for one that takes no objections now."""

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import selectors
from disclosures.models import Publication
from petitions import windows


def find_notice(number: str) -> Publication | None:
    return selectors.find_notice(number)


def why_closed(notice: Publication | None) -> str:
    """Empty while objections are taken; otherwise why not. The page adds what one can do instead."""
    if notice is None:
        return _("没有找到这个编号的公示。请核对公示标题下面的编号。")
    return windows.why_closed(notice, now=timezone.now())
