"""The notice board on the web: the list, one notice and, when its time is over, its tombstone. Kept whole."""

import datetime as dt

from django.core.paginator import Paginator
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.kept.pages import Kept, kept
from portal.orgs.selectors import office

from .. import presentation, selectors, states
from ..filters import NoticeFilter
from ..models import WebLevel
from ..supervision.boards import boards_of

NOTICES_A_PAGE = 20
ROWS_A_PAGE = 50
NOT_FOR_ROBOTS = "noindex, noarchive"


def notice_list(request):
    def build() -> Kept:
        now = timezone.now()
        filters = NoticeFilter(request.GET, queryset=selectors.public_notices(), request=request)
        page = Paginator(filters.qs, NOTICES_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "form": for_readers(filters.form),
            "is_filtered": bool(filters.form.is_bound and any(filters.form.cleaned_data.values())),
            "village": filters.form.cleaned_data.get("village") if filters.form.is_valid() else None,
            "page_obj": page,
            "notices": presentation.show_all(page, now),
            "trail": [(_("公示"), "")],
        }
        body = render_to_string("disclosures/notice_list.html", context, request)
        return Kept(body.encode(), fresh_until=until_any_changes(now))

    return kept(request, ("notices",), build, parameters=("village", "scheme", "state", "year", "page"))


def notice(request, number):
    def build() -> Kept:
        now = timezone.now()
        found = _find(number)
        shown = presentation.show(found, now, with_facts=True)
        context = _notice_context(request, shown, now)
        body = render_to_string("disclosures/notice.html", context, request)
        return Kept(
            body.encode(),
            fresh_until=states.changes_next_at(found, now),
            headers=_robots(shown),
            private=shown.shows_rows,
        )

    return kept(request, ("notice", number), build, parameters=("village", "page"))


def _find(number: str):
    found = selectors.find_notice(number)
    if found is None:
        raise Http404(_("没有编号为%(number)s的公示。") % {"number": number})
    return found


def _notice_context(request, shown: presentation.Shown, now: dt.datetime) -> dict:
    found = shown.notice
    context = {
        "shown": shown,
        "notice": found,
        "rounds": [(round, presentation.show_all(others, now)) for round, others in selectors.rounds_of(found)],
        "whole": selectors.sums_of(found),
        "totals": selectors.totals_of(found, now=now) if shown.shows_totals else [],
        "cells": selectors.cells_of(found) if shown.shows_totals and found.web_level == WebLevel.GENERALISED else [],
        "boards": presentation.say_boards(boards_of(found)),
        "office": office(),
        "objection_url": presentation.objection_url(found) if shown.takes_objections else "",
        "removal_url": "" if shown.takes_objections else presentation.objection_url(found),
        "trail": [(_("公示"), reverse("disclosures:notice_list")), (found.number, "")],
    }
    if shown.shows_rows:
        context.update(_rows(request, found, now))
    return context


def _rows(request, found, now: dt.datetime) -> dict:
    """One page of the roster; a village's code jumps to its lines alone."""
    entries = selectors.entries_of(found, now=now)
    villages = selectors.rows_by_village(found)
    chosen = next((village for village, _rows in villages if village.code == request.GET.get("village")), None)
    if chosen is not None:
        entries = entries.filter(village=chosen)
    page = Paginator(entries, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return {
        "page_obj": page,
        "entries": page.object_list,
        "villages": villages if len(villages) > 1 else [],
        "chosen": chosen,
        "shows_size": any(entry.household_size for entry in page.object_list),
    }


def _robots(shown: presentation.Shown) -> dict[str, str]:
    """A page with rows is for the village, for its days; a tombstone is for nobody to find by a search engine."""
    return {"X-Robots-Tag": NOT_FOR_ROBOTS} if shown.shows_rows or shown.is_over else {}


def until_any_changes(now: dt.datetime) -> dt.datetime:
    """When the list stops being true: the next midnight, or a notice that opens or closes before it."""
    midnight = timezone.make_aware(dt.datetime.combine(timezone.localdate(now) + dt.timedelta(days=1), dt.time.min))
    return selectors.next_change(now, before=midnight) or midnight


def for_readers(form):
    """The filters without their help: it names the codes of the open data, and a page shows words to choose from."""
    for field in form:
        field.help_text = ""
    return form
