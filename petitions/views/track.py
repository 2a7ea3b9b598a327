"""Looking a case up by number and code: one POST, one answer for every miss, nothing kept anywhere.

There is no CSRF token here on purpose. The page reads and never writes, the sender has no session that another site
could borrow, and so the answer to a miss is the same byte for byte, and no cookie is set.
"""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from petitions import selectors
from petitions.forms.public import TrackForm
from petitions.letters.paper import make_paper
from portal.orgs.selectors import office

from .guard import leaves_no_trace


@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request):
    if request.method == "POST":
        return leaves_no_trace(_find(request))
    if not request.GET.keys() <= {"elder"}:
        # A code that somebody put into the address goes out of it again, unread.
        return leaves_no_trace(redirect("petitions:track"))
    return leaves_no_trace(_ask(request, TrackForm()))


def _find(request):
    form = TrackForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    tracked = selectors.track(form.cleaned_data["number"], form.cleaned_data["code"])
    if tracked is None:
        # An empty form: what was typed does not come back, so every miss reads the same.
        return _ask(request, TrackForm(), not_found=True)
    context = {
        "tracked": tracked,
        "papers": [make_paper(reply) for reply in tracked.replies],
        "office": office(),
        "trail": [(_("查进度"), reverse("petitions:track")), (_("办理进度"), "")],
    }
    return render(request, "petitions/tracked.html", context)


def _ask(request, form, **context):
    context = {"form": form, "office": office(), "trail": [(_("查进度"), "")], **context}
    return render(request, "petitions/track.html", context)
