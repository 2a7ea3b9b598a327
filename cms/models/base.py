"""What all public pages share: no privacy dialog, a published day that the system sets, the gate before saving."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Page

from cms import changes, held, panels
from cms.contexts import context_for
from cms.gate import GatedModel
from cms.reasons import GatedPageForm
from portal.kept.pages import Kept, kept

TIMER = "wagtail.publish.scheduled"


class PublicPage(GatedModel, Page):
    """A page meant for everybody.

    Wagtail's privacy dialog is off: it acts at once and goes round the approval, and a page that needs hiding does not
    belong here in the first place.
    """

    private_page_options = []
    exclude_fields_in_copy = ["change_notes"]
    base_form_class = GatedPageForm
    can_wait = True
    promote_panels = [*Page.promote_panels, panels.gate()]
    # The query parameters that the page reads; an address with others shows the same page.
    kept_parameters: tuple[str, ...] = ()
    show_in_menus_default = False

    class Meta:
        abstract = True

    def with_content_json(self, content):
        """Wagtail lets a version carry its own first publication; here the record's own moment stands."""
        page = super().with_content_json(content)
        page.first_published_at = self.first_published_at
        return page

    def publish(self, revision, user=None, **kwargs):
        """Every way to the public comes through here: the button, the workflow, the timer, a bulk action."""
        draft = revision.as_object()
        try:
            held.refuse_held(draft)
        except held.HeldBack as why:
            if kwargs.get("log_action") != TIMER:
                raise
            held.set_aside(revision, why)
            return None
        changes.refuse_untold(self, draft, user)
        changes.stamp(revision)
        return super().publish(revision, user=user, **kwargs)

    def serve(self, request, *args, **kwargs):
        """The page as everybody gets it, kept under the edition. A preview never comes through here.

        ``kwargs`` come from ``route``: a page may have a second face below its own address.
        """
        if request.method not in ("GET", "HEAD"):
            return super().serve(request, *args, **kwargs)
        key = ("page", self.pk, *kwargs.items())
        return kept(request, key, lambda: self.build(request, **kwargs), parameters=self.kept_parameters)

    def build(self, request, **kwargs) -> Kept:
        response = super().serve(request, **kwargs)
        # What holds "today" (a standard, a repealed basis) is asked again at midnight.
        return Kept(response.render().content, response.headers["Content-Type"], fresh_until=next_midnight())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "trail": self.trail(request), **context_for(self, request)}

    def trail(self, request) -> list[tuple[str, str]]:
        """The way from the front page to here; the page itself comes last, without a link."""
        parents = self.get_ancestors().filter(depth__gt=2) if self.depth and self.depth > 3 else []
        return [*((page.title, page.get_url(request) or "") for page in parents), (self.title, "")]

    @property
    def published_on(self):
        """发布日期: the day on which the page first went live.

        Wagtail writes the moment at the first publish and never again; no form holds it, so nobody can back-date it.
        The document's own date is another field.
        """
        return timezone.localdate(self.first_published_at) if self.first_published_at else None


def next_midnight() -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time.min))
