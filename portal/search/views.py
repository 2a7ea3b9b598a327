"""The public search page."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.orgs.selectors import office

from . import examples, sections, selectors, snippets, zh

PER_PAGE = 20


@require_safe
def results(request):
    """`q` the question, `section` one part of the site, `page`."""
    question = " ".join(request.GET.get("q", "").split())
    section = request.GET.get("section", "")
    if section not in {one.code for one in sections.in_order()}:
        section = ""
    context = {
        "question": question[: selectors.MAX_LENGTH],
        "section": section,
        "trail": [(_("搜索"), "")],
        "office": office(),
        "examples": examples.questions(),
    }
    if len(question) > selectors.MAX_LENGTH:
        context["problem"] = _("问题太长了。请缩短到%(most)d个字以内，只写最要紧的几个词。") % {
            "most": selectors.MAX_LENGTH
        }
    elif question:
        context |= _answer(request, question, section)
    response = render(request, "search/results.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request, question: str, section: str) -> dict:
    answer = selectors.find(question, section=section)
    page = Paginator(answer.results, PER_PAGE).get_page(request.GET.get("page"))
    words = zh.words_to_mark(question)
    hits = [
        {
            "url": document.url,
            "title": snippets.mark(document.title, words),
            "excerpt": snippets.mark(snippets.excerpt(document.text, words), words),
            "section": sections.title_of(document.section),
            "kind": document.kind,
            "day": document.day,
        }
        for document in page
    ]
    return {"page_obj": page, "hits": hits, "counts": answer.counts, "total": answer.total}
