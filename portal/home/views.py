"""The front page and the public figures, both kept."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kept.pages import Kept, kept

from . import composition, figures, tables_csv
from . import statistics as year_figures
from .freshness import fresh_until
from .models import HomePage
from .years import BadYear, read_year


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """The front page: one query when nothing changed since it was last made."""

    def build() -> Kept:
        home = HomePage.objects.live().first()
        front = composition.compose(home)
        body = render_to_string("home/home.html", {"front": front, "page": home}, request)
        return Kept(body.encode(), fresh_until=front.fresh_until)

    return kept(request, ("home",), build)


@require_safe
def statistics(request: HttpRequest) -> HttpResponseBase:
    """A year in figures: what each means, the table, the download."""
    try:
        year = read_year(request.GET.get("year", ""))
    except BadYear:
        return redirect("home:statistics")

    def build() -> Kept:
        context = {"figures": year_figures.compose(year), "trail": [(_("统计"), "")]}
        body = render_to_string("home/statistics.html", context, request)
        return Kept(body.encode(), fresh_until=fresh_until())

    return kept(request, ("statistics", year), build, parameters=("year",))


@require_safe
def statistics_csv(request: HttpRequest, name: str) -> HttpResponseBase:
    """One table of a year for Excel and WPS."""
    if name not in tables_csv.TABLES:
        raise Http404
    try:
        year = read_year(request.GET.get("year", "")) or figures.latest_year()
    except BadYear:
        return redirect("home:statistics")

    def build() -> Kept:
        body = tables_csv.write(name, year)
        headers = {"Content-Disposition": f'attachment; filename="{name}-{year}.csv"'}
        return Kept(body, "text/csv; charset=utf-8", fresh_until(), headers=headers)

    return kept(request, ("statistics", f"{name}.csv", year), build)
