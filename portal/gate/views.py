"""The reviewer's screens: what is asked and what was decided; one request with the words in question, and two buttons."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts.permissions import NotAllowed, allows
from portal.privacy.detect.kinds import NAMES, Kind

from . import selectors, services, subjects
from .models import GateOverride, OverrideState

PER_PAGE = 50
INDEX = {"url": "", "label": gettext_lazy("公开前检查")}


class GateScreen(WagtailAdminTemplateMixin, TemplateView):
    page_title = INDEX["label"]
    header_icon = "view"

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        if not services.may_look(request.user):
            raise NotAllowed(_("您的岗位看不到放行申请。"))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("gate:index"), "label": INDEX["label"]}]


class OverrideList(GateScreen):
    template_name = "gate/index.html"

    def get_context_data(self, **kwargs):
        page = WagtailPaginator(selectors.all_overrides(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            overrides=[(one, say_kinds(one)) for one in page],
            page_obj=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            **kwargs,
        )


class OverrideDetail(GateScreen):
    template_name = "gate/override.html"
    page_title = gettext_lazy("放行申请")

    def get_context_data(self, refusal="", note="", **kwargs):
        override = get_object_or_404(selectors.all_overrides(), pk=self.kwargs["pk"])
        may_decide = (
            allows(self.request.user, services.DECIDE)
            and override.state == OverrideState.ASKED
            and override.asked_by_id != self.request.user.pk
        )
        # The words themselves are for the one who has to judge them, and only while there is something to judge.
        shown = subjects.show(override.subject) if may_decide else None
        changed = shown is not None and shown.verdict.digest != override.digest
        return super().get_context_data(
            override=override,
            kinds=say_kinds(override),
            shown=None if changed else shown,
            changed=changed or (may_decide and shown is None),
            may_decide=may_decide,
            refusal=refusal,
            note=note,
            **kwargs,
        )

    def post(self, request, pk):
        override = get_object_or_404(GateOverride, pk=pk)
        allow, note = "allow" in request.POST, request.POST.get("note", "")
        if allow and not is_unchanged(override):
            refusal = _("内容在申请以后改过了，不能按原来的申请放行。请让申请人重新保存并申请。")
            return self.render_to_response(self.get_context_data(refusal=refusal, note=note), status=409)
        try:
            services.decide(override=override, by=request.user, allow=allow, note=note)
        except (services.Declined, NotAllowed) as refusal:
            status = 403 if isinstance(refusal, NotAllowed) else 409
            return self.render_to_response(self.get_context_data(refusal=str(refusal), note=note), status=status)
        subjects.tell(override.subject)
        words = _("已同意放行，只对这一份内容有效。") if allow else _("已退回，申请人须改写后才能公开。")
        messages.success(request, words)
        return redirect("gate:index")


def is_unchanged(override: GateOverride) -> bool:
    shown = subjects.show(override.subject)
    return shown is not None and shown.verdict.digest == override.digest


def say_kinds(override: GateOverride) -> str:
    """身份证号2处、手机号码1处; a file that could not be read says so itself."""
    known = set(Kind)
    told = [
        _("%(kind)s%(count)d处") % {"kind": NAMES[Kind(kind)], "count": count}
        for kind, count in override.kinds.items()
        if kind in known
    ]
    return "、".join(told + ([_("文件读不了")] if set(override.kinds) - known else []))


class GateViewSet(ViewSet):
    name = "gate"
    icon = "view"

    def get_urlpatterns(self):
        return [
            path("", OverrideList.as_view(), name="index"),
            path("<int:pk>/", OverrideDetail.as_view(), name="override"),
        ]


class GatePanel(Component):
    name = "gate"
    template_name = "gate/panel.html"
    order = 60

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return {"waiting": selectors.waiting_for(self.request.user)[:20]}

    def render_html(self, parent_context=None):
        if not allows(self.request.user, services.DECIDE):
            return ""
        return super().render_html(parent_context)
