"""The registers on the screen, on paper and as a file. Names stand in them only for a reason, asked for by POST."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.views.tables import KINDS, send_table
from petitions import registers
from petitions.errors import Refused
from petitions.forms.registers import OpenRegisterForm, RegisterForm
from petitions.services import registers as opening
from petitions.workflow import PERSON, VIEW
from portal.accounts.permissions import NotAllowed, allows

from .base import DeskView


class RegisterBookView(DeskView):
    permission = VIEW
    template_name = "petitions/desk/registers.html"
    page_title = gettext_lazy("登记簿")
    header_icon = "list-ul"

    def get(self, request):
        form = RegisterForm(request.GET)
        if not form.is_valid():
            return self.render(status=422, form=form)
        return self.show(form)

    def post(self, request):
        """The sheet stands in the address; what is to be done with it, and why, comes by POST alone."""
        form, act = RegisterForm(request.GET), OpenRegisterForm(request.POST)
        if not form.is_valid() or not act.is_valid():
            return self.render(status=422, form=form, act=act)
        named, reason = request.POST.get("named", ""), act.cleaned_data["reason"]
        kind = named or request.POST.get("as", "")
        sheet = form.sheet()
        try:
            if named:
                cases, people = opening.open_people(sheet=sheet, by=request.user, reason=reason)
            else:
                cases, people, reason = self.find(sheet), None, ""
        except (Refused, NotAllowed) as refusal:
            act.add_error("reason", str(refusal))
            return self.show(form, act=act, status=422)
        if kind in KINDS:
            return self.send(sheet, cases, people, reason, kind)
        return self.show(form, cases=cases, people=people, reason=reason)

    def find(self, sheet) -> list:
        cases = list(registers.entries(sheet, self.request.user)[: registers.MOST_ROWS + 1])
        if len(cases) > registers.MOST_ROWS:
            raise Refused(opening.say_too_many())
        return cases

    def show(self, form, *, cases=None, people=None, reason="", act=None, status=200):
        sheet, too_many = form.sheet(), ""
        if cases is None:
            try:
                cases = self.find(sheet)
            except Refused as refusal:
                cases, too_many = [], refusal.sentence
        return self.render(
            status=status, form=form, act=act or OpenRegisterForm(), sheet=sheet, heads=registers.heads(),
            rows=registers.rows(cases, self.request.user, people), is_open=people is not None, made=self.watermark(people, reason),
            too_many=too_many, query=urlencode(self.request.GET), may_open=allows(self.request.user, PERSON),
        )  # fmt: skip

    def watermark(self, people, reason: str) -> str:
        """Who made this paper, when and for what: whoever finds a copy knows whom to ask."""
        made = _("%(name)s于%(at)s制作") % {
            "name": self.request.user,
            "at": f"{timezone.localtime():%Y-%m-%d %H:%M}",
        }
        if people is None:
            return _("%(made)s，不含姓名、住址、电话") % {"made": made}
        return _("%(made)s，含个人信息，不得外传。用途：%(reason)s") % {"made": made, "reason": reason}

    def send(self, sheet, cases, people, reason: str, kind: str) -> HttpResponse:
        lines = registers.rows(cases, self.request.user, people)
        table = [[sheet.title], [self.watermark(people, reason)], registers.heads(), *lines]
        return send_table(table, sheet.title, kind, head=3)
