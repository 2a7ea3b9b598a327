"""One's own password. Whoever came in with one that somebody else chose sees nothing but this page."""

from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from .. import services
from ..forms import OwnPasswordForm


class OwnPassword(WagtailAdminTemplateMixin, FormView):
    template_name = "accounts/form.html"
    page_title = gettext_lazy("修改密码")
    header_icon = "key"
    form_class = OwnPasswordForm

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs):
        lead = ""
        if self.request.user.password_is_provisional:
            lead = gettext("您现在的密码是别人设的。请先换成只有自己知道的密码，再开始工作。")
        return super().get_context_data(button=gettext("更换密码"), lead=lead, **kwargs)

    def form_valid(self, form):
        try:
            account = services.set_own_password(by=self.request.user, password=form.cleaned_data["new_password1"])
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        update_session_auth_hash(self.request, account)
        messages.success(self.request, gettext("密码已更换。"))
        return redirect("wagtailadmin_home")
