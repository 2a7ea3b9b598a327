"""The page that explains the open data."""

from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .reading import topics


@require_safe
def docs(request):
    """The document names addresses from our own root; below a county's portal they begin with its path."""
    below = get_script_prefix().rstrip("/")
    return render(request, "rest/docs.html", {"trail": [(_("开放数据"), "")], "topics": topics(), "below": below})
