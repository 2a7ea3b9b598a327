"""What all public pages share: no privacy dialog, a published day that the system sets, an explicit place in the tree."""

from django.utils import timezone
from wagtail.models import Page


class PublicPage(Page):
    """A page meant for everybody.

    Wagtail's privacy dialog is off: it acts at once and goes round the approval, and a page that needs hiding does not
    belong here in the first place.
    """

    private_page_options = []
    show_in_menus_default = False

    class Meta:
        abstract = True

    @property
    def published_on(self):
        """发布日期: the day on which the page first went live.

        Wagtail writes the moment at the first publish and never again; no form holds it, so nobody can back-date it.
        The document's own date is another field.
        """
        return timezone.localdate(self.first_published_at) if self.first_published_at else None
