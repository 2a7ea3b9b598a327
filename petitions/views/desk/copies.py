"""The sheet that goes to another organ instead of the letter. Printing it is a POST, since it leaves a line."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from petitions.letters.paper import paper_day, paragraphs_of
from petitions.models import ForwardedCopy
from petitions.services import copies
from petitions.workflow import VIEW
from portal.orgs.selectors import office

from .base import DeskView, find_case


class CopyPrintView(DeskView):
    permission = VIEW

    def get(self, request, *args, **kwargs):
        return redirect("cases:case", kwargs["number"])

    def post(self, request, number, pk):
        case = find_case(request, number)
        copy = copies.print_out(copy=get_object_or_404(ForwardedCopy, pk=pk, petition=case), by=request.user)
        context = {
            "copy": copy,
            "paragraphs": paragraphs_of(copy.text),
            "day": paper_day(timezone.localdate(copy.made_at)),
            "organ": office().organ_name,
            "back_url": reverse("cases:case", args=[number]),
        }
        response = render(request, "petitions/copy_print.html", context)
        response["Cache-Control"] = "no-store"
        return response
