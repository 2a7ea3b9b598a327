"""The form 名单里有我家吗. One POST, one page; what was typed is neither kept, logged nor shown again.

No CSRF token, as on 查进度: the page writes nothing and knows no session, so that every miss is the same byte for byte
and no cookie is set.
"""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.accounts import limits
from portal.accounts.networks import client_network
from portal.orgs.models import OrgUnit
from portal.orgs.selectors import office

from .. import selectors, states
from ..supervision import listings

MOST_PER_NOTICE = 600  # an hour, from everywhere
MOST_PER_NETWORK = 30  # an hour, for one notice
TOO_MANY_REQUESTS = 429


class ListingForm(forms.Form):
    village = forms.ChoiceField(label=gettext_lazy("哪个村（社区）"))
    name = forms.CharField(
        label=gettext_lazy("户主姓名"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    code = forms.CharField(
        label=gettext_lazy("家庭查询码"),
        max_length=40,
        help_text=gettext_lazy("在查询凭条上，12个字母和数字，大小写、横线都不要紧。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def __init__(self, *args, villages, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(village.code, village.name) for village in villages]
        # Nobody's village is chosen for them: the wrong one would answer like a stranger's.
        self.fields["village"].choices = [("", gettext_lazy("请选择")), *found] if len(found) > 1 else found


@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request, number):
    notice = selectors.find_notice(number)
    if notice is None:
        raise Http404(_("没有编号为%(number)s的公示。") % {"number": number})
    if states.state_of(notice, timezone.now()) is not states.State.OPEN:
        return redirect("disclosures:notice", number)
    response = _answer(request, notice) if request.method == "POST" else _page(request, notice)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _answer(request, notice):
    if not (
        limits.is_within("listing-network", f"{notice.number} {client_network(request)}", MOST_PER_NETWORK)
        and limits.is_within("listing-notice", notice.number, MOST_PER_NOTICE)
    ):
        return render(request, "429.html", status=TOO_MANY_REQUESTS)
    form = _form(notice, request.POST)
    if not form.is_valid():
        return _page(request, notice, form=form)
    typed = form.cleaned_data
    reply = listings.look(notice, village_code=typed["village"], name=typed["name"], code=typed["code"])
    return _page(request, notice, reply=reply)


def _form(notice, data=None) -> ListingForm:
    """Every village of the place, listed or not: which of them have households on the list is no part of the form."""
    villages = OrgUnit.objects.within(notice.unit).villages().in_force(notice.posted_on)
    return ListingForm(data, villages=villages.order_by("sort_order", "code"))


def _page(request, notice, form=None, reply=None):
    """After an answer the form is empty: what was typed stands on no page."""
    context = {
        "notice": notice,
        "form": form or _form(notice),
        "reply": reply,
        "office": office(),
        "trail": [
            (_("公示"), reverse("disclosures:notice_list")),
            (notice.number, reverse("disclosures:notice", args=[notice.number])),
            (_("名单里有我家吗"), ""),
        ],
    }
    return render(request, "disclosures/listing.html", context)
