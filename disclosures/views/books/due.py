"""The due list: deaths, moves and ends of easing-out; re-checks that are due (57号 art 31) and what came of them."""

from decimal import Decimal

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.books import book_selectors
from disclosures.models import CHANGE_REASONS, ChangeReason, Followup, FollowupKind, FollowupResult, RecheckPlan
from disclosures.models.followup import MONTHS_TO_SETTLE
from disclosures.services import changes, followups, rechecks

from . import forms
from .base import ActView, BookView, Link
from .changes import VIEW

DUE = gettext_lazy("到期和复核")


class DueView(BookView):
    permission = VIEW
    template_name = "disclosures/books/due.html"
    page_title = DUE
    header_icon = "calendar-check"
    lead = gettext_lazy(
        "去世的三个月内核减，渐退到期要退出，迁移要办转接；收入不稳定又有劳动能力的半年复核一次，其他的每年一次。"
    )

    def links(self):
        return [
            Link(gettext_lazy("登记去世或迁移"), reverse("due:hear"), changes.ADD, is_main=True),
            Link(gettext_lazy("安排复核"), reverse("due:plan"), changes.ADD),
            Link(gettext_lazy("动态台账"), reverse("changes:index"), VIEW),
        ]

    def get_context_data(self, **kwargs):
        user = self.request.user
        scheme = forms.rural_first()
        return super().get_context_data(
            matters=book_selectors.due_followups(user),
            rechecks=book_selectors.due_rechecks(user),
            done=book_selectors.rechecks_for(user).filter(done_on__isnull=False).order_by("-done_on", "-pk")[:20],
            uncovered=book_selectors.villages_without_recheck(user, scheme) if scheme else [],
            scheme=scheme,
            may_act=changes_allowed(user),
            **kwargs,
        )


def changes_allowed(user) -> bool:
    from disclosures import permissions

    return permissions.allows(user, changes.ADD)


class FollowupForm(forms.ByForm, django_forms.ModelForm):
    class Meta:
        model = Followup
        fields = ("kind", "scheme", "village", "households", "persons", "since")
        widgets = {"since": forms.day_input()}
        help_texts = {"households": gettext_lazy("整户都要退出的户数；家里还有别人在保的填0。")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in MONTHS_TO_SETTLE]

    def validate_constraints(self):
        """The due day is the service's."""


class HearView(ActView):
    permission = changes.ADD
    page_title = gettext_lazy("登记去世或迁移")
    form_class = FollowupForm
    lead = gettext_lazy("知道了就登记，期限从发生之日起算三个月，不会漏办。只记人数，不写姓名。")
    button = gettext_lazy("列入待办")
    done = gettext_lazy("已列入待办。")
    back = "due:index"

    def act(self, form):
        followups.open_followup(by=self.request.user, **form.cleaned_data)


class SettleForm(forms.ByForm):
    result = django_forms.ChoiceField(
        label=gettext_lazy("办理结果"), choices=FollowupResult.choices, widget=django_forms.RadioSelect
    )
    households = django_forms.IntegerField(label=gettext_lazy("减少的户数"), min_value=0)
    persons = django_forms.IntegerField(label=gettext_lazy("减少的人数"), min_value=1)
    amount = django_forms.DecimalField(label=gettext_lazy("每月少发的元数"), min_value=0, initial=0, decimal_places=2)
    decided_on = django_forms.DateField(label=gettext_lazy("决定日期"), widget=forms.day_input(), required=False)
    effective_month = forms.MonthField(label=gettext_lazy("生效月份"), required=False)

    def clean(self):
        asked = super().clean()
        if asked.get("result") == FollowupResult.CHANGED:
            for name in ("decided_on", "effective_month"):
                if not asked.get(name):
                    self.add_error(name, _("登记变动要填这一项。"))
        return asked


class SettleView(ActView):
    permission = changes.ADD
    form_class = SettleForm
    button = gettext_lazy("办结")
    done = gettext_lazy("已办结。登记为变动的，动态台账里同时有了一条。")
    back = "due:index"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page_title = _("办理待办事项")

    def find(self) -> Followup:
        return get_object_or_404(book_selectors.followups_for(self.request.user), pk=self.kwargs["pk"])

    def make_form(self, data=None):
        matter = self.find()
        self.lead = _("%(village)s %(kind)s：%(persons)d人，期限%(day)s。") % {
            "village": matter.village.name, "kind": FollowupKind(matter.kind).label, "persons": matter.persons,
            "day": matter.due_on.isoformat(),
        }  # fmt: skip
        initial = {"households": matter.households, "persons": matter.persons, "result": FollowupResult.CHANGED}
        return self.form_class(data, by=self.request.user, initial=initial)

    def act(self, form):
        values = dict(form.cleaned_data)
        result = values.pop("result")
        if result != FollowupResult.CHANGED:
            values = {}
        followups.settle_followup(followup=self.find(), by=self.request.user, result=result, **values)


