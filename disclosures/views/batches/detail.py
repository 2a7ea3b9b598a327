"""One batch: the wizard while it waits, its summary afterwards, and how far the background has got with it."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.views.generic import TemplateView, View

from disclosures import batch_selectors, permissions, wizard
from disclosures.choice_forms import ChoicesForm
from disclosures.forms import ReasonForm
from disclosures.models import BatchState, RosterState
from disclosures.services import batches, receiving

from .base import StaffMixin, batch_for

SHOWN_PROBLEMS = 50


class BatchDetail(StaffMixin, TemplateView):
    template_name = "disclosures/batches/detail.html"

    def get(self, request, pk):
        self.batch = batch_for(request, pk)
        return super().get(request)

    def get_page_title(self):
        return self.batch.file_name

    def get_context_data(self, **kwargs):
        batch, user = self.batch, self.request.user
        may_confirm = permissions.allows(user, permissions.CONFIRM, batch)
        may_choose = batch_selectors.may_choose(user, batch)
        kinds = batch_selectors.problem_kinds(batch)
        kind = self.request.GET.get("kind", "")
        problems = batch_selectors.problems(batch, kind if kind in {one.code for one in kinds} else "")
        page = Paginator(problems, SHOWN_PROBLEMS).get_page(self.request.GET.get("p"))
        if may_choose and "choices_form" not in kwargs and not receiving.why_not_recheckable(batch):
            kwargs["choices_form"] = ChoicesForm(batch=batch, may_alias=may_confirm)
        return super().get_context_data(
            **kwargs,
            batch=batch,
            steps=wizard.steps(batch),
            progress=wizard.progress(batch) if batch.job else None,
            page=page,
            kinds=kinds,
            kind=kind,
            repair=batch_selectors.repair_of(batch),
            successor=batch_selectors.successor_of(batch),
            columns=batch_selectors.found_columns(batch),
            dropped=batch_selectors.dropped_columns(batch),
            needs_choosing=bool(batch_selectors.choosable_problems(batch)),
            first_rows=batch_selectors.first_rows(batch),
            roster=batch_selectors.roster_of(batch),
            may_confirm=may_confirm,
            may_choose=may_choose,
            may_return=batch.state in batches.UNCONFIRMED and may_choose,
            may_replace=may_choose and not receiving.why_not_replaceable(batch),
            why_not=batches.why_not_confirmable(batch),
            reason_form=ReasonForm(),
            draft=RosterState.DRAFT,
            checked=BatchState.CHECKED,
            confirmed=BatchState.CONFIRMED,
        )


class BatchProgress(StaffMixin, View):
    """The same as the page says, for the script that keeps the bar moving."""

    def get(self, request, pk):
        return JsonResponse(wizard.progress(batch_for(request, pk)).as_json())
