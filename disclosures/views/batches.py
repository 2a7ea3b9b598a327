"""Batch screens inside the admin: list, upload, preview with problems, confirm, undo. Every act goes through a door."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from .. import batch_selectors, permissions
from ..forms import ACCEPT, BatchFilterForm, ReasonForm, UploadForm
from ..intake import limits, template
from ..models import Batch, BatchState, RosterState
from ..refusals import Declined
from ..services import batches, rosters
from ..uploads import RosterUploadHandler

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE_SIZE = 30
REFRESH_SECONDS = "4"
SHOWN_PROBLEMS = 200


class StaffMixin(WagtailAdminTemplateMixin):
    """Asks for the permission to see batches before anything else."""

    permission = permissions.VIEW
    header_icon = "table"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not permissions.allows(request.user, self.permission):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("wagtailadmin_home"), "label": _("首页")}]
        if not isinstance(self, BatchList):
            items.append({"url": reverse("batches:index"), "label": _("名册批次")})
        return [*items, {"url": "", "label": self.get_page_title()}]


class BatchList(StaffMixin, TemplateView):
    template_name = "disclosures/batches/index.html"
    page_title = gettext_lazy("名册批次")

    def get_context_data(self, **kwargs):
        user = self.request.user
        form = BatchFilterForm(self.request.GET, by=user)
        found = form.narrow(batch_selectors.visible_batches(user), user)
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("p"))
        query = self.request.GET.copy()
        query.pop("p", None)
        return super().get_context_data(
            **kwargs,
            form=form,
            page=page,
            query=query.urlencode(),
            may_upload=permissions.allows(user, permissions.UPLOAD),
        )


# The upload handler must be in place before anything reads the body, the CSRF check included.
@method_decorator(csrf_exempt, name="dispatch")
class UploadBatch(StaffMixin, TemplateView):
    template_name = "disclosures/batches/upload.html"
    page_title = gettext_lazy("上传名册")
    permission = permissions.UPLOAD

    def dispatch(self, request, *args, **kwargs):
        request.upload_handlers = [RosterUploadHandler(request)]
        return super().dispatch(request, *args, **kwargs)

    @method_decorator(csrf_protect)
    def post(self, request):
        files = request.FILES
        form = UploadForm(request.POST, files, by=request.user, too_big=getattr(request, "roster_too_big", False))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        chosen = form.cleaned_data
        try:
            received = batches.receive(
                file=chosen["file"],
                by=request.user,
                unit=chosen["unit"],
                scheme=chosen["round"].procedure.scheme,
                round=chosen["round"],
                period=chosen["period"],
            )
        except Declined as declined:
            form.add_error("file", str(declined))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if received.is_fine:
            messages.success(request, received.sentence)
        else:
            messages.warning(request, received.sentence)
        if not permissions.allows(request.user, permissions.VIEW, received.batch):
            return redirect("batches:index")
        return redirect("batches:detail", received.batch.pk)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", UploadForm(by=self.request.user))
        return super().get_context_data(
            **kwargs,
            accept=ACCEPT,
            megabytes=limits.FILE_BYTES // limits.MIB,
            rows=limits.ROWS,
            columns=limits.COLUMNS,
        )


class BatchDetail(StaffMixin, TemplateView):
    """The preview while a batch waits, and its summary afterwards."""

    template_name = "disclosures/batches/detail.html"

    def get(self, request, pk):
        self.batch = batch_for(request, pk)
        response = super().get(request)
        if self.batch.job:
            response["Refresh"] = REFRESH_SECONDS  # the page keeps itself up to date without a script
        return response

    def get_page_title(self):
        return self.batch.file_name

    def get_context_data(self, **kwargs):
        batch, user = self.batch, self.request.user
        errors, warnings = batch_selectors.split_problems(batch)
        counts = batch.columns.get("problem_counts", {})
        may_confirm = permissions.allows(user, permissions.CONFIRM, batch)
        return super().get_context_data(
            **kwargs,
            batch=batch,
            errors=errors[:SHOWN_PROBLEMS],
            warnings=warnings[:SHOWN_PROBLEMS],
            warning_count=len(warnings),
            hidden_problems=max(
                0, sum(counts.values()) - len(errors[:SHOWN_PROBLEMS]) - len(warnings[:SHOWN_PROBLEMS])
            ),
            columns=batch_selectors.found_columns(batch),
            dropped=batch_selectors.dropped_columns(batch),
            first_rows=batch_selectors.first_rows(batch),
            roster=batch_selectors.roster_of(batch),
            may_confirm=may_confirm,
            may_return=batch.state in batches.UNCONFIRMED
            and (may_confirm or (batch.uploader_id == user.pk and permissions.allows(user, permissions.UPLOAD, batch))),
            why_not=batches.why_not_confirmable(batch),
            reason_form=ReasonForm(),
            draft=RosterState.DRAFT,
            checked=BatchState.CHECKED,
            confirmed=BatchState.CONFIRMED,
        )


def batch_for(request, pk: int) -> Batch:
    """The batch, if this account may see it at all; a stranger's is as good as absent."""
    visible = batch_selectors.visible_batches(request.user).defer(None)
    return get_object_or_404(visible, pk=pk)


