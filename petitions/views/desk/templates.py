"""The wording that replies start from: a list, a form, a look at it in the words of a case."""

from django.contrib import messages
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions import selectors, wording
from petitions.errors import Conflict, Refused
from petitions.forms.drafting import TemplateForm
from petitions.models import ReplyTemplate
from petitions.services import templates
from petitions.workflow import APPROVE, DRAFT
from portal.accounts.permissions import NotAllowed, allows, require

from .base import DeskView


class TemplateIndexView(DeskView):
    template_name = "petitions/desk/reply_templates.html"
    page_title = _("答复模板")

    @property
    def permission(self):
        """Whoever drafts reads them; whoever approves keeps them."""
        return APPROVE if allows(self.request.user, APPROVE) else DRAFT

    def get_breadcrumbs_items(self):
        here = [{"url": reverse("cases:reply_templates"), "label": TemplateIndexView.page_title}]
        return [*self.breadcrumbs_items, *here, *self.path_here()]

    def path_here(self):
        return []

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            templates=ReplyTemplate.objects.select_related("edited_by"),
            may_edit=allows(self.request.user, APPROVE),
            **kwargs,
        )


class TemplateEditView(TemplateIndexView):
    permission = APPROVE
    template_name = "petitions/desk/reply_template.html"

    def dispatch(self, request, *args, **kwargs):
        require(request.user, self.permission)
        pk = kwargs.get("pk")
        self.template = None if pk is None else get_object_or_404(ReplyTemplate, pk=pk)
        self.page_title = self.template.name if self.template else _("新模板")
        return super().dispatch(request, *args, **kwargs)

    def path_here(self):
        return [{"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(template=self.template, variables=wording.VARIABLES, **kwargs)

    def get(self, request, pk=None):
        return self.render(form=TemplateForm(instance=self.template))

    def post(self, request, pk=None):
        form = TemplateForm(request.POST, instance=self.template)
        if not form.is_valid():
            return self.render(status=422, form=form)
        try:
            templates.save(by=request.user, template=self.template, **form.cleaned_data)
        except Conflict as conflict:
            kept = ReplyTemplate.objects.get(pk=self.template.pk)  # the form has put its own words into self.template
            form.data = form.data.copy()
            form.data["seen"] = templates.state_of(kept)
            return self.render(status=409, form=form, conflict=str(conflict), kept=kept)
        except (Refused, NotAllowed) as refusal:
            form.add_error(None, str(refusal))
            return self.render(status=422, form=form)
        messages.success(request, gettext("模板已保存。"))
        return redirect("cases:reply_templates")


class TemplateSwitchView(TemplateEditView):
    def get(self, request, pk=None):
        return HttpResponseNotAllowed(["POST"])

    def post(self, request, pk=None):
        wanted = request.POST.get("is_active") == "1"
        templates.switch(template=self.template, by=request.user, is_active=wanted)
        messages.success(request, gettext("模板可以选用了。") if wanted else gettext("模板停用了，已写的答复不变。"))
        return redirect("cases:reply_templates")


class TemplatePreviewView(TemplateIndexView):
    """The template in the words of a case that this person may see; nothing is stored."""

    template_name = "petitions/desk/reply_template_preview.html"
    page_title = _("看模板效果")

    def path_here(self):
        return [{"url": "", "label": self.page_title}]

    def get(self, request, pk):
        template = get_object_or_404(ReplyTemplate, pk=pk)
        cases = selectors.cases(request.user).filter(kind=template.kind)
        number = request.GET.get("case", "").strip()
        case = cases.filter(number=number).first() if number else cases.first()
        filled = templates.filled(template, case) if case else None
        return self.render(template=template, case=case, asked=number, filled=filled, cases=cases[:20])
