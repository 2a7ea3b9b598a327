"""What the screens of the books share: a list with its links, and a form that does one act through a service."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from disclosures import permissions
from disclosures.views.staff.base import Refusal, StaffView, status_of


class Link:
    """A button above a list, shown to whoever may follow it."""

    def __init__(self, label, url: str, permission: str, *, is_main: bool = False):
        self.label, self.url, self.permission, self.is_main = label, url, permission, is_main


class BookView(StaffView):
    """A list or a sheet. `lead` says what is counted here and why."""

    lead: object = ""
    header_icon = "table"

    def links(self) -> list[Link]:
        return []

    def get_context_data(self, **kwargs):
        user = self.request.user
        links = [link for link in self.links() if permissions.allows(user, link.permission)]
        return super().get_context_data(lead=self.lead, links=links, **kwargs)


class ActView(StaffView):
    """One form, one act. What the service declines is said above the form, what is wrong in it at its field."""

    template_name = "disclosures/books/form.html"
    form_class: type
    lead: object = ""
    button: object = _("保存")
    done: object = _("已保存。")
    back = ""
    header_icon = "edit"

    def make_form(self, data=None):
        return self.form_class(data, by=self.request.user)

    def act(self, form) -> None:
        raise NotImplementedError

    def back_url(self) -> str:
        return reverse(self.back)

    def get_context_data(self, form=None, refusal="", **kwargs):
        return super().get_context_data(
            form=form or self.make_form(), refusal=refusal, lead=self.lead, button=self.button,
            back_url=self.back_url(), **kwargs,
        )  # fmt: skip

    def post(self, request, *args, **kwargs) -> HttpResponseBase:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.render(status=422, form=form)
        try:
            self.act(form)
        except ValidationError as wrong:
            report(form, wrong)
            return self.render(status=422, form=form)
        except Refusal as refusal:
            return self.render(status=status_of(refusal), form=form, refusal=str(refusal))
        messages.success(request, self.done)
        return redirect(self.back_url())


def report(form, wrong: ValidationError) -> None:
    """Put what the record refuses to the fields of the form that have it; the rest above."""
    told = wrong.message_dict if hasattr(wrong, "error_dict") else {None: wrong.messages}
    for name, texts in told.items():
        for text in texts:
            form.add_error(name if name in form.fields else None, text)
