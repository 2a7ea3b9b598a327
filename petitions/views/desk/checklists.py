"""The office's checklists, kept by the leader: what is looked through before a case of a kind is finished."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions.errors import Conflict, Refused
from petitions.forms.lists import EditChecklistItemForm, NewChecklistItemForm
from petitions.models import ChecklistItem
from petitions.services import checklists
from petitions.vocabulary import Kind
from petitions.workflow import CLOCKS

from .base import DeskView


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


class ChecklistItemView(DeskView):
    permission = CLOCKS
    template_name = "petitions/desk/checklist_item.html"
    page_title = _("核对清单")
    header_icon = "list-ul"

    def path_here(self):
        return [{"url": reverse_lazy("cases:checklists"), "label": self.page_title}]

    def get(self, request, pk):
        item = get_object_or_404(ChecklistItem, pk=pk)
        values = {name: getattr(item, name) for name in EditChecklistItemForm.base_fields}
        return self.render(item=item, form=EditChecklistItemForm(initial=values))

    def post(self, request, pk):
        item = get_object_or_404(ChecklistItem, pk=pk)
        form = EditChecklistItemForm(request.POST)
        if not form.is_valid():
            return self.render(status=422, item=item, form=form)
        try:
            checklists.change(item=item, by=request.user, **form.cleaned_data)
        except Conflict as conflict:
            form.data = form.data.copy()
            form.data["version"] = item.version
            return self.render(status=409, item=item, form=form, conflict=str(conflict))
        except Refused as refusal:
            form.add_error("text", refusal.sentence)
            return self.render(status=422, item=item, form=form)
        messages.success(request, gettext("已保存。"))
        return redirect("cases:checklists")
