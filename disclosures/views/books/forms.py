"""Forms of the books. A record's own rules speak through its form; a grid asks the same three numbers of each village."""

from decimal import Decimal

from django import forms
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosures.books import book_selectors
from disclosures.books.quarters import Quarter
from disclosures.models import (
    AidSummary,
    ChangeKind,
    ChangeReason,
    ChangeRecord,
    CorrectionReason,
    FundPeriod,
    OpeningBalance,
    OpeningSource,
    PaymentChannel,
    Scheme,
)


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class MonthField(forms.DateField):
    """A month; its first day is what is stored."""

    widget = forms.DateInput(attrs={"type": "month"}, format="%Y-%m")

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "month"}, format="%Y-%m"))
        super().__init__(input_formats=["%Y-%m", "%Y-%m-%d"], **kwargs)

    def to_python(self, value):
        day = super().to_python(value)
        return day.replace(day=1) if day else day


class ByForm(forms.Form):
    """A form that knows who fills it in: only their villages are offered."""

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        if "village" in self.fields:
            self.fields["village"].queryset = book_selectors.villages_of(by)

    def header_fields(self):
        """Everything but the grid."""
        return [field for field in self if not field.name.startswith("grid_")]


class RecordForm(ByForm, forms.ModelForm):
    """A recorded figure. With `old` it is a correction: filled in with the old values, and asking why."""

    def __init__(self, *args, by, old=None, **kwargs):
        self.old = old
        if old is not None:
            kwargs["initial"] = {**self.values_of(old), **kwargs.get("initial", {})}
        super().__init__(*args, by=by, **kwargs)
        if old is not None:
            choices = [("", _("请选择")), *CorrectionReason.choices]
            self.fields["because"] = forms.ChoiceField(label=_("为什么更正"), choices=choices)
            self.order_fields(["because"])

    def values_of(self, old) -> dict:
        return model_to_dict(old, fields=list(self.base_fields))

    def validate_constraints(self):
        """The service asks: while it is being corrected the old record still stands in the new one's place."""

    def values(self) -> dict:
        """What the service takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "because"}


class ChangeForm(RecordForm):
    effective_month = MonthField(label=_("生效月份"), help_text=_("从哪个月的保障金开始变，一般是决定的下个月。"))

    class Meta:
        model = ChangeRecord
        fields = (
            "kind", "reason", "scheme", "village", "households", "persons", "amount", "decided_on", "effective_month",
            "ends_on",
        )  # fmt: skip
        widgets = {"decided_on": day_input(), "ends_on": day_input()}

    def values_of(self, old):
        return {**super().values_of(old), "amount": abs(old.amount)}


class FundForm(RecordForm):
    class Meta:
        model = FundPeriod
        fields = (
            "scheme", "period_start", "period_end", "carried_over", "central", "province", "city", "county", "spent",
            "households", "persons",
        )  # fmt: skip
        widgets = {"period_start": day_input(), "period_end": day_input()}


def quarter_choices() -> list[tuple[str, str]]:
    """The running quarter and the seven before it."""
    quarter, found = Quarter.of(timezone.localdate()), []
    for _turn in range(8):
        found.append((f"{quarter.year}-{quarter.number}", str(quarter)))
        quarter = quarter.before
    return found


class AidForm(RecordForm):
    quarter = forms.ChoiceField(label=_("季度"), choices=quarter_choices)

    class Meta:
        model = AidSummary
        fields = ("kind", "cause", "households", "persons", "amount")

    field_order = ("because", "quarter")

    def __init__(self, *args, by, old=None, **kwargs):
        if old is not None:
            quarter = Quarter.of(old.period_start)
            kwargs["initial"] = {"quarter": f"{quarter.year}-{quarter.number}"}
        super().__init__(*args, by=by, old=old, **kwargs)

    def values(self):
        values = super().values()
        quarter = read_quarter(values.pop("quarter"))
        return {**values, "period_start": quarter.start, "period_end": quarter.end}


def read_quarter(text: str) -> Quarter:
    year, number = text.split("-")
    return Quarter(int(year), int(number))


class GridForm(ByForm):
    """Three numbers for each village. A village whose row is left empty is not written down."""

    COLUMNS = (("households", _("户数")), ("persons", _("人数")), ("amount", _("月金额（元）")))

    def __init__(self, *args, grid_initial: dict[int, dict] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.villages = list(book_selectors.villages_of(self.by))
        for village in self.villages:
            known = (grid_initial or {}).get(village.pk, {})
            for name, label in self.COLUMNS:
                money = name == "amount"
                kind = forms.DecimalField if money else forms.IntegerField
                extra = {"max_digits": 14, "decimal_places": 2} if money else {"max_value": 1_000_000}
                self.fields[f"grid_{village.pk}_{name}"] = kind(
                    label=f"{village.name} {label}", min_value=0, required=False, initial=known.get(name), **extra
                )

    def grid(self):
        """(village, its fields) for the table."""
        return [
            (village, [self[f"grid_{village.pk}_{name}"] for name, _label in self.COLUMNS]) for village in self.villages
        ]

    def grid_heads(self):
        return [label for _name, label in self.COLUMNS]

    def rows(self) -> list[dict]:
        found = []
        for village in self.villages:
            given = {name: self.cleaned_data.get(f"grid_{village.pk}_{name}") for name, _label in self.COLUMNS}
            if any(given.values()):
                empty = {"amount": Decimal(0)}
                found.append({"village": village, **{k: v or empty.get(k, 0) for k, v in given.items()}})
        return found


def rural_first() -> Scheme | None:
    return Scheme.objects.order_by("sort_order").first()


class MonthGridForm(GridForm):
    kind = forms.ChoiceField(
        label=_("变动类型"),
        choices=[choice for choice in ChangeKind.choices if choice[0] != ChangeKind.EASED_OUT],
        help_text=_("一次登记一种变动；渐退要写明到期日，请逐条登记。"),
    )
    reason = forms.ChoiceField(label=_("原因"), choices=ChangeReason.choices)
    scheme = forms.ModelChoiceField(label=_("救助项目"), queryset=Scheme.objects.all(), initial=rural_first)
    decided_on = forms.DateField(label=_("决定日期"), widget=day_input())
    effective_month = MonthField(label=_("生效月份"))


class OpeningForm(GridForm):
    scheme = forms.ModelChoiceField(label=_("救助项目"), queryset=Scheme.objects.all(), initial=rural_first)
    year = forms.IntegerField(label=_("年份"), min_value=2000, max_value=2100)
    source = forms.ChoiceField(label=_("出处"), choices=OpeningSource.choices)


class OneOpeningForm(RecordForm):
    class Meta:
        model = OpeningBalance
        fields = ("households", "persons", "amount", "source")


class PaymentForm(GridForm):
    COLUMNS = (("households", _("户数")), ("persons", _("人数")), ("amount", _("金额（元）")))

    scheme = forms.ModelChoiceField(label=_("救助项目"), queryset=Scheme.objects.all(), initial=rural_first)
    month = MonthField(label=_("所属月份"))
    paid_on = forms.DateField(label=_("发放日期"), widget=day_input())
    channel = forms.ChoiceField(label=_("发放渠道"), choices=PaymentChannel.choices)


class PaymentCorrectionForm(GridForm):
    COLUMNS = PaymentForm.COLUMNS

    because = forms.ChoiceField(label=_("为什么更正"), choices=[("", _("请选择")), *CorrectionReason.choices])
    paid_on = forms.DateField(label=_("发放日期"), widget=day_input())
    channel = forms.ChoiceField(label=_("发放渠道"), choices=PaymentChannel.choices)


def with_year(asked: QueryDict, year: int) -> QueryDict:
    """The questions of an address with the year that the page shows unasked, so that its field says which."""
    filled = asked.copy()
    filled["year"] = str(year)
    return filled


class ChangeFilter(forms.Form):
    """How the ledger is narrowed."""

    year = forms.IntegerField(
        label=_("年份"), required=False, min_value=2000, max_value=2100,
        widget=forms.NumberInput(attrs={"placeholder": _("全部年份")}),
    )  # fmt: skip
    month = forms.TypedChoiceField(
        label=_("月份"), required=False, coerce=int, empty_value=None,
        choices=[("", _("全年")), *((number, str(number)) for number in range(1, 13))],
    )  # fmt: skip
    scheme = forms.ModelChoiceField(
        label=_("救助项目"), queryset=Scheme.objects.all(), required=False, empty_label=_("全部项目")
    )
    village = forms.ModelChoiceField(label=_("村（居）"), queryset=None, required=False, empty_label=_("全部村"))
    kind = forms.ChoiceField(label=_("变动类型"), choices=[("", _("全部类型")), *ChangeKind.choices], required=False)
    all = forms.BooleanField(label=_("连同已更正和作废的"), required=False)

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = book_selectors.villages_of(by)

    def narrow(self, changes):
        if not self.is_valid():
            return changes.filter(is_current=True)
        asked = self.cleaned_data
        if not asked["all"]:
            changes = changes.filter(is_current=True)
        for name, lookup in (("year", "effective_month__year"), ("month", "effective_month__month")):
            if asked[name]:
                changes = changes.filter(**{lookup: asked[name]})
        for name in ("scheme", "village", "kind"):
            if asked[name]:
                changes = changes.filter(**{name: asked[name]})
        return changes


class SheetFilter(forms.Form):
    scheme = forms.ModelChoiceField(
        label=_("救助项目"), queryset=Scheme.objects.all(), required=False, empty_label=None
    )
    year = forms.IntegerField(label=_("年份"), required=False, min_value=2000, max_value=2100)
    village = forms.ModelChoiceField(label=_("村（居）"), queryset=None, required=False, empty_label=_("全镇"))

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = book_selectors.villages_of(by)


class CancelForm(ByForm):
    because = forms.ChoiceField(label=_("原因"), choices=[("", _("请选择")), *CorrectionReason.choices])
