"""The staff side of disclosure in Wagtail's admin: the steps of a notice, and the tables behind them."""

from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from . import bases
from .models import Procedure, Scheme
from .services import contents
from .views.staff.board import BoardView
from .views.staff.evidence import EvidenceView, PhotoView
from .views.staff.next_round import NextRoundView
from .views.staff.publications import OutcomeView, PublicationListView, PublicationView, UrgentView, WithdrawView
from .views.staff.publish import PublishView
from .views.staff.reviews import ReviewListView
from .views.staff.rosters import RosterListView, RosterView
from .views.staff.slips import SlipView
from .views.staff.templates import TemplateView


def day(name: str) -> FieldPanel:
    """The browser's own date picker: Wagtail's needs an inline script, which the browser rules forbid."""
    return FieldPanel(name, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def say_ended_bases(procedure: Procedure) -> str:
    """Whether any round rests on a rule that does not hold any more; publishing by it would be refused."""
    named = "\n".join(contents.say_basis(round) for round in procedure.rounds.all())
    return "".join(bases.ended_in(named)) or _("都在施行")


class PublishingViewSet(ViewSet):
    name = "publishing"
    icon = "clipboard-list"

    def register_menu_item(self):
        """The menu is built in wagtail_hooks.py, one entry per permission."""

    def get_urlpatterns(self):
        return [
            path("rosters/", RosterListView.as_view(), name="rosters"),
            path("rosters/<int:pk>/", RosterView.as_view(), name="roster"),
            path("rosters/<int:pk>/publish/", PublishView.as_view(), name="publish"),
            path("reviews/", ReviewListView.as_view(), name="reviews"),
            path("slips/", SlipView.as_view(), name="slip"),
            path("templates/", TemplateView.as_view(), name="templates"),
            path("notices/", PublicationListView.as_view(), name="publications"),
            path("notices/<notice_number:number>/", PublicationView.as_view(), name="publication"),
            path("notices/<notice_number:number>/urgent/", UrgentView.as_view(), name="urgent"),
            path("notices/<notice_number:number>/withdraw/", WithdrawView.as_view(), name="withdraw"),
            path("notices/<notice_number:number>/outcome/", OutcomeView.as_view(), name="outcome"),
            path("notices/<notice_number:number>/evidence/", EvidenceView.as_view(), name="evidence"),
            path("photos/<int:pk>/", PhotoView.as_view(), name="photo"),
            path("notices/<notice_number:number>/next/", NextRoundView.as_view(), name="next_round"),
            path("notices/<notice_number:number>/board/", BoardView.as_view(), name="board"),
        ]


class SchemeViewSet(ModelViewSet):
    model = Scheme
    icon = "tag"
    copy_view_enabled = False
    list_display = ["name", "code", "kind", "amount_unit"]
    form_fields = ["name", "code", "kind", "amount_unit", "sort_order"]


class ProcedureViewSet(ModelViewSet):
    model = Procedure
    icon = "list-ol"
    copy_view_enabled = False
    list_display = [
        "name",
        "scheme",
        "valid_from",
        "valid_until",
        Column("basis_state", label=_("依据现状"), accessor=say_ended_bases),
    ]
    list_filter = ["scheme"]
    panels = [
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("name")]),
        FieldRowPanel([day("valid_from"), day("valid_until")]),
        InlinePanel(
            "rounds",
            heading=_("公示轮次"),
            label=_("轮次"),
            min_num=1,
            panels=[
                FieldRowPanel([FieldPanel("order"), FieldPanel("name"), FieldPanel("kind")]),
                FieldRowPanel([FieldPanel("days"), FieldPanel("unit"), FieldPanel("repost_days")]),
                FieldPanel("has_objection_window"),
                FieldRowPanel([FieldPanel("place_kind"), FieldPanel("channel"), FieldPanel("web_level")]),
                FieldPanel("decided_by"),
                FieldRowPanel([FieldPanel("legal_basis"), FieldPanel("basis_number")]),
                FieldRowPanel([day("basis_valid_from"), day("basis_valid_until")]),
            ],
        ),
    ]


publishing = PublishingViewSet()
tables = [
    SchemeViewSet("schemes", url_prefix="schemes"),
    ProcedureViewSet("procedures", url_prefix="procedures"),
]
