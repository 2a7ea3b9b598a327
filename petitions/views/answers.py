"""Published questions and answers. Public, the same for everybody, and kept whole until something changes."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures import bases
from petitions import selectors
from petitions.vocabulary import Kind
from portal.kept.pages import Kept, kept
from portal.numbers import read_number

PER_PAGE = 20


@require_safe
def answer_list(request):
    return kept(request, ("petitions.answers",), lambda: Kept(_list(request)), parameters=("kind", "year", "page"))


@require_safe
def answer(request, number):
    found = selectors.published_answer(number)
    if found is None:
        if selectors.is_withdrawn_answer(number):
            context = {"trail": _trail(number), "replacement": selectors.replacement_of(number)}
            return render(request, "petitions/answer_withdrawn.html", context, status=410)
        raise Http404
    return kept(request, ("petitions.answer", number), lambda: Kept(_page(request, found)))


def _list(request) -> bytes:
    answers = selectors.published_answers()
    years = [day.year for day in answers.datetimes("published_at", "year", order="DESC")]
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    year = read_number(request.GET.get("year"))
    year = year if year in years else None
    if kind:
        answers = answers.filter(kind=kind)
    if year:
        answers = answers.filter(published_at__year=year)
    kinds = selectors.published_answers().order_by().values_list("kind", flat=True).distinct()
    context = {
        "page_obj": Paginator(answers, PER_PAGE).get_page(request.GET.get("page")),
        "kinds": [(value, label) for value, label in Kind.choices if value in set(kinds)],
        "kind": kind,
        "years": years,
        "year": year,
        "trail": [(_("答复选登"), "")],
    }
    return render_to_string("petitions/answer_list.html", context, request).encode()


def _page(request, found) -> bytes:
    ended = bases.ended_in(f"{found.question_redacted}\n{found.answer_redacted}")
    context = {"answer": found, "trail": _trail(found.title), "ended": ended}
    return render_to_string("petitions/answer.html", context, request).encode()


def _trail(title: str):
    return [(_("答复选登"), reverse("petitions:answer_list")), (title, "")]
