"""What is kept long enough: the list to propose from, the batches that wait for a second person, the register."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from disclosures.views.tables import send_table
from petitions import disposal_exports
from petitions.errors import Refused
from petitions.forms.sealed import DecideForm, ProposeForm
from petitions.services import disposal, retention
from petitions.vocabulary import DisposalState
from petitions.workflow import CLOCKS, DISPOSE
from portal.accounts.permissions import NotAllowed, allows
from portal.orgs.selectors import office

from .base import DeskView

SHOWN = 100
PER_PAGE = 50


class DisposalDeskView(DeskView):
    permission = DISPOSE
    header_icon = "bin"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.path_here()]


class DisposalView(DisposalDeskView):
    """The oldest that may go, and the batches under way."""

    template_name = "petitions/desk/disposals.html"
    page_title = _("到期来件销毁")

    def get(self, request):
        return self.render(form=ProposeForm(due=self.due()))

    def post(self, request):
        form = ProposeForm(request.POST, due=self.due())
        if form.is_valid():
            try:
                batch = disposal.propose(by=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, gettext("已提出，等另一位同志审批。"))
                return redirect("cases:disposal", batch.pk)
        return self.render(status=422, form=form)

    def due(self):
        return retention.not_proposed(retention.disposable(by=self.request.user))

    def get_context_data(self, **kwargs):
        due = self.due().select_related("village").order_by("closed_at", "number")
        return super().get_context_data(
            due=due[:SHOWN],
            count=due.count(),
            shown=SHOWN,
            rules=[rule for rule in retention.rules().values() if rule.years],
            sets_years=allows(self.request.user, CLOCKS),
            batches=disposal.batches(by=self.request.user)[:SHOWN],
            **kwargs,
        )


class DisposalBatchView(DisposalDeskView):
    """One batch: what is in it, then agree, refuse, carry out or give up."""

    template_name = "petitions/desk/disposal.html"
    page_title = _("销毁批次")
    ACTS = {
        "approve": (disposal.approve, _("已同意。核对清单以后再执行销毁。")),
        "refuse": (disposal.refuse, _("已退回，来件保持原样。")),
        "execute": (disposal.execute, _("已销毁，登记在册。")),
        "cancel": (disposal.cancel, _("已撤销这一批，来件保持原样。")),
    }

    def find(self, pk):
        batch = disposal.batches(by=self.request.user).filter(pk=pk).first()
        if batch is None:
            raise Http404
        return batch

    def get(self, request, pk):
        return self.render(batch=self.find(pk), form=DecideForm())

    def post(self, request, pk):
        batch = self.find(pk)
        form = DecideForm(request.POST)
        chosen = self.ACTS.get(request.POST.get("act", ""))
        if chosen is None or not form.is_valid():
            return self.render(status=422, batch=batch, form=form)
        service, done = chosen
        note = {} if service is disposal.execute else {"note": form.cleaned_data["note"]}
        try:
            service(batch=batch, by=request.user, **note)
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
            return self.render(status=422, batch=batch, form=form)
        messages.success(request, str(done))
        return redirect("cases:disposal", pk)

    def get_context_data(self, batch, **kwargs):
        return super().get_context_data(
            batch=batch,
            cases=batch.cases.select_related("village").order_by("closed_at", "number"),
            may_decide=batch.state == DisposalState.PROPOSED and batch.proposed_by_id != self.request.user.pk,
            may_execute=batch.state == DisposalState.APPROVED,
            **kwargs,
        )


class DisposalRegisterView(DisposalDeskView):
    """What was let go, when, by whom, on what basis: on the screen, on paper, as a table."""

    template_name = "petitions/desk/disposal_register.html"
    page_title = _("来件销毁登记")

    def get(self, request):
        found = disposal.register(by=request.user)
        if kind := request.GET.get("export"):
            return send_table(disposal_exports.lines(found), f"disposed-{timezone.localdate():%Y%m%d}", kind, head=1)
        if "print" in request.GET:
            context = {
                "head": disposal_exports.head(),
                "lines": [disposal_exports.line(case) for case in found],
                "organ": office().organ_name,
                "back_url": reverse("cases:disposal_register"),
            }
            response = render(request, "petitions/disposal_print.html", context)
            response["Cache-Control"] = "no-store"
            return response
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
        return self.render(
            page_obj=page, head=disposal_exports.head(), lines=[disposal_exports.line(case) for case in page]
        )
