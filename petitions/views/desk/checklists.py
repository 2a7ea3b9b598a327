"""The office's checklists, kept by the leader: what is looked through before a case of a kind is finished."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions.errors import Refused
from petitions.forms.lists import EditChecklistItemForm, NewChecklistItemForm
from petitions.models import ChecklistItem
from petitions.services import checklists
from petitions.vocabulary import Kind
from petitions.workflow import CLOCKS

from .base import DeskView
from .editing import EditView


class ChecklistsView(DeskView):
    permission = CLOCKS
    template_name = "petitions/desk/checklists.html"
    page_title = _("核对清单")
    header_icon = "list-ul"

    def get(self, request):
        return self.render(form=NewChecklistItemForm())

    def post(self, request):
        form = NewChecklistItemForm(request.POST)
        if not form.is_valid():
            return self.render(status=422, form=form)
        try:
            checklists.add(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("text", refusal.sentence)
            return self.render(status=422, form=form)
        messages.success(request, gettext("已加进清单。"))
        return redirect("cases:checklists")

    def get_context_data(self, **kwargs):
        items = list(ChecklistItem.objects.all())
        groups = [(kind.label, [item for item in items if item.kind == kind]) for kind in Kind]
        return super().get_context_data(groups=[group for group in groups if group[1]], **kwargs)


class ChecklistItemView(EditView):
    permission = CLOCKS
    template_name = "petitions/desk/checklist_item.html"
    page_title = _("核对清单")
    header_icon = "list-ul"
    form_class = EditChecklistItemForm
    refused_at = "text"
    back = "cases:checklists"

    def path_here(self):
        return [{"url": reverse_lazy(self.back), "label": self.page_title}]

    def find(self, pk):
        return get_object_or_404(ChecklistItem, pk=pk)

    def change(self, item, values):
        checklists.change(item=item, by=self.request.user, **values)
