"""Logging a visit, a letter or a call through the same door as the web, and the slip to take home."""

from django.db import transaction
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from petitions import selectors
from petitions.errors import BadFile, Conflict, Refused
from petitions.forms.fields import VillageField, read_village
from petitions.forms.reception import CHANNELS, PERSONAL, ReceptionForm
from petitions.services import handling, intake
from petitions.workflow import REGISTER
from portal.accounts.permissions import NotAllowed
from portal.orgs.selectors import office

from ..promises import after_sending
from ..slips import make_slip
from .base import DeskView


def look_back(request) -> list[selectors.Similar]:
    """Earlier matters that may be the one being typed. What was typed goes into this comparison and nowhere else."""
    given = request.POST
    return selectors.similar(
        request.user,
        name=given.get("name", ""),
        phone=given.get("phone", ""),
        village=read_village(given.get("village", "")),
        subject=given.get("subject", ""),
    )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class RegisterView(DeskView):
    permission = REGISTER
    template_name = "petitions/desk/register.html"
    page_title = _("登记来件")
    header_icon = "plus"

    def get(self, request):
        channel = request.GET.get("channel", "")
        initial = {"channel": channel} if channel in CHANNELS else {}
        return self.render(form=ReceptionForm(by=request.user, initial=initial))

    def post(self, request):
        if "look" in request.POST:
            return self.show_earlier(request)
        form = ReceptionForm(request.POST, request.FILES, by=request.user)
        receipt = self.take_in(form) if form.is_valid() else None
        if receipt is None:
            return self.render(status=422, form=form, files_lost=bool(request.FILES))
        self.template_name = "petitions/desk/slip.html"
        return self.render(
            status=201,
            case=receipt.petition,
            slip=make_slip(request, receipt.petition, receipt.code),
            what_next=after_sending(receipt.petition),
            similar=selectors.similar_to(request.user, receipt.petition),
            office=office(),
        )

    def show_earlier(self, request):
        """The same page with what was typed, and beside it what came before: the way without JavaScript."""
        typed = {name: request.POST[name] for name in ReceptionForm.base_fields if name in request.POST}
        form = ReceptionForm(by=request.user, initial=typed)
        return self.render(form=form, similar=look_back(request), looked=True, files_lost=bool(request.FILES))

    def get_context_data(self, **kwargs):
        return super().get_context_data(villages=VillageField.options(), personal=" ".join(PERSONAL), **kwargs)

    def take_in(self, form) -> intake.Receipt | None:
        """Register and, where the answer was given on the spot, finish: both or neither."""
        by = self.request.user
        try:
            with transaction.atomic():
                receipt = intake.submit(by=by, **form.matter())
                answer = form.cleaned_data.get("answer")
                if answer and not receipt.is_repeat:
                    handling.answer_at_once(petition=receipt.petition, by=by, answer=answer)
        except BadFile as refusal:
            form.add_error("attachments", refusal.sentence)
        except (Refused, Conflict, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
        else:
            return receipt
        return None


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SimilarView(DeskView):
    """The same list as a piece of page, for the form that asks while somebody is typing."""

    permission = REGISTER
    template_name = "petitions/desk/_similar.html"

    def get(self, request):
        return self.http_method_not_allowed(request)

    def post(self, request):
        return self.render(similar=look_back(request), looked=True)
