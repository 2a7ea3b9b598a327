"""Rosters on their way to the board: what waits for whom, and the second person's look before anything is public."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import permissions, staff_selectors
from disclosures.models import RosterState
from disclosures.services import reviews, rosters

from . import risks
from .base import Refusal, StaffView, status_of
from .forms import ReturnForm, ReviewForm

ROWS_A_PAGE = 100
ROSTERS = {"url": reverse_lazy("publishing:rosters"), "label": gettext_lazy("名册")}


class RosterListView(StaffView):
    permission = permissions.VIEW
    template_name = "disclosures/staff/rosters.html"
    page_title = gettext_lazy("名册")

    def get_context_data(self, **kwargs):
        mine = staff_selectors.rosters_for(self.request.user)
        return super().get_context_data(
            waiting=staff_selectors.rosters_waiting_for_approval(self.request.user),
            approved=mine.filter(state=RosterState.APPROVED),
            drafts=mine.filter(state__in=[RosterState.DRAFT, RosterState.RETURNED]),
            published=mine.filter(state=RosterState.PUBLISHED)[:20],
            may_publish=permissions.allows(self.request.user, permissions.PUBLISH),
            **kwargs,
        )


class RosterView(StaffView):
    """One roster as the public would see it, with its measured risk above the buttons."""

    permission = permissions.VIEW
    template_name = "disclosures/staff/roster.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page_title = _("名册 %(number)s") % {"number": kwargs["pk"]}

    def path_here(self):
        return [ROSTERS, *super().path_here()]

    def get_context_data(self, form=None, review_form=None, refusal="", **kwargs):
        roster = self.find_roster()
        user = self.request.user
        entries = Paginator(roster.entries.select_related("village"), ROWS_A_PAGE)
        in_review = roster.state == RosterState.IN_REVIEW
        may_submit = permissions.allows(user, permissions.CONFIRM, roster.batch) and roster.state in (
            RosterState.DRAFT,
            RosterState.RETURNED,
        )
        panel = risks.weigh(roster, roster.batch.round)
        return super().get_context_data(
            roster=roster,
            batch=roster.batch,
            panel=panel,
            reviews=roster.reviews.select_related("round", "author", "reviewer"),
            review_form=review_form
            or ReviewForm(initial=reviews.suggest(roster, roster.batch.round, panel.risk) if may_submit else {}),
            may_sign=roster.state == RosterState.APPROVED
            and (waiting := reviews.pending(roster)) is not None
            and permissions.may_sign_review(user, waiting),
            page_obj=entries.get_page(self.request.GET.get("page")),
            may_approve=in_review and permissions.may_decide(user, roster),
            may_return=in_review and permissions.may_decide(user, roster),
            is_author=in_review and permissions.is_author(user, roster),
            may_submit=may_submit,
            may_publish=roster.state == RosterState.APPROVED
            and permissions.allows(user, permissions.PUBLISH, roster.batch),
            form=form or ReturnForm(),
            refusal=refusal,
            **kwargs,
        )

    def post(self, request, pk):
        """One of four acts, each its own button; the service asks again who may."""
        roster = self.find_roster()
        act = request.POST.get("act")
        try:
            if act == "submit":
                review_form = ReviewForm(request.POST) if "purpose" in request.POST else None
                if review_form is not None and not review_form.is_valid():
                    return self.render(status=422, review_form=review_form)
                texts = review_form.cleaned_data if review_form is not None else None
                rosters.submit(roster=roster, by=request.user, review=texts)
                messages.success(request, _("已送审，等待另一位同事审批。"))
            elif act == "approve":
                rosters.approve(roster=roster, by=request.user)
                messages.success(request, _("已审批通过，可以发布公示。"))
            elif act == "sign":
                review = reviews.pending(roster)
                if review is None:
                    return self.render(status=409, refusal=_("没有等待签署的公开前评估。"))
                reviews.sign(review=review, by=request.user)
                messages.success(request, _("已签署公开前评估，可以发布公示。"))
            elif act == "return":
                form = ReturnForm(request.POST)
                if not form.is_valid():
                    return self.render(status=422, form=form)
                rosters.return_(roster=roster, by=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, _("已退回，经办人会看到原因。"))
        except Refusal as refusal:
            return self.render(status=status_of(refusal), refusal=str(refusal))
        return redirect("publishing:roster", pk)
