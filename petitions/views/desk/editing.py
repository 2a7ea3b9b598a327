"""A form over one stored thing that two people may have open at a time."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from petitions.errors import Conflict, Refused

from .base import DeskView


class EditView(DeskView):
    """Whoever saves second is shown what is stored now beside what they typed; saving again then counts."""

    form_class: type
    refused_at: str  # the field that a refusal is about
    back: str

    def find(self, pk):
        raise NotImplementedError

    def change(self, thing, values):
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(back_url=reverse(self.back), **kwargs)

    def get(self, request, pk):
        thing = self.find(pk)
        values = {name: getattr(thing, name) for name in self.form_class.base_fields}
        return self.render(thing=thing, form=self.form_class(initial=values))

    def post(self, request, pk):
        thing = self.find(pk)
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.render(status=422, thing=thing, form=form)
        try:
            self.change(thing, form.cleaned_data)
        except Conflict as conflict:
            form.data = form.data.copy()
            form.data["version"] = thing.version
            return self.render(status=409, thing=thing, form=form, conflict=str(conflict))
        except Refused as refusal:
            form.add_error(self.refused_at, refusal.sentence)
            return self.render(status=422, thing=thing, form=form)
        messages.success(request, gettext("已保存。"))
        return redirect(self.back)
