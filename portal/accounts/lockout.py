"""What somebody sees who typed a wrong password too often: until when, and whom to call."""

from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.orgs.selectors import office

TOO_MANY_REQUESTS = 429


def answer(request: HttpRequest, response: HttpResponse | None = None, credentials: dict | None = None):
    """Alike for accounts that exist and for those that do not. Every further try starts the pause again."""
    cool_off = get_cool_off(request)
    context = {
        "try_again": timezone.now() + cool_off if cool_off else None,
        "minutes": int(cool_off.total_seconds() // 60) if cool_off else None,
        "office": office(),
    }
    answered = render(request, "accounts/locked_out.html", context, status=TOO_MANY_REQUESTS)
    if cool_off:
        answered["Retry-After"] = str(int(cool_off.total_seconds()))
    answered["Cache-Control"] = "no-store"
    return answered
