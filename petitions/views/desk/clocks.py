"""The table of clocks on the screen: what holds from when to when, a local promise more, a row ended or replaced."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.widgets.button import HeaderButton

from petitions.errors import Refused
from petitions.forms.clocks import EndForm, PromiseForm, ReplaceForm
from petitions.models import ClockRule
from petitions.services import clock_rules
from petitions.workflow import CLOCKS

from .base import DeskView

TABLE = {"url": reverse_lazy("cases:clocks"), "label": gettext_lazy("期限设置")}


class ClockTableView(DeskView):
    permission = CLOCKS
    template_name = "petitions/desk/clocks.html"
    page_title = gettext_lazy("期限设置")
    header_icon = "time"

    @property
    def header_buttons(self):
        return [HeaderButton(gettext("加一条本镇承诺"), reverse("cases:clock_add"), icon_name="plus")]

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        rules = list(ClockRule.objects.select_related("added_by", "ended_by").order_by("event", "code", "valid_from"))
        past = [rule for rule in rules if rule.valid_until and rule.valid_until < today]
        return super().get_context_data(
            statutory=[rule for rule in rules if not rule.is_promise and rule not in past],
            promises=[rule for rule in rules if rule.is_promise and rule not in past],
            past=past,
            **kwargs,
        )


class ClockActView(DeskView):
    """One act on the table: a form, its service, back to the table. What was refused keeps what was typed."""

    permission = CLOCKS
    template_name = "petitions/desk/clock_act.html"
    header_icon = "time"
    form_class: type
    consequence = ""

    def path_here(self):
        return [TABLE, *super().path_here()]

    def get(self, request, pk=None):
        return self.show(self.form_class(rule=self.find(pk)))

    def post(self, request, pk=None):
        rule = self.find(pk)
        form = self.form_class(request.POST, rule=rule)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            done = self.act(rule, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return self.show(form, status=422)
        messages.success(request, done)
        return redirect("cases:clocks")

    def show(self, form, status=200):
        return self.render(status=status, form=form, rule=form.rule, consequence=self.consequence, button=self.button)

    def find(self, pk):
        rule = ClockRule.objects.filter(pk=pk, valid_until__isnull=True).first()
        if rule is None:
            raise Http404
        return rule


class AddPromiseView(ClockActView):
    page_title = gettext_lazy("加一条本镇承诺")
    form_class = PromiseForm
    button = gettext_lazy("加上这条承诺")
    consequence = gettext_lazy("承诺和法定期限一起走，只能更短。对起算日在适用期内的来件有效，已经在走的期限不变。")

    def find(self, pk):
        return None

    def act(self, rule, values):
        return gettext("已加承诺“%(name)s”。") % {"name": clock_rules.add_promise(by=self.request.user, **values).name}


class ReplaceClockView(ClockActView):
    page_title = gettext_lazy("法规改了，换新的天数")
    form_class = ReplaceForm
    button = gettext_lazy("换成新的天数")
    consequence = gettext_lazy("只在法规修改后使用，并写明新的依据。原来的一行保留，对以前的来件仍然有效。")

    def find(self, pk):
        rule = super().find(pk)
        if rule.is_promise:
            raise Http404
        return rule

    def act(self, rule, values):
        new = clock_rules.replace(rule=rule, by=self.request.user, **values)
        return gettext("“%(name)s”从%(day)s起是%(length)s。") % {
            "name": new.name,
            "day": new.valid_from.isoformat(),
            "length": new.length,
        }


class EndClockView(ClockActView):
    page_title = gettext_lazy("停用一条期限")
    form_class = EndForm
    button = gettext_lazy("停用这条期限")
    consequence = gettext_lazy("停用以后新来件不再设这个期限；已经在走的照走。法定期限只在法规废止后停用。")

    def act(self, rule, values):
        ended = clock_rules.end(rule=rule, by=self.request.user, **values)
        return gettext("“%(name)s”用到%(day)s为止。") % {"name": ended.name, "day": ended.valid_until.isoformat()}
