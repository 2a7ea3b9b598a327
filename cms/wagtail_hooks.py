"""Where the content joins the Wagtail admin."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from cms import checker, choosers, media, reasons, remarks, viewsets, work
from cms.models import Reason
from cms.models.base import PublicPage
from cms.views.withdrawing import WithdrawPages

register_snippet(viewsets.ContentGroup)
hooks.register(
    "register_bulk_action", WithdrawPages, order=1000
)  # after Wagtail's own of that kind, whose place it takes


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


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_reads_badly(request, page):
    """Asked again of what was saved, whatever the browser has shown. A script that saves by itself needs no sentence."""
    if isinstance(page, PublicPage) and request.accepts("text/html"):
        found = remarks.remarks_on(page)
        if found:
            messages.warning(request, remarks.summary(found))


@hooks.register("construct_wagtail_userbar")
def check_words_in_the_editor(request, items, page):
    items[:] = [checker.WordsChecker(in_editor=item.in_editor) if checker.is_wagtails(item) else item for item in items]


@hooks.register("construct_homepage_panels")
def show_texts_under_review(request, panels):
    panels[:] = [panel for panel in panels if not isinstance(panel, work.REPLACED)]
    panels.append(work.TextsPanel(request))


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_totals(request, items):
    """How many pages, pictures and files there are helps nobody at the desk, and each total is a question."""
    items.clear()


@hooks.register("register_log_actions")
def register_withdrawal(actions):
    @actions.register_action("cms.withdraw")
    class WithdrawalFormatter(LogFormatter):
        label = _("撤下")

        def format_message(self, log_entry):
            return _("撤下：%(reason)s") % {"reason": Reason(log_entry.data["reason"]).label}


@hooks.register("register_admin_viewset")
def register_choosers():
    return [choosers.notice_chooser, choosers.village_chooser]
