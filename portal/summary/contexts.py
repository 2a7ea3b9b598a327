"""What a report's template gets to see beside the page."""

from cms.contexts import context_for
from cms.views.policies import contents_of

from .models import ReportPage


@context_for.register
def report(page: ReportPage, request) -> dict:
    return {"contents": contents_of(page.body)}
