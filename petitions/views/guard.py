"""What every public petition page owes its reader: no trace, and a form that cannot be forged.

The code is a key. It must not reach a history, a Referer, a shared cache or a log, so these pages are never
stored, never name themselves to the next site, and carry the code in a POST body alone (threats T10).
"""

from functools import wraps

from django.middleware.csrf import CsrfViewMiddleware
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

TOO_MANY_REQUESTS = 429


class RefererlessCsrf(CsrfViewMiddleware):
    """Django's check for pages that send no Referer.

    Under `Referrer-Policy: no-referrer` a browser posts with `Origin: null` and without a Referer, which the
    stock check takes for a foreign site. Cookie and token must still agree; `Sec-Fetch-Site`, which no page can
    forge, turns away foreign pages wherever the browser sends it.
    """

    def _origin_verified(self, request):
        if request.META["HTTP_ORIGIN"] == "null":
            return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
        return super()._origin_verified(request)

    def _check_referer(self, request):
        if "HTTP_REFERER" in request.META:
            super()._check_referer(request)


_refererless_csrf = decorator_from_middleware(RefererlessCsrf)


def leaves_no_trace(response):
    """The headers of a page that nobody may keep: no cache, no Referer, no search engine."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def anonymous_page(view):
    """A page for people without an account, under RefererlessCsrf and leaves_no_trace."""
    guarded = _refererless_csrf(view)

    @csrf_exempt  # the stock middleware steps aside for the subclass above
    @wraps(view)
    def page(request, *args, **kwargs):
        return leaves_no_trace(guarded(request, *args, **kwargs))

    return page
