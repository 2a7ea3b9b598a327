from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class StaffLoginForm(LoginForm):
    """Wagtail's form in the office's words. One sentence for every failure, so that none tells which part was wrong."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _("登录名或密码不对，请重新输入。区分大小写。"),
        "inactive": _("登录名或密码不对，请重新输入。区分大小写。"),
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        for name, label in (("username", _("登录名")), ("password", _("密码"))):
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
