"""“知道了”: the reminder goes from the list, the clock runs on."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from petitions.services import reminding
from petitions.workflow import VIEW
from portal.numbers import read_number

from .base import DeskView


class RemindersSeenView(DeskView):
    permission = VIEW

    def get(self, request):
        return redirect("cases:index")

    def post(self, request):
        reminding.mark_seen(
            by=request.user,
            upto=read_number(request.POST.get("upto")),
            reminder=read_number(request.POST.get("reminder")),
        )
        return redirect(_back(request))


def _back(request) -> str:
    """To the list or the first page, whichever the button stood on; nowhere else."""
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return came_from
    return reverse("wagtailadmin_home")
