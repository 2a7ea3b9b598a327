"""The papers of a case: for the printer, as Word file, as PDF. The petitioner reads the same words in the look-up."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from petitions.errors import Refused
from petitions.letters import pdf, word
from petitions.letters.paper import NOTICES, Paper, make_notice, make_paper
from petitions.models import CaseEvent, Reply
from petitions.services import downloads, looks
from petitions.workflow import VIEW

from .base import DeskView, find_case

WRITERS = {
    "docx": (word.write, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (pdf.write, "application/pdf"),
}


class ReplyPrintView(DeskView):
    permission = VIEW

    def get(self, request, number, pk):
        case = find_case(request, number)
        return show(request, case, make_paper(get_object_or_404(Reply, pk=pk, petition=case)))


class NoticePrintView(DeskView):
    """受理告知书 and its like, made from the line of the record that told it."""

    permission = VIEW

    def get(self, request, number, pk):
        case = find_case(request, number)
        return show(request, case, make_notice(find_notice(case, pk)))


class PaperFileView(DeskView):
    """A paper as a file. By POST alone, because it leaves a line in the record."""

    permission = VIEW

    def get(self, request, number, pk, form):
        return redirect("cases:case", number)

    def post(self, request, number, pk, form):
        if form not in WRITERS:
            raise Http404
        case = find_case(request, number)
        source, paper = self.find(case, pk)
        write, content_type = WRITERS[form]
        try:
            content = write(paper)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("cases:case", number)
        downloads.note(petition=case, by=request.user, form=form, **source)
        response = HttpResponse(content, content_type=content_type)
        response["Content-Disposition"] = content_disposition_header(True, f"{paper.number or case.number}.{form}")
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store"
        return response

    def find(self, case, pk) -> tuple[dict, Paper]:
        reply = get_object_or_404(Reply, pk=pk, petition=case)
        return {"reply": reply}, make_paper(reply)


class NoticeFileView(PaperFileView):
    def find(self, case, pk):
        event = find_notice(case, pk)
        return {"event": event}, make_notice(event)


def find_notice(case, pk) -> CaseEvent:
    return get_object_or_404(CaseEvent, pk=pk, petition=case, action__in=NOTICES)


def show(request, case, paper: Paper) -> HttpResponse:
    looks.look(petition=case, by=request.user)  # the paper says to whom it goes and about what
    context = {"paper": paper, "back_url": reverse("cases:case", args=[case.number])}
    response = render(request, "petitions/reply_print.html", context)
    response["Cache-Control"] = "no-store"
    return response
