"""撤下: Wagtail's two ways to unpublish pages, each asking why and saying what the visitor will read."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from cms.services import withdrawals
from cms.tombstones import AFTER, BY_HAND


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("撤下的原因"), widget=forms.RadioSelect)
    replacement = forms.ModelChoiceField(
        label=gettext_lazy("改看哪一页"),
        queryset=Page.objects.filter(depth__gt=1),
        required=False,
        widget=AdminPageChooser,
        help_text=gettext_lazy("并入另一页的必选，原地址会直接转到那里；别的原因可以不选，选了就在原地址给出链接。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [(reason, say(reason)) for reason in BY_HAND]


def say(reason) -> str:
    """The reason, and what follows from it for whoever comes to the old address."""
    values = {"reason": reason.label, "sentence": AFTER[reason].sentence}
    if AFTER[reason].redirects:
        return _("%(reason)s。原地址直接转到所选的那一页") % values
    if not AFTER[reason].names_page:
        return _("%(reason)s。马上撤下，标题和原因都不留，来访者只看到：%(sentence)s") % values
    return _("%(reason)s。来访者看到标题、日期和这句话：%(sentence)s") % values


class WithdrawPage(UnpublishView):
    page_title = gettext_lazy("撤下")
    success_message = gettext_lazy("“%(page_title)s”已经撤下，搜索、附件和接口里也没有了。")
    template_name = "cms/withdraw.html"

    def post(self, request, *args, **kwargs):
        self.form = WithdrawForm(request.POST)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            withdrawals.withdraw(page=self.object, by=request.user, **self.form.cleaned_data)
        except withdrawals.Declined as declined:
            self.form.add_error(None, str(declined))
            return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)

    def unpublish(self):
        """Done by now, with its reason."""

    def get_context_data(self, **kwargs):
        form = getattr(self, "form", None) or WithdrawForm()
        return super().get_context_data(form=form, **kwargs)


class WithdrawPages(UnpublishBulkAction):
    """One reason for all of them; what lies below a page is chosen by itself."""

    display_name = gettext_lazy("撤下")
    aria_label = gettext_lazy("撤下选中的页面")
    template_name = "cms/withdraw_bulk.html"
    form_class = WithdrawForm

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except withdrawals.Declined as declined:
            form.add_error(None, str(declined))
            return self.form_invalid(form)

    def get_execution_context(self):
        return {"by": self.request.user, **self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects, by=None, reason="", replacement=None, **kwargs):
        for page in objects:
            withdrawals.withdraw(page=page, by=by, reason=reason, replacement=replacement)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext("已经撤下%(number)d页。", "已经撤下%(number)d页。", num_parent_objects) % {
            "number": num_parent_objects
        }
