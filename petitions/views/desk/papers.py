"""The reply on paper for the printer. Staff only; the petitioner reads the same words in the look-up."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from petitions.models import Reply
from petitions.workflow import VIEW

from ..papers import make_paper
from .base import DeskView, find_case


class ReplyPrintView(DeskView):
    permission = VIEW

    def get(self, request, number, pk):
        case = find_case(request, number)
        reply = get_object_or_404(Reply, pk=pk, petition=case)
        context = {"paper": make_paper(reply), "back_url": reverse("cases:case", args=[number])}
        response = render(request, "petitions/reply_print.html", context)
        response["Cache-Control"] = "no-store"
        return response
