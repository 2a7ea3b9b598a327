"""从模板新建公示程序: what the national rules offer, which of them is repealed, and a copy of one's own to edit."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.models import Scheme
from disclosures.national import TEMPLATES, Rule, find_template
from disclosures.services import procedures

from .base import Refusal, StaffView, status_of

PROCEDURES = {"url": reverse_lazy("procedures:index"), "label": gettext_lazy("公示程序")}


class TemplateForm(forms.Form):
    template = forms.ChoiceField(label=gettext_lazy("模板"), widget=forms.RadioSelect)
    scheme = forms.ModelChoiceField(label=gettext_lazy("救助项目"), queryset=Scheme.objects.all())
    name = forms.CharField(
        label=gettext_lazy("名称"), max_length=60, required=False, help_text=gettext_lazy("空着就用模板的名称。")
    )
    valid_from = forms.DateField(
        label=gettext_lazy("施行日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    basis_title = forms.CharField(
        label=gettext_lazy("本地现行依据"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("模板引用的规定已经废止的，写上现在有效的本地规定，用它代替。不写就不能用来发布公示。"),
    )
    basis_number = forms.CharField(label=gettext_lazy("本地依据的文号"), max_length=60, required=False)
    basis_from = forms.DateField(
        label=gettext_lazy("本地依据的施行日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ends_others = forms.BooleanField(
        label=gettext_lazy("代替这个项目现在的程序"),
        required=False,
        help_text=gettext_lazy("原来的程序在施行日期的前一天停止；已经发布的公示不受影响。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["template"].choices = [(template.code, template.name) for template in TEMPLATES]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("basis_title") and not cleaned.get("basis_from"):
            self.add_error("basis_from", _("写了本地依据，请写明它的施行日期。"))
        return cleaned

    def basis(self) -> Rule | None:
        data = self.cleaned_data
        if not data["basis_title"]:
            return None
        return Rule(data["basis_title"], data["basis_number"], data["basis_from"])


class TemplateView(StaffView):
    permission = procedures.ADD
    template_name = "disclosures/staff/templates.html"
    page_title = gettext_lazy("从模板新建公示程序")
    header_icon = "list-ol"

    def path_here(self):
        return [PROCEDURES, *super().path_here()]

    def get_context_data(self, form=None, refusal="", **kwargs):
        today = timezone.localdate()
        return super().get_context_data(
            form=form or TemplateForm(initial={"valid_from": today}),
            offered=[(template, template.repealed_on(today)) for template in TEMPLATES],
            refusal=refusal,
            **kwargs,
        )

    def post(self, request):
        form = TemplateForm(request.POST)
        if not form.is_valid():
            return self.render(status=422, form=form)
        data = form.cleaned_data
        try:
            procedure = procedures.copy_template(
                template=find_template(data["template"]),
                scheme=data["scheme"],
                by=request.user,
                name=data["name"],
                valid_from=data["valid_from"],
                basis=form.basis(),
                ends_others=data["ends_others"],
            )
        except Refusal as refusal:
            return self.render(status=status_of(refusal), form=form, refusal=str(refusal))
        messages.success(request, _("已建立“%(name)s”，请核对每一轮的天数、地点和依据。") % {"name": procedure.name})
        return redirect("procedures:edit", procedure.pk)
