"""The public search page, and the words that it offers while somebody types."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.kept.pages import Kept, kept
from portal.orgs.selectors import office

from . import examples, facets, sections, selectors, snippets, suggestions
from .lexicon import is_over

PER_PAGE = 20


@require_safe
def results(request):
    """`q` the question; `section`, `village`, `year`, `validity` narrow it; `exact` takes it letter by letter; `page`."""
    question = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    context = {
        "question": question[: selectors.MAX_LENGTH],
        "trail": [(_("搜索"), "")],
        "office": office(),
        "examples": examples.questions(),
    }
    if len(question) > selectors.MAX_LENGTH:
        context["problem"] = _("问题太长了。请缩短到%(most)d个字以内，只写最要紧的几个词。") % {
            "most": selectors.MAX_LENGTH
        }
    elif question:
        context |= _answer(request, question)
    response = render(request, "search/results.html", context)
    if question:
        response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def words(request):
    return kept(request, ("search words",), lambda: Kept(suggestions.as_json(), "application/json"))


def _answer(request, question: str) -> dict:
    chosen = facets.Chosen(**{name: request.GET.get(name, "")[:20] for name in facets.NAMES})
    answer = selectors.find(question, chosen=chosen, literal=request.GET.get("exact") == "1")
    page = Paginator(answer.keys, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "answer": answer,
        "page_obj": page,
        "hits": [_hit(document, answer.marks) for document in selectors.load(list(page))],
    }


def _hit(document, marks: list[str]) -> dict:
    text, is_attached = snippets.telling(document, marks)
    return {
        "url": document.url,
        "title": snippets.mark(document.title, marks),
        "excerpt": snippets.mark(snippets.excerpt(text, marks), marks),
        "is_attached": is_attached,
        "section": sections.title_of(document.section),
        "kind": document.kind,
        "binds": document.binds,
        "is_over": is_over(document.until),
        "day": document.day,
    }
