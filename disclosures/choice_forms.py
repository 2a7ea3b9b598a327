"""The form on which a clerk says what a file's columns mean. Built from the file's own look; answers Choices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.orgs.models import OrgUnit
from portal.orgs.selectors import villages

from . import wizard
from .intake.choices import DROP, SOURCE_UNIT_WORDS, Choices, SourceUnit
from .intake.columns import SPECS
from .models import AmountUnit, Batch

FIELD_CHOICES = [(DROP, _("不导入")), *((spec.field.value, spec.title) for spec in SPECS)]


class ColumnForm(forms.Form):
    """Headings and what they mean; shared by the wizard and by what is remembered."""

    def add_columns(self, rows: list[tuple[str, str]]) -> None:
        """One select for each (heading's key, field now)."""
        self.keys = [key for key, _taken in rows]
        for place, (key, taken) in enumerate(rows):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=key, choices=FIELD_CHOICES, required=False, initial=taken
            )

    def add_unit(self, now: str) -> None:
        self.fields["amount_unit"] = forms.ChoiceField(
            label=_("表里的金额是"),
            choices=[(unit.value, word) for unit, word in SOURCE_UNIT_WORDS.items()],
            required=False,
            initial=now,
            help_text=_("公示的是每户每月的金额。表里按季度、按年或按人填写时在这里选，系统会换算。"),
        )

    def add_villages(self, texts: list[str], now: dict[str, int], *, may_alias: bool = False) -> None:
        self.texts = texts
        units = villages()
        for place, text in enumerate(texts):
            self.fields[f"village-{place}"] = forms.ModelChoiceField(
                label=text, queryset=units, required=False, initial=now.get(text), empty_label=_("请选择村（居）")
            )
            if may_alias:
                self.fields[f"alias-{place}"] = forms.BooleanField(label=_("记为该村别名"), required=False)

    def chosen_columns(self) -> dict[str, str]:
        return {key: self.cleaned_data.get(f"column-{place}", DROP) for place, key in enumerate(self.keys)}

    def chosen_villages(self) -> dict[str, OrgUnit]:
        found = ((text, self.cleaned_data.get(f"village-{place}")) for place, text in enumerate(self.texts))
        return {text: unit for text, unit in found if unit}

    def unit(self) -> SourceUnit:
        return SourceUnit(self.cleaned_data.get("amount_unit", ""))


class ChoicesForm(ColumnForm):
    """The second step of the wizard."""

    def __init__(self, *args, batch: Batch, may_alias: bool, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        look = batch.look or {}
        self.now = Choices.from_json(batch.choices)
        self.rows = wizard.column_rows(batch)
        self.open_rows = [row for row in self.rows if not row.is_denied]
        self.add_columns([(row.key, row.taken) for row in self.open_rows])
        if batch.scheme.amount_unit == AmountUnit.MONTH:
            self.add_unit(self.now.amount_unit)
        self.counts = dict(look.get("villages", []))
        self.add_villages([*self.counts, *self.now.villages], dict(self.now.villages), may_alias=may_alias)
        self.sheets = [name for name, state in look.get("sheets", []) if state != "hidden"]
        if len(self.sheets) > 1:
            self.fields["sheets"] = forms.MultipleChoiceField(
                label=_("要读的工作表"),
                choices=[(name, name) for name in self.sheets],
                initial=list(self.now.sheets) if self.now.sheets is not None else self.sheets,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("请至少选一张工作表。")},
            )

    def clean(self):
        """Two columns of one meaning: which of them counts is not guessed."""
        seen: dict[str, str] = {}
        for row, field in zip(self.open_rows, self.chosen_columns().values(), strict=True):
            if field and field in seen and (field != row.taken or row.is_chosen):
                self.add_error(
                    f"column-{self.keys.index(row.key)}",
                    _("“%(one)s”和“%(other)s”选成了同一项，请把其中一列改为“不导入”。")
                    % {"one": seen[field], "other": row.heading},
                )
            seen.setdefault(field, row.heading)
        return self.cleaned_data

    def choices(self) -> Choices:
        """What differs from how the file was read, and what was chosen before."""
        columns = {
            row.key: field
            for row, field in zip(self.open_rows, self.chosen_columns().values(), strict=True)
            if field != row.taken or row.is_chosen
        }
        aliases = self.aliases()
        sheets = self.cleaned_data.get("sheets")
        return Choices(
            columns=columns,
            amount_unit=self.unit(),
            villages={text: unit.pk for text, unit in self.chosen_villages().items() if text not in aliases},
            sheets=None if not sheets or set(sheets) == set(self.sheets) else tuple(sheets),
        )

    def aliases(self) -> dict[str, OrgUnit]:
        """The texts that shall mean their village in every later file."""
        return {
            text: unit
            for text, unit in self.chosen_villages().items()
            if self.cleaned_data.get(f"alias-{self.texts.index(text)}")
        }

    def column_lines(self) -> list[tuple[wizard.ColumnRow, forms.BoundField | None]]:
        """Each heading beside its select; none beside what may never be kept."""
        bound = {key: self[f"column-{place}"] for place, key in enumerate(self.keys)}
        return [(row, bound.get(row.key) if not row.is_denied else None) for row in self.rows]

    def village_lines(self) -> list[tuple[str, int, forms.BoundField, forms.BoundField | None]]:
        return [
            (
                text,
                self.counts.get(text, 0),
                self[f"village-{place}"],
                self[f"alias-{place}"] if f"alias-{place}" in self.fields else None,
            )
            for place, text in enumerate(self.texts)
        ]


class MappingForm(ColumnForm):
    """What is remembered for one shape of file, to be corrected."""

    def __init__(self, *args, mapping, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.now = Choices.from_json(mapping.choices)
        self.add_columns(list(self.now.columns.items()))
        if mapping.scheme.amount_unit == AmountUnit.MONTH:
            self.add_unit(self.now.amount_unit)
        self.add_villages(list(self.now.villages), dict(self.now.villages))

    def choices(self) -> Choices:
        return Choices(
            columns=self.chosen_columns(),
            amount_unit=self.unit(),
            villages={text: unit.pk for text, unit in self.chosen_villages().items()},
        )

    def lines(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields]
