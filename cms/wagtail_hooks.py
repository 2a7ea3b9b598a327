"""Where the content joins the Wagtail admin."""

from django.http import Http404
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms import media, reasons, viewsets, work
from cms.models.base import PublicPage

register_snippet(viewsets.ContentGroup)


@hooks.register("before_serve_document")
def serve_only_public_documents(document, request):
    """Taken down or never out: the file does not exist for the public."""
    if not media.may_fetch(document, getattr(request, "user", None)):
        raise Http404


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def ask_for_what_was_stopped(request, page):
    """The version is saved and not out: now a second person may look at it."""
    if isinstance(page, PublicPage):
        reasons.ask_for(page, request.user)


@hooks.register("construct_homepage_panels")
def show_texts_under_review(request, panels):
    panels[:] = [panel for panel in panels if not isinstance(panel, work.REPLACED)]
    panels.append(work.TextsPanel(request))


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_totals(request, items):
    """How many pages, pictures and files there are helps nobody at the desk, and each total is a question."""
    items.clear()
