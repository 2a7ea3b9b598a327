"""The reader of the OpenAPI document, served by ourselves."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def docs(request):
    """Swagger UI from our own static files; what it needs to know is in attributes, so no script stands in the page."""
    return render(request, "rest/docs.html", {"trail": [(_("开放数据"), "")]})
