"""The old address of a page that was taken down: where to go instead, or one sentence."""

from django.http import HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone

from cms.models.withdrawals import Reason
from cms.tombstones import AFTER


def tombstone(page, request) -> HttpResponseBase:
    """Not kept: it is small, seldom asked for, and gone when the page comes back."""
    withdrawal = page.standing_withdrawal
    after = AFTER[Reason(withdrawal.reason)]
    replacement = withdrawal.replacement if leads_on(withdrawal.replacement) else None
    url = replacement.specific.get_url(request) if replacement else ""
    if url and after.redirects:
        response = HttpResponsePermanentRedirect(url)
    else:
        context = {
            "withdrawn": page if after.names_page else None,
            "sentence": after.sentence,
            "day": timezone.localdate(withdrawal.at),
            "reason": withdrawal.reason,
            "replacement": replacement,
            "url": url,
            "trail": page.trail(request)[:-1],
        }
        response = render(request, "cms/withdrawn.html", context, status=410)
    # The page may come back to its address: no browser should remember this answer for good.
    response["Cache-Control"] = "no-cache"
    return response


def leads_on(replacement) -> bool:
    """Still there, or gone in a way that itself answers with words about it."""
    if replacement is None or replacement.live:
        return replacement is not None
    next_one = replacement.withdrawals.standing().first()
    return next_one is not None and AFTER[Reason(next_one.reason)].names_page
