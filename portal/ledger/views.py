"""The public ledger: a page to read, a file to keep, and a program to check the file with."""

import datetime as dt
import json
from pathlib import Path

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from . import digests, selectors

PER_PAGE = 50
VERIFIER = Path(__file__).with_name("verify_log.py")


def _etag(request) -> str:
    head = selectors.head()
    return f'"{head.digest}"' if head else '"empty"'


@require_safe
def log(request):
    """Newest first."""
    paginator = Paginator(selectors.entries(), PER_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "head": selectors.head(),
        "last_day": max(digests.days(), default=None),
        "trail": [(_("公开日志"), "")],
    }
    return render(request, "ledger/log.html", context)


@require_safe
def entry(request, number: int):
    """One entry, by the number printed on a notice: its place on its page of the log."""
    head = selectors.head()
    if head is None or not 1 <= number <= head.number:
        raise Http404(_("日志里没有这一条。请核对编号。"))
    page = (head.number - number) // PER_PAGE + 1
    return redirect(f"{reverse('ledger:log')}?page={page}#n{number}")


@require_safe
@condition(etag_func=_etag)
def download(request):
    """The whole ledger, oldest first, one JSON object a line."""
    lines = selectors.entries().reverse().iterator(chunk_size=2000)
    body = (json.dumps(line.as_line(), ensure_ascii=False, sort_keys=True) + "\n" for line in lines)
    response = StreamingHttpResponse(body, content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="log.jsonl"'
    return response


@require_safe
def verifier(request):
    """The program that checks the file: the very code that the portal itself uses."""
    return FileResponse(VERIFIER.open("rb"), as_attachment=True, filename=VERIFIER.name, content_type="text/x-python")


@require_safe
def digest_of_day(request, day: str):
    """What one day ended with: a line small enough to keep, print or post elsewhere."""
    try:
        line = digests.read(dt.date.fromisoformat(day))
    except ValueError:
        line = None
    if line is None:
        raise Http404(_("这一天没有日志摘要。摘要在第二天凌晨写出。"))
    return HttpResponse(line, content_type="text/plain; charset=utf-8")


@require_safe
def all_digests(request):
    """Every day's line in one file, to hold against the downloaded log."""
    return HttpResponse("".join(digests.read_all()), content_type="text/plain; charset=utf-8")
