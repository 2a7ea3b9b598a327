"""The years that each kind is kept: entered by the leader, from the county's own schedule. None is built in."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions.errors import Refused
from petitions.forms.sealed import RetentionRuleForm
from petitions.services import retention
from petitions.vocabulary import Kind
from petitions.workflow import CLOCKS

from .base import DeskView


class RetentionView(DeskView):
    permission = CLOCKS
    template_name = "petitions/desk/retention.html"
    page_title = _("来件保存年限")
    header_icon = "time"

    def forms(self, data=None):
        rules = retention.rules()
        return [RetentionRuleForm(data, kind=kind, rule=rules.get(kind)) for kind in Kind]

    def get(self, request):
        return self.render(forms=self.forms())

    def post(self, request):
        forms = self.forms(request.POST)
        if any([not form.is_valid() for form in forms]):  # noqa: C419 - every line says what is wrong with it
            return self.render(status=422, forms=forms)
        refused = False
        for form in forms:
            if not form.has_changed():
                continue
            try:
                retention.set_rule(kind=form.kind, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                refused = True
        if refused:
            return self.render(status=422, forms=forms)
        messages.success(request, gettext("已保存。"))
        return redirect("cases:retention")
