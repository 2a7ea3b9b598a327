"""转入下一轮: who goes on, who falls out and who changed, shown with reasons before anything is written."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import permissions, presentation
from disclosures.models import REASONS, CarryReason, Fate, Publication
from disclosures.refusals import Declined
from disclosures.services import carrying, rounds

from .base import Refusal, StaffView, status_of

BLANK_LINES = 5
MOST_MARKS = 200


@dataclass(frozen=True)
class Link:
    """What a notice's page says about the round after it."""

    title: str
    sentence: str
    button: str = ""
    url: str = ""


def link_for(user, notice: Publication) -> Link | None:
    """The way on, or what still stands in it; nothing for those who do not carry rosters over, or long ago done."""
    if notice.withdrawn_at is not None or notice.ends_at is None:
        return None
    if not permissions.allows(user, permissions.CONFIRM, notice.roster.batch):
        return None
    try:
        step = rounds.next_step(notice)
    except Declined as refusal:
        return Link(_("下一轮公示"), str(refusal))
    url = reverse("publishing:next_round", args=[notice.number])
    if step.is_repost:
        return Link(_("重新公示"), _("异议核实后有更正，要先重新公示，再转入下一轮。"), _("写明更正，重新公示"), url)
    return Link(
        _("下一轮公示"),
        _("下一轮是“%(round)s”。名单从本公示转入，不用重新上传。") % {"round": step.round.name},
        _("转入下一轮"),
        url,
    )


def name_of_act(notice: Publication) -> str:
    """What the link to the way on is called where it stands alone, in a list."""
    return _("重新公示") if rounds.needs_reposting(notice) else _("转入下一轮")


class MarkForm(forms.Form):
    """One household that does not go on as it was."""

    serial = forms.IntegerField(label=gettext_lazy("公示里的序号"), min_value=1)
    fate = forms.ChoiceField(label=gettext_lazy("处理"), choices=Fate.choices, initial=Fate.DROPPED)
    reason = forms.ChoiceField(
        label=gettext_lazy("原因"),
        initial=CarryReason.DECIDED_AGAINST,
        choices=[(fate.label, [(reason, CarryReason(reason).label) for reason in REASONS[fate]]) for fate in REASONS],
    )
    household_size = forms.IntegerField(label=gettext_lazy("改后家庭人口"), min_value=1, max_value=99, required=False)
    persons = forms.IntegerField(label=gettext_lazy("改后保障人数"), min_value=1, max_value=99, required=False)
    amount = forms.DecimalField(
        label=gettext_lazy("改后金额（元）"), min_value=0, max_digits=10, decimal_places=2, required=False
    )

    def mark(self) -> carrying.Mark:
        return carrying.Mark(**{name: self.cleaned_data[name] for name in self.base_fields})

    def clean(self):
        """A household that falls out has no new figures: whoever typed some meant something else."""
        cleaned = super().clean()
        if cleaned.get("fate") == Fate.DROPPED and any(
            cleaned.get(name) is not None for name in ("household_size", "persons", "amount")
        ):
            self.add_error("fate", _("选了“去掉”的户不用填改后的数字；数字有变的请选“改动”。"))
        return cleaned


MarkFormSet = forms.formset_factory(
    MarkForm, extra=BLANK_LINES, max_num=MOST_MARKS, validate_max=True, absolute_max=MOST_MARKS + BLANK_LINES
)


class NextRoundView(StaffView):
    """First the plan, then, from the page that shows it, the act."""

    permission = permissions.CONFIRM
    template_name = "disclosures/staff/next_round.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page_title = _("公示 %(number)s 转入下一轮") % {"number": kwargs["number"]}

    def path_here(self):
        return [
            {"url": reverse("publishing:publications"), "label": _("已发布的公示")},
            {
                "url": reverse("publishing:publication", args=[self.kwargs["number"]]),
                "label": _("公示 %(number)s") % {"number": self.kwargs["number"]},
            },
            *super().path_here(),
        ]

    def get(self, request, number):
        notice = self.find_publication()
        try:
            return self.show(notice, MarkFormSet(prefix="marks"))
        except Refusal as refusal:
            return self.turn_back(notice, refusal)

    def turn_back(self, notice: Publication, refusal: Exception):
        messages.error(self.request, str(refusal))
        return redirect("publishing:publication", notice.number)

    def post(self, request, number):
        notice = self.find_publication()
        try:
            rounds.next_step(notice)  # sent again when there is no next round to go to yet, or any more
        except Refusal as refusal:
            return self.turn_back(notice, refusal)
        formset = MarkFormSet(request.POST, prefix="marks")
        if not formset.is_valid():
            return self.show(notice, formset, status=422)
        marks = [form.mark() for form in formset if form.has_changed()]
        try:
            if "carry" not in request.POST:
                plan = carrying.plan(publication=notice, by=request.user, marks=marks)
                return self.show(notice, formset, plan=plan)
            roster = carrying.carry(publication=notice, by=request.user, marks=marks)
        except Refusal as refusal:
            return self.show(notice, formset, status=status_of(refusal), refusal=str(refusal))
        messages.success(
            request, _("已转入“%(round)s”，名册在下面。请核对后送审。") % {"round": roster.batch.round.name}
        )
        return redirect("publishing:roster", roster.pk)

    def show(self, notice: Publication, formset, plan=None, refusal="", status=200):
        return self.render(
            status=status,
            notice=notice,
            step=plan.step if plan else rounds.next_step(notice),
            lines=carrying.open_lines(notice),
            formset=formset,
            plan=plan,
            refusal=refusal,
            results=presentation.say_objections(notice),
        )
