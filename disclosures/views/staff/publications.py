"""Notices from the inside: what is up, what is closing, what waits for its outcome; taking one down."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import permissions, presentation, staff_selectors, states
from disclosures.services import publications
from disclosures.supervision import boards, objections

from . import next_round
from .base import Refusal, StaffView, status_of
from .forms import WithdrawForm

NOTICES_A_PAGE = 30
NEXT_ROUND = "next-round"
PUBLICATIONS = {"url": reverse_lazy("publishing:publications"), "label": gettext_lazy("已发布的公示")}


@dataclass(frozen=True)
class Row:
    """A line of the list: the notice, and what may be done about it from here."""

    shown: presentation.Shown
    is_outcome_due: bool
    may_withdraw: bool
    may_sign: bool
    onward: str = ""


class PublicationListView(StaffView):
    permission = permissions.VIEW
    template_name = "disclosures/staff/publications.html"
    page_title = gettext_lazy("已发布的公示")

    def get_context_data(self, refusal="", **kwargs):
        now, user = timezone.now(), self.request.user
        ready = staff_selectors.ready_for_next_round(user, now)
        is_narrowed = self.request.GET.get("waiting") == NEXT_ROUND
        found = Paginator(ready if is_narrowed else staff_selectors.publications_for(user), NOTICES_A_PAGE)
        page = found.get_page(self.request.GET.get("page"))
        onward = set()
        if permissions.allows(user, permissions.CONFIRM):
            onward = set(ready.filter(pk__in=[notice.pk for notice in page]).values_list("pk", flat=True))
        rows = [self.row_of(shown, now, onward) for shown in presentation.show_all(page, now)]
        return super().get_context_data(page_obj=page, rows=rows, is_narrowed=is_narrowed, refusal=refusal, **kwargs)

    def row_of(self, shown: presentation.Shown, now, onward: set[int]) -> Row:
        user, notice = self.request.user, shown.notice
        return Row(
            shown,
            is_outcome_due=states.is_outcome_due(notice, now),
            may_withdraw=not shown.is_over and permissions.allows(user, permissions.WITHDRAW, notice),
            may_sign=permissions.allows(user, permissions.PRINT_BOARD, notice),
            onward=next_round.name_of_act(notice) if notice.pk in onward else "",
        )


class UrgentView(PublicationListView):
    """紧急撤下, from the list and in one step: what is wrong is asked afterwards."""

    permission = permissions.WITHDRAW

    def get(self, request, *args, **kwargs):
        return redirect("publishing:publications")

    def post(self, request, number):
        try:
            publications.withdraw_urgently(publication=self.find_publication(), by=request.user)
        except Refusal as refusal:
            return self.render(status=status_of(refusal), refusal=str(refusal))
        messages.success(
            request,
            _("公示%(number)s已紧急撤下，网站和接口上都看不到了。请马上取下公示栏上的纸，并查清原因。")
            % {"number": number},
        )
        return redirect("publishing:publication", number)


@dataclass(frozen=True)
class Settling:
    """What the register of objections has on a notice, and the outcome that follows from it."""

    waiting: int
    results: list[tuple[str, int]]
    word: str

    @classmethod
    def of(cls, notice) -> "Settling":
        results = objections.outcomes(notice.number)
        return cls(
            waiting=objections.open_count(notice.number),
            results=[(str(objections.Result(code).label), count) for code, count in sorted(results.items())],
            word=str(objections.outcome_of(results).label),
        )


class PublicationView(StaffView):
    """One notice with what may be done about it now. The two acts are forms of their own below."""

    permission = permissions.VIEW
    template_name = "disclosures/staff/publication.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page_title = _("公示 %(number)s") % {"number": kwargs["number"]}

    def path_here(self):
        return [PUBLICATIONS, *super().path_here()]

    def get_context_data(self, withdraw_form=None, refusal="", **kwargs):
        notice = self.find_publication()
        user, now = self.request.user, timezone.now()
        return super().get_context_data(
            notice=notice,
            shown=presentation.show(notice, now, with_facts=True),
            may_print=permissions.allows(user, permissions.PRINT_BOARD, notice)
            and staff_selectors.has_rows_left(notice.roster.batch),
            may_withdraw=notice.withdrawn_at is None and permissions.allows(user, permissions.WITHDRAW, notice),
            is_outcome_due=states.is_outcome_due(notice, now) and permissions.allows(user, permissions.PUBLISH, notice),
            withdraw_form=withdraw_form or WithdrawForm(reasons=states.reasons_by_hand(notice, now)),
            outcome=Settling.of(notice),
            next_round=next_round.link_for(user, notice),
            openings=notice.roster.batch.access_events.select_related("by")[:20],
            boards=boards.boards_of(notice),
            may_sign=permissions.allows(user, permissions.PRINT_BOARD, notice),
            takedown=staff_selectors.last_takedown_check(notice),
            refusal=refusal,
            **kwargs,
        )


class WithdrawView(PublicationView):
    permission = permissions.WITHDRAW

    def get(self, request, *args, **kwargs):
        return redirect("publishing:publication", kwargs["number"])

    def post(self, request, number):
        notice = self.find_publication()
        form = WithdrawForm(request.POST, reasons=states.BY_HAND)  # the service says which are too late, and why
        if not form.is_valid():
            return self.render(status=422, withdraw_form=form)
        try:
            publications.withdraw(publication=notice, by=request.user, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            return self.render(status=status_of(refusal), refusal=str(refusal))
        messages.success(request, _("公示%(number)s已撤下，名单已从网站和接口移除。") % {"number": number})
        return redirect("publishing:publication", number)


class OutcomeView(PublicationView):
    permission = permissions.PUBLISH

    def get(self, request, *args, **kwargs):
        return redirect("publishing:publication", kwargs["number"])

    def post(self, request, number):
        try:
            publications.record_outcome(publication=self.find_publication(), by=request.user)
        except Refusal as refusal:
            return self.render(status=status_of(refusal), refusal=str(refusal))
        messages.success(request, _("公示结果已登记，公示页面上能看到。"))
        return redirect("publishing:publication", number)
