"""Saved lists: keep the filter that is set, give it a name, share it with the unit, put it in order."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions import narrowing
from petitions.errors import Refused
from petitions.forms.lists import EditListForm, SavedListForm
from petitions.models import SavedList
from petitions.services import lists
from petitions.workflow import VIEW
from portal.accounts.permissions import NotAllowed

from .base import DeskView
from .editing import EditView


class SavedListsView(DeskView):
    """The person's own lists, those shared with them, and a form for the filter that the list of cases has now."""

    permission = VIEW
    template_name = "petitions/desk/saved_lists.html"
    page_title = _("常用清单")

    def get(self, request):
        query = narrowing.clean(request.GET.urlencode())
        return self.render(form=SavedListForm(initial={"query": query}), query=query)

    def post(self, request):
        form = SavedListForm(request.POST)
        query = narrowing.clean(request.POST.get("query", "")[:1000])
        if not form.is_valid():
            return self.render(status=422, form=form, query=query)
        try:
            saved = lists.save(by=request.user, **form.cleaned_data)
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
            return self.render(status=422, form=form, query=query)
        messages.success(request, gettext("已保存清单“%(name)s”。") % {"name": saved.name})
        return redirect("cases:lists")

    def get_context_data(self, **kwargs):
        own, shared = narrowing.lists_of(self.request.user)
        return super().get_context_data(own=own, shared=shared, **kwargs)


class SavedListView(EditView):
    """Renaming, sharing, moving and deleting one list."""

    permission = VIEW
    template_name = "petitions/desk/saved_list.html"
    page_title = _("常用清单")
    form_class = EditListForm
    refused_at = "name"
    back = "cases:lists"

    def find(self, pk):
        return get_object_or_404(SavedList, pk=pk, owner=self.request.user)

    def change(self, saved, values):
        lists.change(saved=saved, by=self.request.user, **values)

    def post(self, request, pk):
        if request.POST.get("act") != "delete":
            return super().post(request, pk)
        saved = self.find(pk)
        lists.delete(saved=saved, by=request.user)
        messages.success(request, gettext("已删除清单“%(name)s”。") % {"name": saved.name})
        return redirect(self.back)
