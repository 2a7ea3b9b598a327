"""The staff screens: the inspection board, the catalogue board, pages to review, and the office's own limits."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.models.base import PublicPage
from disclosures.books.quarters import add_months
from disclosures.refusals import Declined
from portal.accounts.permissions import NotAllowed, allows
from portal.numbers import read_number

from . import details, selectors
from .checks import NAMES
from .models import LocalLimit
from .rules import State, by_day
from .services import limits, links, reviews
from .thresholds import LOCAL, UNITS

MONTHS_ON = 12  # what 已复核 proposes


class Screen(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "tasks"

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        if not selectors.may_look(request.user):
            raise NotAllowed(_("您的岗位看不到公开自查。"))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        own = [] if isinstance(self, InspectionBoard) else [{"url": "", "label": self.get_page_title()}]
        return [*self.breadcrumbs_items, {"url": reverse("inspection:index"), "label": _("公开自查")}, *own]


class InspectionBoard(Screen):
    template_name = "inspection/board.html"
    page_title = gettext_lazy("公开自查")

    def get_context_data(self, **kwargs):
        board, user = selectors.board(by=self.request.user), self.request.user
        lines = []
        for reading in board.readings:
            fix = details.fix_of(reading.code)
            lines.append(
                {
                    "reading": reading,
                    "limit": board.limits[reading.code],
                    "items": details.items_of(reading.code, user) if reading.state is not State.GREEN else [],
                    "fix": fix.words,
                    "fix_url": fix.url(user),
                }
            )
        return super().get_context_data(
            board=board,
            lines=lines,
            columns=[(NAMES[one.code], one) for one in board.columns],
            red=board.counts[State.RED],
            amber=board.counts[State.AMBER],
            green=board.counts[State.GREEN],
            may_set=allows(user, limits.SET),
            **kwargs,
        )

    def post(self, request):
        try:
            links.request_check(by=request.user)
        except Declined as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("已经开始查链接，查完以后刷新这一页。"))
        return redirect("inspection:index")


class CatalogueScreen(Screen):
    template_name = "inspection/catalogue.html"
    page_title = gettext_lazy("公开目录台账")
    header_icon = "list-ol"

    def get_context_data(self, **kwargs):
        board, user = selectors.catalogue_board(by=self.request.user), self.request.user
        return super().get_context_data(
            board=board,
            red=board.counts[State.RED],
            amber=board.counts[State.AMBER],
            green=board.counts[State.GREEN],
            may_edit_items=allows(user, "cms.change_disclosureitem"),
            may_edit_pages=details.may(user, details.PAGES),
            may_sign=allows(user, "disclosures.print_board"),
            may_see_lists=allows(user, "disclosures.view_batch"),
            **kwargs,
        )


class ReviewScreen(Screen):
    """Pages by the day on which somebody is to read them again, and the button that says it was done."""

    template_name = "inspection/reviews.html"
    page_title = gettext_lazy("网页复核")
    header_icon = "date"

    def get_context_data(self, refusal="", **kwargs):
        today, warn = timezone.localdate(), selectors.board(by=self.request.user).limits["reviews"].limit
        pages = [(page, by_day(page.review_by, today, warn)) for page in details.pages_to_review()]
        return super().get_context_data(
            pages=pages,
            proposed=add_months(today, MONTHS_ON),
            may_edit=details.may(self.request.user, details.PAGES),
            refusal=refusal,
            **kwargs,
        )

    def post(self, request):
        page = self.find(request.POST.get("page"))
        try:
            reviews.confirm(page=page, by=request.user, next_on=self.read_day(request.POST.get("next_on", "")))
        except Declined as refusal:
            return self.render_to_response(self.get_context_data(refusal=str(refusal)), status=422)
        messages.success(request, _("“%(title)s”已登记复核。") % {"title": page.title})
        return redirect("inspection:reviews")

    def find(self, text: str | None) -> PublicPage:
        key = read_number(text)
        page = Page.objects.live().filter(pk=key).first() if key else None
        page = page.specific if page is not None else None
        if not isinstance(page, PublicPage):
            raise Http404
        return page

    def read_day(self, text: str) -> date | None:
        try:
            return parse_date(text)
        except ValueError:
            return None


class LimitScreen(Screen):
    """The thresholds with their sources; the leader changes the ones that are the office's own."""

    template_name = "inspection/limits.html"
    page_title = gettext_lazy("自查限额和依据")
    header_icon = "cog"

    def get_context_data(self, refusal="", **kwargs):
        table = selectors.board(by=self.request.user).limits.values()
        return super().get_context_data(
            table=[(one, UNITS[one.unit]) for one in table],
            may_set=allows(self.request.user, limits.SET),
            own={one.code: one for one in LocalLimit.objects.select_related("set_by")},
            refusal=refusal,
            **kwargs,
        )

    def post(self, request):
        if not allows(request.user, limits.SET):
            raise PermissionDenied
        code, value = request.POST.get("code", ""), read_number(request.POST.get("value"))
        try:
            limits.set_limit(code=code if code in LOCAL else "", value=value or 0, by=request.user)
        except Declined as refusal:
            return self.render_to_response(self.get_context_data(refusal=str(refusal)), status=422)
        messages.success(request, _("限额已改，自查按新的限额算。"))
        return redirect("inspection:limits")
