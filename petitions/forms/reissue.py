"""What a person at the window says to show that a lost code was theirs; nothing of it is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions import codes
from petitions.services.reissuing import Facts
from petitions.vocabulary import Subject

from .fields import VillageField, day_input


class ReissueForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput)
    times = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("姓名"), max_length=40, required=False)
    phone = forms.CharField(label=_("电话"), max_length=30, required=False)
    address = forms.CharField(
        label=_("住址"), max_length=120, required=False, help_text=_("要和登记时写的一样，标点、空格和县名镇名不计较。")
    )
    village = VillageField(label=_("涉及村"), required=False)
    received_on = forms.DateField(label=_("哪一天来的"), required=False, widget=day_input())
    subject = forms.ChoiceField(
        label=_("哪方面的事"),
        required=False,
        # “其他” is what stands there when nobody chose: it proves nothing.
        choices=[("", _("没有问")), *(choice for choice in Subject.choices if choice[0] != Subject.OTHER)],
    )

    def __init__(self, *args, case, **kwargs):
        kwargs["initial"] = {"key": codes.new_key(), "times": case.code_reissues, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def facts(self) -> Facts:
        names = ("name", "phone", "address", "village", "received_on", "subject")
        return Facts(**{name: self.cleaned_data[name] for name in names})
