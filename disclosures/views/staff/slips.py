"""The slip with a household's code: typed at the window from an identity card, printed, kept nowhere."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosures import permissions, staff_selectors
from disclosures.models import ListingSlip
from disclosures.services import listings
from portal.orgs.models import OrgUnit
from portal.orgs.selectors import office

from .base import Refusal, StaffView, status_of


class SlipForm(forms.Form):
    village = forms.ModelChoiceField(label=_("村（社区）"), queryset=OrgUnit.objects.none(), empty_label=None)
    name = forms.CharField(
        label=_("户主姓名"),
        max_length=40,
        help_text=_("照本人身份证上的写。在不在名单上都一样发，从凭条上看不出来。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        units = staff_selectors.units_of(by)
        self.fields["village"].queryset = OrgUnit.objects.villages().filter(pk__in=units.values("pk"))


class SlipView(StaffView):
    permission = permissions.PRINT_BOARD
    template_name = "disclosures/staff/slip.html"
    page_title = _("发查询凭条")
    header_icon = "key"

    def get_context_data(self, form=None, **kwargs):
        today = timezone.localdate()
        handed_out = ListingSlip.objects.filter(by=self.request.user, at__date=today).count()
        form = form or SlipForm(by=self.request.user)
        return super().get_context_data(form=form, office=office(), handed_out=handed_out, **kwargs)

    def post(self, request):
        form = SlipForm(request.POST, by=request.user)
        if not form.is_valid():
            return self.render(status=422, form=form)
        village = form.cleaned_data["village"]
        try:
            code = listings.hand_out(village=village, name=form.cleaned_data["name"], by=request.user)
        except Refusal as refusal:
            return self.render(status=status_of(refusal), form=form, refusal=str(refusal))
        valid_until = date(timezone.localdate().year + 1, 12, 31)
        return self.render(code=code, village=village, valid_until=valid_until)
