"""Which register, of when and where; and, to see names in it, why."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petitions.registers import Book, Sheet
from portal.orgs.selectors import villages

MONTHS = [("", _("全年")), *((str(month), str(month)) for month in range(1, 13))]


class RegisterForm(forms.Form):
    book = forms.ChoiceField(label=_("登记簿"), choices=Book.choices, initial=Book.VISITS)
    year = forms.IntegerField(label=_("年"), min_value=2000, max_value=2100)
    month = forms.TypedChoiceField(label=_("月"), choices=MONTHS, required=False, coerce=int, empty_value=None)
    village = forms.ModelChoiceField(label=_("涉及村"), queryset=None, required=False, empty_label=_("不限"))

    def __init__(self, data=None, **kwargs):
        """Nothing asked for means this month's visits."""
        today = timezone.localdate()
        given = data if data and "book" in data else {"book": Book.VISITS, "year": today.year, "month": today.month}
        super().__init__(given, **kwargs)
        self.fields["village"].queryset = villages()
        self.fields["village"].label_from_instance = lambda unit: unit.name

    def sheet(self) -> Sheet:
        return Sheet(**{name: self.cleaned_data[name] for name in ("book", "year", "month", "village")})


class OpenRegisterForm(forms.Form):
    """What is done with the sheet: names in it need a reason, which goes into the record of each case."""

    reason = forms.CharField(
        label=_("为什么要看姓名、住址、电话"),
        max_length=200,
        required=False,
        help_text=_("例如：县信访局年度检查要装订原簿。理由和您的账号会记进每一件的办理经过。"),
    )
