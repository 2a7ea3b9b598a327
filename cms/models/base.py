"""What all public pages share: no privacy dialog, a published day that the system sets, the gate before saving."""

from datetime import datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPagePermissionError
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms import changes, held, panels
from cms.contexts import context_for
from cms.four_eyes import PublicPagePermissionTester
from cms.gate import GatedModel
from cms.reasons import GatedPageForm
from portal.kept.pages import Kept, kept

from .withdrawals import Withdrawal

TIMER = "wagtail.publish.scheduled"


class PublicPage(GatedModel, Page):
    """A page meant for everybody.

    Wagtail's privacy dialog is off: it acts at once and goes round the approval, and a page that needs hiding does not
    belong here in the first place.
    """

    review_by = models.DateField(
        _("复核日期"),
        null=True,
        blank=True,
        help_text=_("到这一天要有人看一遍：内容还对不对、电话还通不通。到期前会提醒。只给工作人员看。"),
    )

    private_page_options = []
    exclude_fields_in_copy = ["change_notes"]
    base_form_class = GatedPageForm
    can_wait = True
    promote_panels = [*Page.promote_panels, panels.review(), panels.gate()]
    # The fields whose words are our own and can be made plainer; None means all of them.
    own_words: tuple[str, ...] | None = None
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

    def permissions_for_user(self, user):
        return PublicPagePermissionTester(user, self)

    def unpublish(self, set_expired=False, commit=True, user=None, log_action=True):
        """Staff say why: cms/services/withdrawals.py. Without a person it is the system, and written down as that."""
        if user is not None:
            raise UnpublishPagePermissionError(gettext("请从“撤下”里选择原因，再撤下这一页。"))
        return super().unpublish(set_expired=set_expired, commit=commit, log_action=log_action)

    @property
    def standing_withdrawal(self) -> Withdrawal | None:
        """Why the page is away; None while it is public, and for one that never was."""
        return None if self.live else self.withdrawals.standing().select_related("replacement").first()

    def route(self, request, path_components):
        """An address that was public once answers for ever: after a withdrawal with what the reason says."""
        if not path_components and self.standing_withdrawal is not None:
            return RouteResult(self)
        return super().route(request, path_components)

    def why_unfinished(self) -> str:
        """What its author still has to do before it may go out, as a sentence; a page type with such a rule says it."""
        return ""

    def serve(self, request, *args, **kwargs):
        """The page as everybody gets it, kept under the edition. A preview never comes through here.

        ``kwargs`` come from ``route``: a page may have a second face below its own address.
        """
        if not self.live:
            from cms.views.withdrawn import tombstone

            return tombstone(self, request)
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

    def get_preview_context(self, request, mode_name):
        """In the preview beside the form, what the check of the words says now, before anything is saved."""
        from cms.remarks import remarks_on

        return {**super().get_preview_context(request, mode_name), "remarks": remarks_on(self)}

    def get_sitemap_urls(self, request=None):
        """At the host that was asked, as the other columns of the map, and without the day of a draft."""
        path = self.get_url(request)
        if not path:
            return []
        location = request.build_absolute_uri(path) if request else self.get_full_url()
        return [{"location": location, "lastmod": self.last_published_at}]

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
