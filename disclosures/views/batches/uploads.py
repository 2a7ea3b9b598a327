"""Handing a file in: a new roster, or the repaired one for a roster that was found wrong; and the blank workbook."""

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import TemplateView, View

from disclosures import permissions
from disclosures.forms import ACCEPT, ReplaceForm, UploadForm
from disclosures.intake import limits, template
from disclosures.refusals import Declined
from disclosures.services import batches
from disclosures.services.receiving import Received
from disclosures.uploads import RosterUploadHandler

from .base import StaffMixin, batch_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


# The upload handler must be in place before anything reads the body, the CSRF check included.
@method_decorator(csrf_exempt, name="dispatch")
class TakeFile(StaffMixin, TemplateView):
    """A form with a file. The file never touches the disk on its way in."""

    permission = permissions.UPLOAD

    def dispatch(self, request, *args, **kwargs):
        request.upload_handlers = [RosterUploadHandler(request)]
        return super().dispatch(request, *args, **kwargs)

    @method_decorator(csrf_protect)
    def post(self, request, **kwargs):
        files = request.FILES
        form = self.make_form(request.POST, files, too_big=getattr(request, "roster_too_big", False))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            received = self.take(form.cleaned_data)
        except Declined as declined:
            form.add_error("file", str(declined))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        tell = messages.success if received.is_fine else messages.warning
        tell(request, received.sentence)
        if not permissions.allows(request.user, permissions.VIEW, received.batch):
            return redirect("batches:index")
        return redirect("batches:detail", received.batch.pk)

    def make_form(self, *args, **kwargs):
        raise NotImplementedError

    def take(self, chosen: dict) -> Received:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = self.make_form()
        return super().get_context_data(
            **kwargs,
            accept=ACCEPT,
            megabytes=limits.FILE_BYTES // limits.MIB,
            rows=limits.ROWS,
            columns=limits.COLUMNS,
            templates=[(code, variant.title) for code, variant in template.VARIANTS.items()],
        )


class UploadBatch(TakeFile):
    template_name = "disclosures/batches/upload.html"
    page_title = gettext_lazy("上传名册")

    def make_form(self, *args, **kwargs):
        return UploadForm(*args, by=self.request.user, **kwargs)

    def take(self, chosen):
        return batches.receive(
            file=chosen["file"],
            by=self.request.user,
            unit=chosen["unit"],
            scheme=chosen["round"].procedure.scheme,
            round=chosen["round"],
            period=chosen["period"],
        )


class ReplaceBatch(TakeFile):
    """The repaired file: everything else stays as it was said the first time."""

    template_name = "disclosures/batches/replace.html"
    page_title = gettext_lazy("用改好的文件替换")

    def setup(self, request, *args, **kwargs):
        # Not in dispatch: one of its own would lose the exemption that lets the upload handler come first.
        super().setup(request, *args, **kwargs)
        self.batch = batch_for(request, kwargs["pk"])

    def make_form(self, *args, **kwargs):
        return ReplaceForm(*args, **kwargs)

    def take(self, chosen):
        return batches.replace(batch=self.batch, file=chosen["file"], by=self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, batch=self.batch)


class TemplateWorkbook(StaffMixin, View):
    """The blank roster, made from the same list of columns that the importer reads by."""

    permission = permissions.UPLOAD

    def get(self, request, variant="monthly"):
        if variant not in template.VARIANTS:
            raise Http404
        response = HttpResponse(template.build(variant), content_type=XLSX)
        name = _("名册模板：%(kind)s") % {"kind": template.VARIANTS[variant].title}
        response["Content-Disposition"] = "attachment; filename*=UTF-8''" + quote(name + ".xlsx")
        return response
