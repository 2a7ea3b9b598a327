"""The acts of whoever holds the code, each: form, one service, and what the page says afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from petitions.errors import BadFile, Refused
from petitions.forms.tracking import AskReviewForm, RatingForm, SupplementForm
from petitions.models import Petition
from petitions.services import intake, petitioner, reviews
from petitions.tracking import Tracked
from portal.orgs.selectors import office

from .promises import after_sending
from .slips import make_slip


@dataclass(frozen=True)
class Done:
    """What came of an act: a sentence, a receipt for a case of its own, or the form back with what is wrong."""

    sentence: str = ""
    form: forms.Form | None = None
    receipt: intake.Receipt | None = None


def supplement(request, petition: Petition) -> Done:
    form = SupplementForm(request.POST, request.FILES, auto_id="supplement_form_%s")
    if not form.is_valid():
        return Done(form=form)
    values = {name: form.cleaned_data[name] for name in ("text", "attachments")}
    return _try(form, lambda: petitioner.supplement(petition=petition, **values), _("收到您的补充，承办人会看到。"))


def rate(request, petition: Petition) -> Done:
    form = RatingForm(request.POST, auto_id="rating_form_%s")
    if not form.is_valid():
        return Done(form=form)
    values = {name: form.cleaned_data[name] for name in ("score", "comment")}
    return _try(form, lambda: petitioner.rate(petition=petition, **values), _("您的评价已经记下，谢谢。"))


def ask_review(request, petition: Petition) -> Done:
    form = AskReviewForm(request.POST, auto_id="review_form_%s")
    review = petition.reviews.last()
    if not form.is_valid():
        return Done(form=form)
    if review is None:
        return Done(sentence=_("这件来件没有可以申请复查的处理意见。"))
    try:
        receipt = reviews.ask(
            review=review, reason=form.cleaned_data["reason"], idempotency_key=form.cleaned_data["key"]
        )
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return Done(form=form)
    return Done(receipt=receipt)


ACTS: dict[str, Callable[..., Done]] = {"supplement": supplement, "rate": rate, "review": ask_review}


def _try(form: forms.Form, call: Callable, sentence: str) -> Done:
    try:
        call()
    except BadFile as refusal:
        form.add_error("attachments", refusal.sentence)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    else:
        return Done(sentence=sentence)
    return Done(form=form)


def forms_for(request, tracked: Tracked, done: Done) -> dict:
    """The forms that this page offers; one that came back with an error stands in its place with what was typed."""
    proof = {"number": tracked.number, "code": request.POST.get("code", "")[:80]}
    offered = {
        "supplement_form": SupplementForm if tracked.may_supplement else None,
        "rating_form": RatingForm if tracked.may_rate else None,
        "review_form": AskReviewForm if tracked.may_ask_review else None,
    }
    found = {name: form(initial=proof, auto_id=f"{name}_%s") for name, form in offered.items() if form is not None}
    for name, form in offered.items():
        if done.form is not None and (type(done.form) is form or (form is None and name == _name_of(done.form))):
            found[name] = done.form
    return found


def _name_of(form: forms.Form) -> str:
    return {SupplementForm: "supplement_form", RatingForm: "rating_form", AskReviewForm: "review_form"}[type(form)]


def hand_over(request, receipt: intake.Receipt):
    """A request for review is a case of its own: its receipt is the answer, as for a letter."""
    context = {
        "slip": make_slip(request, receipt.petition, receipt.code),
        "what_next": after_sending(receipt.petition),
        "office": office(),
        "is_review": True,
        "trail": [(_("查进度"), reverse("petitions:track")), (_("回执"), "")],
    }
    return render(request, "petitions/receipt.html", context, status=201)
