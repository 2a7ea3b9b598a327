"""Sending a letter or an objection without an account, and the receipt that answers it (信访工作条例 arts 17 to 19, 23).

The receipt is the answer to the POST itself: no session, no address that shows it again. The form's hidden key makes
one sending one case; sent twice, it answers with the same receipt (services.intake).
"""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from disclosures.models import Publication
from disclosures.wording import say_end
from petitions import codes
from petitions.errors import BadFile, Refused
from petitions.forms.public import LetterForm, ObjectionForm
from petitions.services import intake
from petitions.vocabulary import Channel, Kind, Subject
from portal.accounts import limits
from portal.accounts.networks import client_network
from portal.orgs.selectors import office

from .guard import TOO_MANY_REQUESTS, anonymous_page
from .notices import find_notice, why_closed
from .promises import after_sending, before_sending
from .slips import make_slip

MOST_LETTERS = 60  # an hour, from one network: a whole village may stand behind one address


@anonymous_page
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def write(request):
    if wanted := request.GET.get("remove", "").strip():
        # What was posted about somebody may be corrected or taken down at any time (PIPL arts 46 and 47).
        return _converse(request, notice=None, removal_of=find_notice(wanted))
    number = request.GET.get("notice", "").strip()
    if not number:
        return _converse(request, notice=None)
    notice = find_notice(number)
    refusal = why_closed(notice)
    if refusal:
        return _turn_away(request, refusal, status=200 if notice else 404)
    return _converse(request, notice=notice)


def _converse(request, notice: Publication | None, removal_of: Publication | None = None):
    form_class = ObjectionForm if notice else LetterForm
    if request.method != "POST":
        kind = Kind.CLAIM if removal_of else None
        initial = {"key": codes.new_key(), "row": request.GET.get("row"), "kind": kind}
        return _ask(request, form_class(initial=initial), notice, removal_of)
    form = form_class(_with_key(request.POST), request.FILES)
    if not limits.is_within("letters", client_network(request), MOST_LETTERS):
        form.add_error(
            None, _("从您这个网络寄来的信太多，这一封还没有寄出。您写的都在下面，请过一小时再寄，或者打电话、来窗口。")
        )
        return _ask(request, form, notice, removal_of, status=TOO_MANY_REQUESTS)
    if form.is_machine:
        form.add_error(None, _("有一栏本该留空的填了内容，信没有寄出。请清空后再寄，或者打电话、来窗口。"))
    elif form.is_valid():
        receipt = _send(form, notice, removal_of)
        if receipt:
            return _hand_over(request, receipt)
    return _ask(request, form, notice, removal_of)


def _send(form, notice: Publication | None, removal_of: Publication | None) -> intake.Receipt | None:
    data = form.cleaned_data
    person = form.person()
    kind = Kind.OBJECTION if notice else Kind(data["kind"])
    about = notice or removal_of
    village = data.get("village")
    try:
        return intake.submit(
            channel=Channel.WEB,
            kind=kind,
            request=data["request_text"],
            facts=data["facts"],
            idempotency_key=data["key"],
            petitioner=person,
            is_anonymous=person is None,
            village=village,
            # Until somebody has read it, an accusation about a village is kept from that village (art 30).
            accused_unit=village if kind == Kind.ACCUSATION else None,
            attachments=data["attachments"],
            publication_number=about.number if about else None,
            subject=Subject.REMOVAL if removal_of else Subject.OTHER,
            row_serial=data.get("row"),
            publish_consent=data["publish_consent"],
        )
    except BadFile as refusal:
        form.add_error("attachments", refusal.sentence)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    return None


def _ask(request, form, notice, removal_of=None, status=200):
    query = {"notice": notice.number} if notice else {"remove": removal_of.number} if removal_of else None
    context = {
        **_frame(bool(notice)),
        "form": form,
        "notice": notice,
        "removal_of": removal_of,
        "deadline_words": say_end(notice.ends_at) if notice and notice.ends_at else "",
        "what_next": before_sending(is_objection=bool(notice)),
        "files_lost": bool(request.FILES),
        "action_url": reverse("petitions:new", query=query),
    }
    return render(request, "petitions/new.html", context, status=status)


def _turn_away(request, refusal: str, status: int):
    """No objection any more: what else one can do, and a letter that already holds what was typed."""
    context = {**_frame(True), "notice_closed": refusal, "is_unknown": status == 404}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in LetterForm.base_fields if name != "attachments"}
        context |= {
            "form": LetterForm(initial={**typed, "kind": "", "key": codes.new_key()}),
            "what_next": before_sending(is_objection=False),
            "files_lost": bool(request.FILES),
            "action_url": reverse("petitions:new"),
        }
    return render(request, "petitions/new.html", context, status=status)


def _hand_over(request, receipt: intake.Receipt):
    context = {
        "slip": make_slip(request, receipt.petition, receipt.code),
        "what_next": after_sending(receipt.petition),
        "office": office(),
        "trail": [(_("写信"), reverse("petitions:new")), (_("回执"), "")],
    }
    return render(request, "petitions/receipt.html", context, status=201)


def _frame(is_objection: bool) -> dict:
    trail = [(_("公示"), reverse("disclosures:notice_list"))] if is_objection else []
    return {"trail": [*trail, (_("提异议") if is_objection else _("写信"), "")], "office": office()}


def _with_key(given):
    """The posted values, with a fresh key where the hidden one was lost on the way."""
    if len(given.get("key", "")) >= 32:
        return given
    values = given.copy()
    values["key"] = codes.new_key()
    return values