class Act(StaffMixin, View):
    """One button: ask the door, say what it answered, go back to the batch."""

    http_method_names = ["post"]

    def post(self, request, pk):
        batch = batch_for(request, pk)
        try:
            messages.success(request, self.do(batch))
        except Declined as declined:
            messages.error(request, str(declined))
        return redirect("batches:detail", pk)

    def do(self, batch: Batch) -> str:
        raise NotImplementedError

    def reason(self) -> str:
        form = ReasonForm(self.request.POST)
        return form.cleaned_data["reason"] if form.is_valid() else ""


class ConfirmBatch(Act):
    permission = permissions.CONFIRM

    def do(self, batch):
        if batch.row_count > batches.INLINE_ROWS:
            batches.confirm_later(batch=batch, by=self.request.user)
            return _("名册较大，正在后台写入。本页会自动更新。")
        roster = batches.confirm(batch=batch, by=self.request.user)
        return _("已导入 %(rows)s 户，姓名已隐去，下一步送审。") % {"rows": roster.households}


class SubmitBatch(Act):
    permission = permissions.CONFIRM

    def do(self, batch):
        roster = batch_selectors.roster_of(batch)
        if roster is None:
            raise Declined(_("这个批次还没有名册，请先确认导入。"))
        rosters.submit(roster=roster, by=self.request.user)
        return _("已送审，等待另一位有审批权限的同事办理。")


class ReturnBatch(Act):
    def do(self, batch):
        batches.return_(batch=batch, by=self.request.user, reason=self.reason())
        return _("已退回，上传的内容已删除。")


class WithdrawBatch(Act):
    permission = permissions.CONFIRM

    def do(self, batch):
        batches.withdraw(batch=batch, by=self.request.user, reason=self.reason())
        return _("整批已撤销，导入的行和名册已删除。")


class TemplateWorkbook(StaffMixin, View):
    """The blank roster, made from the same list of columns that the importer reads by."""

    permission = permissions.UPLOAD

    def get(self, request):
        response = HttpResponse(template.build(), content_type=XLSX)
        response["Content-Disposition"] = "attachment; filename*=UTF-8''" + "%E5%90%8D%E5%86%8C%E6%A8%A1%E6%9D%BF.xlsx"
        return response


class ProblemList(StaffMixin, View):
    """The problems as a workbook, to hand to whoever keeps the roster."""

    def get(self, request, pk):
        batch = batch_for(request, pk)
        errors, warnings = batch_selectors.split_problems(batch)
        response = HttpResponse(template.list_problems([*errors, *warnings]), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="problems-{batch.pk}.xlsx"'
        return response


class BatchViewSet(ViewSet):
    name = "batches"
    url_prefix = "batches"

    def get_urlpatterns(self):
        return [
            path("", BatchList.as_view(), name="index"),
            path("add/", UploadBatch.as_view(), name="add"),
            path("template/", TemplateWorkbook.as_view(), name="template"),
            path("<int:pk>/", BatchDetail.as_view(), name="detail"),
            path("<int:pk>/problems/", ProblemList.as_view(), name="problems"),
            path("<int:pk>/confirm/", ConfirmBatch.as_view(), name="confirm"),
            path("<int:pk>/submit/", SubmitBatch.as_view(), name="submit"),
            path("<int:pk>/return/", ReturnBatch.as_view(), name="return"),
            path("<int:pk>/withdraw/", WithdrawBatch.as_view(), name="withdraw"),
        ]
