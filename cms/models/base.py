"""What all public pages share: no privacy dialog, a published day that the system sets, the gate before saving."""

from django.utils import timezone
from wagtail.models import Page

from cms.gate import GatedModel


class PublicPage(GatedModel, Page):
    """A page meant for everybody.

    Wagtail's privacy dialog is off: it acts at once and goes round the approval, and a page that needs hiding does not
    belong here in the first place.
    """

    private_page_options = []
    show_in_menus_default = False

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """Wagtail lets a version carry its own first publication; here the record's own moment stands."""
        page = super().with_content_json(content)
        page.first_published_at = self.first_published_at
        return page

    @property
    def published_on(self):
        """发布日期: the day on which the page first went live.

        Wagtail writes the moment at the first publish and never again; no form holds it, so nobody can back-date it.
        The document's own date is another field.
        """
        return timezone.localdate(self.first_published_at) if self.first_published_at else None
