"""Sealed cases that nobody here may read: a bare number on the first page of those who supervise."""

from wagtail.admin.ui.components import Component

from petitions.services import accused
from portal.accounts.permissions import allows


class OrphanPanel(Component):
    name = "petitions_orphans"
    template_name = "petitions/desk/orphans.html"
    order = 40

    def __init__(self, request):
        self.request = request

    def render_html(self, parent_context=None):
        user = self.request.user
        if not any(allows(user, code) for code in accused.SUPERVISION):
            return ""
        self.count = accused.count_orphans(by=user)
        return super().render_html(parent_context) if self.count else ""

    def get_context_data(self, parent_context):
        return {"count": self.count}
