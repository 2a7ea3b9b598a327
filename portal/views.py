"""Answers that belong to no app: liveness, readiness, and the page for a form whose guard expired."""

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render


def healthz(request):
    """The process lives."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request):
    """The process can answer: its database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready\n", content_type="text/plain")


def csrf_failure(request, reason=""):
    """A form that cannot be trusted: say what to do, and that nothing typed was taken."""
    return render(request, "403_csrf.html", status=403)
