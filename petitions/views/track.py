"""Looking a case up by number and code: one POST, one answer for every miss, nothing kept anywhere.

There is no CSRF token here on purpose. Whoever writes here (an answer, a rating, a request for review) proves it with
the code itself, which no other site knows; the sender has no session that could be borrowed, no cookie is set, and the
answer to a miss is the same byte for byte.
"""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from petitions import selectors
from petitions.forms.tracking import TrackForm
from petitions.letters.paper import make_paper
from portal.accounts import limits
from portal.accounts.networks import client_network
from portal.orgs.selectors import office

from . import holding
from .guard import TOO_MANY_REQUESTS, leaves_no_trace

MOST_LOOK_UPS = 600  # an hour, from one network: a whole village may stand behind one address


@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request):
    if request.method == "POST":
        return leaves_no_trace(_find(request) if _is_within(request) else _turn_away(request))
    if not request.GET.keys() <= {"elder"}:
        # A code that somebody put into the address goes out of it again, unread.
        return leaves_no_trace(redirect("petitions:track"))
    return leaves_no_trace(_ask(request, TrackForm()))


@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def act(request, act):
    """What the holder does on the page of the case: supplement, rate, review."""
    if request.method != "POST":
        return leaves_no_trace(redirect("petitions:track"))
    if not _is_within(request):
        return leaves_no_trace(_turn_away(request))
    petition = selectors.find_by_code(request.POST.get("number", "")[:40], request.POST.get("code", "")[:80])
    if petition is None:
        return leaves_no_trace(_ask(request, TrackForm(), not_found=True))
    done = holding.ACTS[act](request, petition)
    if done.receipt is not None:
        return leaves_no_trace(holding.hand_over(request, done.receipt))
    petition.refresh_from_db()
    return leaves_no_trace(_show(request, petition, done))


def _is_within(request) -> bool:
    """Asked before the code is: over the limit a right code and a wrong one read the same. The code itself is too long
    to be guessed at any pace; what is kept here is the pace."""
    return limits.is_within("look-up", client_network(request), MOST_LOOK_UPS)


def _turn_away(request):
    return render(request, "429.html", status=TOO_MANY_REQUESTS)


def _find(request):
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    petition = selectors.find_by_code(form.cleaned_data["number"], form.cleaned_data["code"])
    if petition is None:
        # An empty form: what was typed does not come back, so every miss reads the same.
        return _ask(request, TrackForm(), not_found=True)
    return _show(request, petition, holding.Done())


def _show(request, petition, done: holding.Done):
    tracked = selectors.track(petition)
    context = {
        "tracked": tracked,
        "papers": [make_paper(reply) for reply in (*tracked.replies, *tracked.shared_replies)],
        "office": office(),
        "said": done.sentence,
        **holding.forms_for(request, tracked, done),
        "trail": [(_("查进度"), reverse("petitions:track")), (_("办理进度"), "")],
    }
    return render(request, "petitions/tracked.html", context, status=422 if done.form else 200)


def _ask(request, form, **context):
    context = {"form": form, "office": office(), "trail": [(_("查进度"), "")], **context}
    return render(request, "petitions/track.html", context)
