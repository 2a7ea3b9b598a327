"""The desk's addresses in the admin, in the order of the work: take in, look through, decide, answer, publish."""

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from .views.desk.answers import AnswerActView, AnswerDeskView
from .views.desk.case import AttachmentView, CaseView, PersonView
from .views.desk.cases import CaseIndexView
from .views.desk.copies import CopyPrintView
from .views.desk.disposals import DisposalBatchView, DisposalRegisterView, DisposalView
from .views.desk.looks import LookListView
from .views.desk.moves import MoveView
from .views.desk.papers import ReplyPrintView
from .views.desk.reception import RegisterView
from .views.desk.retention import RetentionView


class CaseViewSet(ViewSet):
    name = "cases"
    icon = "mail"

    def register_menu_item(self):
        """The menu is built in wagtail_hooks.py, one entry per permission."""

    def get_urlpatterns(self):
        return [
            path("", CaseIndexView.as_view(), name="index"),
            path("results/", CaseIndexView.as_view(results_only=True), name="index_results"),
            path("register/", RegisterView.as_view(), name="register"),
            path("answers/", AnswerDeskView.as_view(), name="answers"),
            path("answers/<int:pk>/", AnswerActView.as_view(), name="answer"),
            path("looks/", LookListView.as_view(), name="looks"),
            path("retention/", RetentionView.as_view(), name="retention"),
            path("disposals/", DisposalView.as_view(), name="disposals"),
            path("disposals/register/", DisposalRegisterView.as_view(), name="disposal_register"),
            path("disposals/<int:pk>/", DisposalBatchView.as_view(), name="disposal"),
            path("<str:number>/", CaseView.as_view(), name="case"),
            path("<str:number>/person/", PersonView.as_view(), name="person"),
            path("<str:number>/files/<int:pk>/", AttachmentView.as_view(), name="attachment"),
            path("<str:number>/copies/<int:pk>/print/", CopyPrintView.as_view(), name="copy_print"),
            path("<str:number>/replies/<int:pk>/print/", ReplyPrintView.as_view(), name="reply_print"),
            path("<str:number>/<str:action>/", MoveView.as_view(), name="move"),
        ]
