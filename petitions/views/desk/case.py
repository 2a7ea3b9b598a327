"""One case: the matter, the clocks, the record, and the moves that this person may make now."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from petitions import selectors
from petitions.errors import Refused
from petitions.forms.moves import ViewPersonForm
from petitions.letters import pdf
from petitions.letters.paper import NOTICES
from petitions.models import Attachment, Petition, Rating
from petitions.services import attachments, extensions, handling, looks, reviews
from petitions.vocabulary import Action
from petitions.workflow import PERSON, REGISTER, VIEW
from portal.accounts.permissions import allows

from . import handling as handling_screens
from .ahead import ahead
from .around import around
from .base import DeskView, find_case
from .screens import SCREENS, is_ready


@dataclass(frozen=True)
class Offer:
    """A button on the case."""

    label: str
    url: str
    is_main: bool
    is_danger: bool

    @property
    def rank(self) -> int:
        """The next step first, what may come in between after it, the endings last."""
        return 0 if self.is_main else 1 + self.is_danger


def offers_for(user, case: Petition, replies, review) -> list[Offer]:
    """The lines of workflow.py that fit this case and this person, by rank."""
    statuses = {reply.status for reply in replies}
    found = []
    for move in selectors.moves_for(user, case):
        screen = SCREENS.get(move.action)
        if screen is None or not is_ready(move.action, case, statuses, review):
            continue
        if not handling_screens.is_ready(move.action, case, user):
            continue
        url = reverse("cases:move", args=[case.number, move.action])
        found.append(Offer(str(move.action.label), url, screen.is_main, screen.is_danger))
    return sorted(found, key=lambda offer: offer.rank)


class CaseView(DeskView):
    permission = VIEW
    template_name = "petitions/desk/case.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page_title = kwargs["number"]

    def get(self, request, number):
        return self.render(case=find_case(request, number))

    def render(self, status=200, *, case, **context):
        """The letter stands on the page, whichever way one came to it: a look."""
        looks.look(petition=case, by=self.request.user)
        return super().render(status, case=case, **context)

    def get_context_data(self, case, person=None, person_form=None, **kwargs):
        replies = list(
            case.replies.select_related("drafted_by", "approved_by").prefetch_related(
                Prefetch("proofs", Attachment.objects.defer("content")), "seal_uses__asked_by", "seal_uses__approved_by"
            )
        )
        review = case.reviews.last()
        return super().get_context_data(
            case=case,
            ahead=ahead(case),
            moves=offers_for(self.request.user, case, replies, review),
            replies=replies,
            review=review,
            rating=Rating.objects.filter(petition=case).first(),
            is_final=reviews.is_final(case),
            clocks=case.deadlines.all(),
            holds=case.holds.all(),
            extension=extensions.asked(case),
            **around(self.request.user, case),
            attachments=case.attachments.filter(proof_of=None).defer("content"),
            makes_pdf=bool(replies) and pdf.is_possible(),
            notices=NOTICES,
            copies=case.forwarded_copies.select_related("made_by"),
            accused_people=case.accused.all(),
            accused_units=case.accused_units.all(),
            may_view_person=allows(self.request.user, PERSON),
            may_reissue=allows(self.request.user, REGISTER),
            similar=selectors.similar_to(self.request.user, case),
            person=person,
            person_form=person_form or ViewPersonForm(),
        )


class PersonView(CaseView):
    """The person behind the matter, shown once, as the answer to a POST with a reason (PIPL art 51)."""

    permission = PERSON

    def get(self, request, number):
        return redirect("cases:case", number)

    def post(self, request, number):
        form = ViewPersonForm(request.POST)
        case = find_case(request, number)
        if not form.is_valid():
            return self.render(status=422, case=case, person_form=form)
        try:
            person = handling.view_petitioner(petition=case, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error("reason", refusal.sentence)
            return self.render(status=422, case=case, person_form=form)
        return self.render(case=find_case(request, number), person=person)


class AttachmentView(DeskView):
    """One file, always as a download and never shown in the page: what a stranger sent is not run here."""

    permission = VIEW

    def get(self, request, *args, **kwargs):
        return redirect("cases:case", kwargs["number"])

    def post(self, request, number, pk):
        case = find_case(request, number)
        file = attachments.open_attachment(
            attachment=get_object_or_404(Attachment, pk=pk, petition=case), by=request.user
        )
        response = HttpResponse(file.content, content_type=file.content_type)
        response["Content-Disposition"] = content_disposition_header(True, file.name)
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store"
        return response


def say_done(request, action: Action, case: Petition) -> None:
    messages.success(
        request,
        _("%(number)s：已%(action)s。") % {"number": case.number, "action": action.label},
    )
