"""Blocks that point to what the portal itself publishes: chosen, so that the address is always the one of today.

What is not public is not named: a draft's title stays inside, a notice that came down is a link to what is left of it.
"""

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.coreutils import resolve_model_string


def address(name: str, *args) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:  # this process serves staff alone
        return ""


class PolicyBlock(blocks.PageChooserBlock):
    def __init__(self, **kwargs):
        super().__init__(page_type=["cms.PolicyPage"], **kwargs)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["policy"] = value.specific if value is not None and value.live else None
        return context

    class Meta:
        icon = "doc-full-inverse"
        label = _("引用政策")
        template = "cms/blocks/policy.html"


class ModelBlock(blocks.ChooserBlock):
    """A chooser whose screens are built late: blocks are there before the models are."""

    target = ""

    @cached_property
    def target_model(self):
        return resolve_model_string(self.target)

    @cached_property
    def widget(self):
        return self.viewset.widget_class()


class NoticeBlock(ModelBlock):
    target = "disclosures.Publication"

    @property
    def viewset(self):
        from cms.choosers import notice_chooser

        return notice_chooser

    def get_context(self, value, parent_context=None):
        from disclosures.states import OVER, State, state_of

        context = super().get_context(value, parent_context)
        if value is not None:
            state = state_of(value, timezone.now())
            url = address("disclosures:notice", value.number)
            context.update(state=State(state).label, is_over=state in OVER, url=url)
        return context

    class Meta:
        icon = "doc-full"
        label = _("引用公示")
        template = "cms/blocks/notice.html"


class VillageBlock(ModelBlock):
    target = "orgs.OrgUnit"

    @property
    def viewset(self):
        from cms.choosers import village_chooser

        return village_chooser

    def get_context(self, value, parent_context=None):
        from disclosures.selectors import notices_about

        context = super().get_context(value, parent_context)
        if value is not None and notices_about(value).exists():
            context["url"] = address("disclosures:notice_list")
        return context

    class Meta:
        icon = "site"
        label = _("引用某村的公示")
        template = "cms/blocks/village.html"
