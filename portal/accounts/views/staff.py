"""The keeper's screens: list, add, change, disable, reset a password. Wagtail's own user screens stay shut.

Whoever holds Wagtail's user permissions can make themselves a superuser; these screens only reach services.py.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from .. import selectors, services
from ..forms import FirstPasswordForm, NewStaffForm, StaffForm
from ..permissions import NotAllowed, allows
from ..records import describe
from ..roles import role_of

PER_PAGE = 50
RECENT_EVENTS = 20


class StaffScreen(WagtailAdminTemplateMixin):
    """What these views share: one permission, and the account they are about when the address names one."""

    header_icon = "group"
    is_list = False

    def dispatch(self, request, *args, **kwargs):
        if not allows(request.user, services.MANAGE_STAFF):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def account(self):
        return get_object_or_404(selectors.staff_kept_by(self.request.user), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self):
        items = [*self.breadcrumbs_items, {"url": reverse("staff:index"), "label": gettext("工作人员")}]
        return items if self.is_list else [*items, {"url": "", "label": self.get_page_title()}]

    def attempt(self, form, act) -> bool:
        """Ask the door; put its refusal where the person looks."""
        try:
            act()
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            form.add_error(None, error)
        return not form.errors


class StaffList(StaffScreen, TemplateView):
    template_name = "accounts/staff_list.html"
    page_title = gettext_lazy("工作人员")
    is_list = True

    @property
    def header_buttons(self):
        return [HeaderButton(gettext("建立账号"), reverse("staff:add"), icon_name="plus")]

    def get_context_data(self, **kwargs):
        words = self.request.GET.get("q", "").strip()[:40]
        state = self.request.GET.get("state", "")
        active = {"active": True, "disabled": False}.get(state)
        staff = selectors.staff_kept_by(self.request.user, words=words, active=active)
        page = WagtailPaginator(staff, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            rows=[(account, role_of(account)) for account in page],
            page_obj=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            words=words,
            state=state,
            **kwargs,
        )


class AddStaff(StaffScreen, FormView):
    template_name = "accounts/form.html"
    page_title = gettext_lazy("建立账号")
    form_class = NewStaffForm
    extra_context = {"button": gettext_lazy("建立账号")}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "by": self.request.user}

    def form_valid(self, form):
        data = form.cleaned_data

        def create():
            services.create_staff(
                by=self.request.user,
                username=data["username"],
                display_name=data["display_name"],
                unit=data["unit"],
                role_code=data["role"],
                password=data["password"],
                provisional=True,
            )

        if not self.attempt(form, create):
            return self.form_invalid(form)
        messages.success(
            self.request,
            gettext("已为%(name)s建立账号。请把登录名和首次密码告诉本人，首次登录后要更换密码。")
            % {"name": data["display_name"]},
        )
        return redirect("staff:index")


class EditStaff(StaffScreen, FormView):
    template_name = "accounts/edit_staff.html"
    form_class = StaffForm

    def get_page_title(self):
        return str(self.account)

    def get_form_kwargs(self):
        role = role_of(self.account)
        return {**super().get_form_kwargs(), "by": self.request.user, "current_role": role.code if role else ""}

    def get_initial(self):
        role = role_of(self.account)
        return {
            "display_name": self.account.display_name,
            "unit": self.account.unit,
            "role": role.code if role else "",
        }

    def get_context_data(self, **kwargs):
        events = selectors.events(account=self.account)[:RECENT_EVENTS]
        return super().get_context_data(
            account=self.account, events=[(event, describe(event)) for event in events], **kwargs
        )

    def form_valid(self, form):
        by, account, data = self.request.user, self.account, form.cleaned_data

        def change():
            services.change_staff(
                by=by, account=account, display_name=data["display_name"], unit=data["unit"], role_code=data["role"]
            )

        if not self.attempt(form, change):
            return self.form_invalid(form)
        messages.success(self.request, gettext("%(name)s的账号已修改。") % {"name": data["display_name"]})
        return redirect("staff:edit", self.account.pk)


class SetActive(StaffScreen, TemplateView):
    """Disable or let in again: a page that says what will happen to whom, then one button."""

    template_name = "accounts/set_active.html"

    def get_page_title(self):
        return gettext("停用账号") if self.account.is_active else gettext("恢复使用")

    def get_context_data(self, **kwargs):
        return super().get_context_data(account=self.account, **kwargs)

    def post(self, request, pk):
        # The page said which of the two would happen; a second click must not undo the first.
        active = request.POST.get("active") == "1"
        try:
            services.set_active(by=request.user, account=self.account, active=active)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            word = gettext("%(name)s的账号已恢复使用。") if active else gettext("%(name)s的账号已停用。")
            messages.success(request, word % {"name": self.account})
        return redirect("staff:edit", pk)


class ResetPassword(StaffScreen, FormView):
    template_name = "accounts/form.html"
    page_title = gettext_lazy("重设密码")
    form_class = FirstPasswordForm

    def get_context_data(self, **kwargs):
        lead = gettext("重设后，%(name)s正在使用的登录会立即退出，要用新的首次密码登录并更换。") % {
            "name": self.account
        }
        return super().get_context_data(button=gettext("重设密码"), lead=lead, **kwargs)

    def form_valid(self, form):
        password = form.cleaned_data["password"]
        if not self.attempt(
            form, lambda: services.reset_password(by=self.request.user, account=self.account, password=password)
        ):
            return self.form_invalid(form)
        messages.success(self.request, gettext("%(name)s的密码已重设。") % {"name": self.account})
        return redirect("staff:edit", self.account.pk)
