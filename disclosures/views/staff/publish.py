"""The last look: what will be public, from when to when, and how easily it gives a household away. Then the button."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import measuring, permissions, presentation
from disclosures.models import Channel, WebLevel
from disclosures.services import posting, publications
from disclosures.wording import say_day, say_end

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

    def get_context_data(self, form=None, preview=None, refusal="", **kwargs):
        roster = self.find_roster()
        return super().get_context_data(
            roster=roster,
            risk=measuring.measure(roster, measuring.web_level_of(roster.batch.round)),
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
            if "publish" not in request.POST:
                return self.render(form=form, preview=self._preview(values))
            notice = self._publish(roster, values)
        except Refusal as refusal:
            return self.render(status=status_of(refusal), form=form, refusal=str(refusal))
        messages.success(
            request,
            _("已发布，公示编号%(number)s，%(window)s。")
            % {"number": notice.number, "window": presentation.say_window(notice)},
        )
        return redirect("publishing:publication", notice.number)

    def _publish(self, roster, values):
        old = values.pop("supersedes")
        if old is not None:
            return publications.supersede(publication=old, roster=roster, by=self.request.user, **values)
        return publications.publish(roster=roster, by=self.request.user, **values)

    def _preview(self, values) -> Preview:
        round = values["round"]
        start = say_day(values["posted_on"])
        window = posting.count_window(round, values["posted_on"])
        if window is None:
            words = _("%(start)s起，没有固定期限") % {"start": start}
        else:
            words = _("%(start)s至%(end)s") % {"start": start, "end": say_end(window.ends_at)}
        return Preview(
            window=words,
            provisional=bool(window and window.provisional),
            shows_rows=round.web_level == WebLevel.MASKED and round.channel != Channel.BOARD,
        )
