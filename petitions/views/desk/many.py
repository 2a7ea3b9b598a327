"""Many cases at once: chosen in the list, shown again with what will happen, then done one by one and told."""

import csv

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from petitions import selectors
from petitions.errors import Refused
from petitions.forms import lists as forms
from petitions.services import bulk
from petitions.vocabulary import Action
from petitions.workflow import ACCEPT, ASSIGN, REMIND, VIEW
from portal.accounts.permissions import NotAllowed, allows
from portal.numbers import read_number

from .base import DeskView

EXPORT = "export"
# action, permission, form, what will happen
MANY = {
    Action.ASSIGN: (ASSIGN, forms.AssignManyForm, _("选中的来件都交给同一个人或者同一个单位。")),
    Action.REMIND: (REMIND, forms.RemindManyForm, _("每件的承办人都会在首页看到您的话。")),
    Action.CLOSE: (
        ACCEPT,
        forms.CloseManyForm,
        _("只办结已经送达答复、有人打开看过、清单核对完的；别的会说明原因，留着不动。"),
    ),
}


def many_for(user) -> list[tuple[str, str]]:
    """The buttons under the list, by permission."""
    return [
        *((str(action), str(action.label)) for action, (code, _form, _text) in MANY.items() if allows(user, code)),
        (EXPORT, _("导出编号")),
    ]


def read_chosen(values: list[str]) -> list[bulk.Chosen]:
    """The ticked boxes, each as number:version; what does not read so was not ticked in the list."""
    found = []
    for value in values:
        number, _colon, text = value.partition(":")
        if (version := read_number(text)) is not None:
            found.append(bulk.Chosen(number[:20], version))
    return found


class ManyView(DeskView):
    """Answers the list's form. Without `confirmed` it only shows what would happen; nothing is written by a GET."""

    permission = VIEW
    template_name = "petitions/desk/many.html"
    page_title = _("成批办理")

    def get(self, request):
        return redirect("cases:index")

    def post(self, request):
        try:
            chosen = bulk.check_number(read_chosen(request.POST.getlist("case")))
        except Refused as refusal:
            return self.render(status=422, refusal=str(refusal))
        if request.POST.get("act") == EXPORT:
            return self.export(chosen)
        try:
            action = Action(request.POST.get("act", ""))
            _code, form_class, _text = MANY[action]
        except (ValueError, KeyError):
            return self.render(status=422, refusal=_("请用列表下面的按钮选要办什么。"))
        if not request.POST.get("confirmed"):
            return self.ask(action, chosen, form_class(by=request.user))
        form = form_class(request.POST, by=request.user)
        if not form.is_valid():
            return self.ask(action, chosen, form, status=422)
        try:
            results = bulk.apply(action=action, chosen=chosen, by=request.user, **form.cleaned_data)
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
            return self.ask(action, chosen, form, status=422)
        return self.render(
            action=action,
            done=[result for result in results if result.is_done],
            refused=[result for result in results if not result.is_done],
            has_results=True,
        )

    def ask(self, action, chosen, form, status=200):
        known = selectors.cases(self.request.user).in_bulk([one.number for one in chosen], field_name="number")
        return self.render(
            status=status,
            action=action,
            consequence=MANY[action][2],
            form=form,
            rows=[(known[one.number], one) for one in chosen if one.number in known],
        )

    def export(self, chosen):
        """The numbers alone, for a note or a phone call; whoever opens them meets the same walls."""
        known = selectors.cases(self.request.user).filter(number__in=[one.number for one in chosen])
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="numbers.csv"'
        response["Cache-Control"] = "no-store"
        csv.writer(response).writerows([number] for number in known.values_list("number", flat=True).order_by("number"))
        return response
