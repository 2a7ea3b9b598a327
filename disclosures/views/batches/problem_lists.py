"""The located problems as a file, to hand to whoever keeps the roster. Cells and sentences, nobody's data."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import View

from disclosures import batch_selectors, exports
from disclosures.intake import template
from portal.words import in_chinese

from .base import StaffMixin, batch_for
from .uploads import XLSX


class ProblemWorkbook(StaffMixin, View):
    def get(self, request, pk):
        batch = batch_for(request, pk)
        response = HttpResponse(template.list_problems(batch_selectors.problems(batch)), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="problems-{batch.pk}.xlsx"'
        return response


class ProblemTable(StaffMixin, View):
    """The same as CSV, for programs that open nothing else."""

    def get(self, request, pk):
        batch = batch_for(request, pk)
        response = HttpResponse(write(batch), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="problems-{batch.pk}.csv"'
        return response


@in_chinese
def write(batch) -> bytes:
    head = [_("轻重"), _("工作表"), _("单元格"), _("列名"), _("说明")]
    lines = [
        [problem.severity_word, problem.sheet, problem.cell, problem.heading, problem.message]
        for problem in batch_selectors.problems(batch)
    ]
    return exports.write_csv([head, *lines])
