"""The last look: what will be public, from when to when, and how easily it gives a household away. Then the button."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import permissions, presentation
from disclosures.models import RosterState, WebLevel
from disclosures.release.measuring import web_level_of
from disclosures.services import posting, publications, reviews
from disclosures.wording import say_day, say_end

from . import risks
from .base import Refusal, StaffView, status_of
from .forms import PublishForm
from .rosters import ROSTERS


@dataclass(frozen=True)
class Preview:
    """What pressing the button would do."""

    window: str
    provisional: bool
    shows_rows: bool


class PublishView(StaffView):
    permission = permissions.PUBLISH
    template_name = "disclosures/staff/publish.html"
    page_title = gettext_lazy("发布公示")

    def path_here(self):
        return [ROSTERS, *super().path_here()]

    def get_context_data(self, form=None, round=None, preview=None, refusal="", **kwargs):
        roster = self.find_roster()
        return super().get_context_data(
            roster=roster,
            panel=risks.weigh(roster, round or roster.batch.round),
            needs_review=self._needs_review(roster, round or roster.batch.round) if preview or refusal else "",
            sums=presentation.say_sums(roster),
            form=form or PublishForm(roster=roster, by=self.request.user),
            preview=preview,
            refusal=refusal,
            **kwargs,
        )

    def post(self, request, pk):
        """First the preview, then, from the page that shows it, the act."""
        roster = self.find_roster()
        form = PublishForm(request.POST, roster=roster, by=request.user)
        if not form.is_valid():
            return self.render(status=422, form=form)
        values = form.cleaned_data
        try:
            if "review" in request.POST:
                return self._draft_review(roster, values["round"])
            if "publish" not in request.POST:
                return self.render(form=form, round=values["round"], preview=self._preview(roster, values))
            notice = self._publish(roster, values)
        except Refusal as refusal:
            round = form.cleaned_data["round"]
            return self.render(status=status_of(refusal), form=form, round=round, refusal=str(refusal))
        messages.success(
            request,
            _("已发布，公示编号%(number)s，%(window)s。")
            % {"number": notice.number, "window": presentation.say_window(notice)},
        )
        return redirect("publishing:publication", notice.number)

    def _needs_review(self, roster, round) -> str:
        """Why the button would refuse, said before it is pressed."""
        if roster.state != RosterState.APPROVED:
            return ""
        try:
            reviews.decline_unreviewed(roster, round)
        except Refusal as refusal:
            return str(refusal)
        return ""

    def _draft_review(self, roster, round):
        reviews.draft(roster=roster, by=self.request.user, round=round)
        messages.success(self.request, _("已起草公开前评估，请另一位有审批权限的同事在这一页签署，然后再发布。"))
        return redirect("publishing:roster", roster.pk)

    def _publish(self, roster, values):
        old = values.pop("supersedes")
        if old is not None:
            return publications.supersede(publication=old, roster=roster, by=self.request.user, **values)
        return publications.publish(roster=roster, by=self.request.user, **values)

    def _preview(self, roster, values) -> Preview:
        round, posted_on = values["round"], values["posted_on"]
        posting.decline_misdated(posted_on, values["document_date"] or posted_on)
        start = say_day(posted_on)
        window = posting.count_window(round, posted_on, roster.batch.is_repost)
        if window is None:
            words = _("%(start)s起，没有固定期限") % {"start": start}
        else:
            words = _("%(start)s至%(end)s") % {"start": start, "end": say_end(window.ends_at)}
        return Preview(
            window=words,
            provisional=bool(window and window.provisional),
            shows_rows=web_level_of(round) == WebLevel.MASKED,
        )
