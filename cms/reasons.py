"""Editing forms that can ask for what the gate stopped: a reason, which goes to a second person."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from cms.gate import look_at
from portal.accounts.permissions import allows
from portal.gate import selectors, services


class ReasonField(forms.CharField):
    def __init__(self):
        super().__init__(
            label=gettext_lazy("公开的理由"),
            required=False,
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=gettext_lazy(
                "只在检查拦下了确需公开的内容时填写。填写后可以先保存，由另一位同志复核；同意以后才能发布。"
                "不要在这里抄写号码。"
            ),
        )


class AsksForReason:
    """Hands the reason to the object before it is cleaned, which then may be saved and wait."""

    def take_reason(self, user) -> None:
        reason = (self.data.get(self.add_prefix("reason_to_publish")) or "").strip()
        self.instance.reason_to_publish = ""
        if not reason:
            return
        try:
            self.instance.reason_to_publish = services.clean_words(reason, _("公开的理由"))
        except services.Declined as declined:
            self.add_error("reason_to_publish", str(declined))
        if user is not None and not allows(user, services.ASK):
            self.add_error("reason_to_publish", _("您的岗位不能申请放行，请改写内容。"))
        if "action-publish" in self.data:
            self.add_error("reason_to_publish", _("请先保存草稿，复核同意以后再发布。"))


class GatedPageForm(AsksForReason, WagtailAdminPageForm):
    """Asked once the version is saved: see the hooks."""

    reason_to_publish = ReasonField()

    def clean(self):
        self.take_reason(self.for_user)
        return super().clean()


def ask_for(saved, by) -> None:
    """Put the saved content before a second person, when its editor gave a reason and there is something to decide."""
    subject, verdict = f"{saved._meta.label_lower}:{saved.pk}", look_at(saved)
    if saved.reason_to_publish and by is not None and not selectors.is_released(verdict):
        services.ask(
            by=by,
            verdict=verdict,
            subject=subject,
            label=str(saved._meta.verbose_name),
            reason=saved.reason_to_publish,
        )
    else:
        services.lapse(subject=subject, digest=verdict.digest)
