"""A lost code at the window: two facts in, a fresh slip out. The old code dies with it."""

from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from petitions.errors import Refused
from petitions.forms.fields import VillageField
from petitions.forms.reissue import ReissueForm
from petitions.services import reissuing
from petitions.workflow import REGISTER
from portal.accounts.permissions import NotAllowed
from portal.orgs.selectors import office

from ..promises import after_sending
from ..slips import make_slip
from .base import DeskView, find_case


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ReissueView(DeskView):
    permission = REGISTER
    template_name = "petitions/desk/reissue.html"
    page_title = _("补发查询码")
    header_icon = "key"

    def path_here(self):
        number = self.kwargs["number"]
        return [{"url": reverse("cases:case", args=[number]), "label": number}, *super().path_here()]

    def get(self, request, number):
        case = find_case(request, number)
        return self.render(case=case, form=ReissueForm(case=case))

    def post(self, request, number):
        case = find_case(request, number)
        form = ReissueForm(request.POST, case=case)
        if not form.is_valid():
            return self.render(status=422, case=case, form=form)
        data = form.cleaned_data
        try:
            receipt = reissuing.reissue(
                petition=case, by=request.user, facts=form.facts(), key=data["key"], times=data["times"]
            )
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
            return self.render(status=422, case=case, form=form)
        self.template_name = "petitions/desk/slip.html"
        return self.render(
            status=201,
            case=receipt.petition,
            slip=make_slip(request, receipt.petition, receipt.code),
            what_next=after_sending(receipt.petition),
            office=office(),
            is_reissued=True,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(villages=VillageField.options(), most=reissuing.MOST_TRIES, **kwargs)
