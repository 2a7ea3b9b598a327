from django import forms
from django.utils.translation import gettext_lazy as _

from portal.orgs.models import OrgUnit

from . import selectors
from .models import User
from .roles import ROLES
from .services import KEEPER


class RoleField(forms.ChoiceField):
    """The roles with their sentences: who grants one reads what it means."""

    def __init__(self, **kwargs):
        super().__init__(label=_("岗位"), widget=forms.RadioSelect, **kwargs)

    @staticmethod
    def options(keep: str = "") -> list[tuple[str, str]]:
        return [
            (role.code, f"{role.name}：{role.sentence}") for role in ROLES if role.code != KEEPER or role.code == keep
        ]


class StaffForm(forms.Form):
    """What may be changed of an account."""

    display_name = forms.CharField(label=_("姓名"), max_length=40)
    unit = forms.ModelChoiceField(label=_("所属机构"), queryset=OrgUnit.objects.none())
    role = RoleField()

    def __init__(self, *args, by: User, current_role: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = selectors.units_of(by)
        self.fields["role"].choices = RoleField.options(keep=current_role)


class NewStaffForm(StaffForm):
    username = forms.CharField(
        label=_("登录名"), max_length=150, help_text=_("字母、数字，一人一个，不共用。建立后不能改。")
    )
    password = forms.CharField(
        label=_("首次登录密码"),
        max_length=128,
        strip=False,
        help_text=_("至少12位，不要只用数字。本人首次登录后必须换成自己的密码。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["display_name", "username", "unit", "role", "password"]


class FirstPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("新的首次登录密码"),
        max_length=128,
        strip=False,
        help_text=_("至少12位，不要只用数字。当面或打电话告诉本人，本人登录后必须更换。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class OwnPasswordForm(forms.Form):
    old_password = forms.CharField(
        label=_("现在的密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new_password1 = forms.CharField(
        label=_("新密码"),
        strip=False,
        help_text=_("至少12位，不要只用数字，不要用常见的词。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    new_password2 = forms.CharField(
        label=_("再输一遍新密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old_password(self):
        if not self.user.check_password(self.cleaned_data["old_password"]):
            raise forms.ValidationError(_("现在的密码不对，请重新输入。"))
        return self.cleaned_data["old_password"]

    def clean(self):
        data = super().clean() or self.cleaned_data
        if data.get("new_password1") and data["new_password1"] != data.get("new_password2"):
            self.add_error("new_password2", _("两次输入的新密码不一样，请重新输入。"))
        return data