class PlanForm(forms.GridForm):
    COLUMNS = (("households", gettext_lazy("应查户数")),)

    scheme = django_forms.ModelChoiceField(
        label=gettext_lazy("救助项目"), queryset=forms.Scheme.objects.all(), initial=forms.rural_first
    )
    frequency = django_forms.ChoiceField(
        label=gettext_lazy("复核频次"), choices=RecheckPlan._meta.get_field("frequency").choices
    )
    due_on = django_forms.DateField(label=gettext_lazy("哪天以前查完"), widget=forms.day_input())

    def rows(self):
        return [{"village": row["village"], "households": row["households"]} for row in super().rows()]


class PlanView(ActView):
    permission = changes.ADD
    page_title = gettext_lazy("安排复核")
    form_class = PlanForm
    lead = gettext_lazy(
        "按村填应查的户数。一次查完后，下一次会自动排上：每年一次的排到一年后，每半年一次的排到半年后。"
    )
    button = gettext_lazy("安排复核")
    done = gettext_lazy("已安排。到期前会出现在首页。")
    back = "due:index"

    def act(self, form):
        asked = form.cleaned_data
        rechecks.plan_rechecks(
            by=self.request.user, scheme=asked["scheme"], frequency=asked["frequency"], due_on=asked["due_on"],
            rows=form.rows(),
        )  # fmt: skip


class FinishForm(forms.ByForm):
    """What the check came to; raised, reduced and stopped each with people, money and reason."""

    done_on = django_forms.DateField(label=gettext_lazy("完成日期"), widget=forms.day_input())
    unchanged = django_forms.IntegerField(label=gettext_lazy("不变的户数"), min_value=0, initial=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = []
        for name, kind in rechecks.KINDS.items():
            reasons = [(reason.value, reason.label) for reason in CHANGE_REASONS[kind]]
            columns = {
                "households": django_forms.IntegerField(label=_("户数"), min_value=0, required=False),
                "persons": django_forms.IntegerField(label=_("人数"), min_value=0, required=False),
                "amount": django_forms.DecimalField(
                    label=_("每月金额（元）"), min_value=0, required=False, decimal_places=2
                ),
                "reason": django_forms.ChoiceField(label=_("原因"), choices=reasons, required=False),
            }
            for column, field in columns.items():
                field.label = f"{kind.label} {field.label}"
                self.fields[f"grid_{name}_{column}"] = field
            self.parts.append((name, kind.label, columns))

    def grid(self):
        return [(label, [self[f"grid_{name}_{column}"] for column in columns]) for name, label, columns in self.parts]

    def grid_heads(self):
        return [_("户数"), _("人数"), _("每月金额（元）"), _("原因")]

    def found(self) -> dict[str, rechecks.Part]:
        parts = {}
        for name, _label, _columns in self.parts:
            given = {
                column: self.cleaned_data.get(f"grid_{name}_{column}") for column in ("households", "persons", "amount")
            }
            if given["households"]:
                reason = self.cleaned_data.get(f"grid_{name}_reason") or ChangeReason.INCOME_CHANGED
                parts[name] = rechecks.Part(
                    given["households"], given["persons"] or 0, given["amount"] or Decimal(0), reason
                )
        return parts


class FinishView(ActView):
    permission = changes.ADD
    page_title = gettext_lazy("登记复核结果")
    form_class = FinishForm
    button = gettext_lazy("登记复核结果")
    done = gettext_lazy("已登记。增发、减发、停发的已写进动态台账，下一次复核已排上。")
    back = "due:index"

    def find(self) -> RecheckPlan:
        return get_object_or_404(book_selectors.rechecks_for(self.request.user), pk=self.kwargs["pk"])

    def make_form(self, data=None):
        plan = self.find()
        self.lead = _("%(village)s %(frequency)s，应查%(count)d户。四项户数合计要等于应查户数。") % {
            "village": plan.village.name, "frequency": plan.get_frequency_display(), "count": plan.households,
        }  # fmt: skip
        return self.form_class(data, by=self.request.user, initial={"unchanged": plan.households})

    def act(self, form):
        rechecks.finish_recheck(
            plan=self.find(), by=self.request.user, done_on=form.cleaned_data["done_on"],
            unchanged=form.cleaned_data["unchanged"], parts=form.found(),
        )  # fmt: skip


class ReopenView(ActView):
    permission = changes.CORRECT
    page_title = gettext_lazy("重新打开复核")
    form_class = forms.CancelForm
    lead = gettext_lazy("结果登记错了才用：由它写进动态台账的变动一并作废，这次复核重新列入待办。")
    button = gettext_lazy("重新打开")
    done = gettext_lazy("已重新打开。")
    back = "due:index"

    def act(self, form):
        plan = get_object_or_404(book_selectors.rechecks_for(self.request.user), pk=self.kwargs["pk"])
        rechecks.reopen_recheck(plan=plan, by=self.request.user, **form.cleaned_data)
