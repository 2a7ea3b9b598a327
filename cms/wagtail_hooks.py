"""Where the content joins the Wagtail admin."""

from django.http import Http404
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms import media, viewsets

register_snippet(viewsets.ContentGroup)


@hooks.register("before_serve_document")
def serve_only_public_documents(document, request):
    """Taken down or never out: the file does not exist for the public."""
    if not media.may_fetch(document, getattr(request, "user", None)):
        raise Http404
