"""The desk's addresses in the admin, in the order of the work: take in, look through, decide, answer, publish."""

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from .views.desk.answers import AnswerActView, AnswerDeskView
from .views.desk.case import AttachmentView, CaseView, PersonView
from .views.desk.cases import CaseIndexView
from .views.desk.moves import MoveView
from .views.desk.papers import NoticeFileView, NoticePrintView, PaperFileView, ReplyPrintView
from .views.desk.reception import RegisterView
from .views.desk.seals import SealRegisterView
from .views.desk.templates import TemplateEditView, TemplateIndexView, TemplatePreviewView, TemplateSwitchView


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
            path("templates/", TemplateIndexView.as_view(), name="reply_templates"),
            path("templates/new/", TemplateEditView.as_view(), name="reply_template_new"),
            path("templates/<int:pk>/", TemplateEditView.as_view(), name="reply_template"),
            path("templates/<int:pk>/switch/", TemplateSwitchView.as_view(), name="reply_template_switch"),
            path("templates/<int:pk>/preview/", TemplatePreviewView.as_view(), name="reply_template_preview"),
            path("seals/", SealRegisterView.as_view(), name="seals"),
            path("<str:number>/", CaseView.as_view(), name="case"),
            path("<str:number>/person/", PersonView.as_view(), name="person"),
            path("<str:number>/files/<int:pk>/", AttachmentView.as_view(), name="attachment"),
            path("<str:number>/replies/<int:pk>/print/", ReplyPrintView.as_view(), name="reply_print"),
            path("<str:number>/replies/<int:pk>/<str:form>/", PaperFileView.as_view(), name="reply_file"),
            path("<str:number>/events/<int:pk>/print/", NoticePrintView.as_view(), name="notice_print"),
            path("<str:number>/events/<int:pk>/<str:form>/", NoticeFileView.as_view(), name="notice_file"),
            path("<str:number>/<str:action>/", MoveView.as_view(), name="move"),
        ]
