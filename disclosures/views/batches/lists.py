"""The list of batches, and the two registers beside it: what is remembered, and what was deleted."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from disclosures import batch_selectors, permissions
from disclosures.choice_forms import MappingForm
from disclosures.forms import BatchFilterForm
from disclosures.services import mappings

from .base import StaffMixin

PAGE_SIZE = 30


class BatchList(StaffMixin, TemplateView):
    template_name = "disclosures/batches/index.html"
    page_title = gettext_lazy("名册批次")
    is_list = True

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
            may_map=permissions.allows(user, permissions.CONFIRM),
        )


class RememberedList(StaffMixin, TemplateView):
    """Which shapes of file are known, and what was chosen for each."""

    template_name = "disclosures/batches/remembered.html"
    page_title = gettext_lazy("记住的对应关系")
    permission = permissions.CONFIRM

    def get_context_data(self, **kwargs):
        found = batch_selectors.visible_mappings(self.request.user)
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("p"))
        lines = [(mapping, batch_selectors.say_mapping(mapping)) for mapping in page]
        return super().get_context_data(**kwargs, page=page, lines=lines)


class ChangeRemembered(StaffMixin, TemplateView):
    template_name = "disclosures/batches/change_remembered.html"
    page_title = gettext_lazy("修改记住的对应关系")
    permission = permissions.CONFIRM

    def dispatch(self, request, *args, **kwargs):
        self.mapping = get_object_or_404(batch_selectors.visible_mappings(request.user), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, pk):
        form = MappingForm(request.POST, mapping=self.mapping)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        mappings.change(mapping=self.mapping, choices=form.choices(), by=request.user)
        messages.success(request, _("已修改。以后上传同样表头的文件，按新的对应关系读取。"))
        return redirect("batches:remembered")

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", MappingForm(mapping=self.mapping))
        return super().get_context_data(**kwargs, mapping=self.mapping)


class ForgetRemembered(StaffMixin, View):
    permission = permissions.CONFIRM
    http_method_names = ["post"]

    def post(self, request, pk):
        mapping = get_object_or_404(batch_selectors.visible_mappings(request.user), pk=pk)
        mappings.forget(mapping=mapping, by=request.user)
        messages.success(request, _("已忘记。以后上传同样表头的文件，由系统重新识别。"))
        return redirect("batches:remembered")


class PurgeRegister(StaffMixin, TemplateView):
    """What was deleted, when and why. Deletion itself is the nightly command's and the buttons'."""

    template_name = "disclosures/batches/purges.html"
    page_title = gettext_lazy("销毁登记")
    header_icon = "bin"

    def get_context_data(self, **kwargs):
        found = batch_selectors.visible_purges(self.request.user)
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs, page=page, due=batch_selectors.due_next(self.request.user))
