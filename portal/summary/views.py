"""The year on the desk: the draft with every number's source, the Word file, the button that keeps it as a page."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.views.staff.base import StaffView
from portal.accounts.permissions import allows
from portal.home import figures as home
from portal.home.years import BadYear, read_year
from portal.numbers import read_number

from . import services, wording
from .services import DRAFT, READ

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TownshipView(StaffView):
    """For the township's posts alone, whatever the screen."""

    def dispatch(self, request, *args, **kwargs):
        services.require_reader(request.user, self.permission)
        return super().dispatch(request, *args, **kwargs)


class SummaryView(TownshipView):
    permission = READ
    template_name = "summary/desk.html"
    page_title = gettext_lazy("年度总结")
    header_icon = "doc-full"

    def get(self, request, *args, **kwargs):
        try:
            year = read_year(request.GET.get("year", "")) or home.latest_year()
        except BadYear as wrong:
            return self.show(home.latest_year(), status=422, refusal=str(wrong))
        return self.show(year)

    def show(self, year: int, status: int = 200, refusal: str = "") -> HttpResponseBase:
        user = self.request.user
        draft, page = services.look(year=year, by=user), services.find_page(year)
        latest = page.get_latest_revision() if page else None
        return self.render(
            status=status,
            draft=draft,
            refusal=refusal,
            years=sorted({year, *home.years_with_figures()}, reverse=True),
            page=page,
            latest=latest,
            is_edited=bool(latest) and not latest.as_object().is_as_drafted,
            versions=page.revisions.count() if page else 0,
            may_draft=allows(user, DRAFT),
            may_open=bool(page) and page.permissions_for_user(user).can_edit(),
            annex_heads=wording.annex_heads(),
            checks_opening=wording.checks_opening(draft),
        )


class WordView(TownshipView):
    permission = READ

    def get(self, request, *args, **kwargs):
        year = kwargs["year"]
        try:
            read_year(str(year))
        except BadYear as wrong:
            messages.error(request, str(wrong))
            return redirect("summary:index")
        response = HttpResponse(services.write_word(year=year, by=request.user), content_type=WORD)
        name = _("%(year)d年低保工作总结") % {"year": year}
        response["Content-Disposition"] = content_disposition_header(True, f"{name}.docx")
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store"
        return response


class PageView(SummaryView):
    """By POST alone: a new version of the year's page."""

    permission = DRAFT

    def get(self, request, *args, **kwargs):
        return redirect(address(kwargs["year"]))

    def post(self, request, *args, **kwargs) -> HttpResponseBase:
        try:
            year = read_year(str(kwargs["year"])) or 0
        except BadYear as wrong:
            messages.error(request, str(wrong))
            return redirect("summary:index")
        try:
            drafted = services.draft_page(
                year=year,
                by=request.user,
                seen=read_number(request.POST.get("seen")),
                over_edits="over_edits" in request.POST,
            )
        except services.Declined as declined:
            return self.show(year, status=409, refusal=str(declined))
        messages.success(request, said(drafted))
        return redirect(address(year))


def address(year: int) -> str:
    return f"{reverse('summary:index')}?year={year}"


def said(drafted: services.Drafted) -> str:
    if drafted.is_new:
        return _("已存为页面草稿，还没有公开。请打开草稿，补上“请补充”的地方，再提交审核。")
    if drafted.over_edits:
        return _("已另存新的一稿，还没有公开。改过的上一稿留在页面的历史版本里，可以比较、可以恢复。")
    return _("已另存新的一稿，还没有公开。以前各稿留在页面的历史版本里。")
