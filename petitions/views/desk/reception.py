"""Logging a visit, a letter or a call through the same door as the web, and the slip to take home."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from petitions.errors import BadFile, Conflict, Refused
from petitions.forms.reception import ReceptionForm
from petitions.services import handling, intake
from petitions.workflow import REGISTER
from portal.accounts.permissions import NotAllowed
from portal.orgs.selectors import office

from ..promises import after_sending
from ..slips import make_slip
from .base import DeskView


class RegisterView(DeskView):
    permission = REGISTER
    template_name = "petitions/desk/register.html"
    page_title = _("登记来件")
    header_icon = "plus"

    def get(self, request):
        return self.render(form=ReceptionForm(by=request.user))

    def post(self, request):
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
            office=office(),
        )

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
