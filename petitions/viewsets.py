"""The desk's addresses in the admin, in the order of the work: take in, look through, decide, answer, publish."""

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from .views.desk.answers import AnswerActView, AnswerDeskView
from .views.desk.case import AttachmentView, CaseView, PersonView
from .views.desk.cases import CaseIndexView
from .views.desk.checklists import ChecklistItemView, ChecklistsView
from .views.desk.clocks import AddPromiseView, ClockTableView, EndClockView, ReplaceClockView
from .views.desk.copies import CopyPrintView
from .views.desk.disposals import DisposalBatchView, DisposalRegisterView, DisposalView
from .views.desk.looks import LookListView
from .views.desk.many import ManyView
from .views.desk.moves import MoveView
from .views.desk.papers import NoticeFileView, NoticePrintView, PaperFileView, ReplyPrintView
from .views.desk.reception import RegisterView, SimilarView
from .views.desk.registers import RegisterBookView
from .views.desk.reissue import ReissueView
from .views.desk.reminders import RemindersSeenView
from .views.desk.reports import ReportView
from .views.desk.retention import RetentionView
from .views.desk.saved import SavedListsView, SavedListView
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
            path("similar/", SimilarView.as_view(), name="similar"),
            path("registers/", RegisterBookView.as_view(), name="registers"),
            path("many/", ManyView.as_view(), name="many"),
            path("lists/", SavedListsView.as_view(), name="lists"),
            path("lists/<int:pk>/", SavedListView.as_view(), name="list"),
            path("checklists/", ChecklistsView.as_view(), name="checklists"),
            path("checklists/<int:pk>/", ChecklistItemView.as_view(), name="checklist_item"),
            path("answers/", AnswerDeskView.as_view(), name="answers"),
            path("answers/<int:pk>/", AnswerActView.as_view(), name="answer"),
            path("reports/", ReportView.as_view(), name="reports"),
            path("clocks/", ClockTableView.as_view(), name="clocks"),
            path("clocks/add/", AddPromiseView.as_view(), name="clock_add"),
            path("clocks/<int:pk>/replace/", ReplaceClockView.as_view(), name="clock_replace"),
            path("clocks/<int:pk>/end/", EndClockView.as_view(), name="clock_end"),
            path("reminders/seen/", RemindersSeenView.as_view(), name="reminders_seen"),
            path("templates/", TemplateIndexView.as_view(), name="reply_templates"),
            path("templates/new/", TemplateEditView.as_view(), name="reply_template_new"),
            path("templates/<int:pk>/", TemplateEditView.as_view(), name="reply_template"),
            path("templates/<int:pk>/switch/", TemplateSwitchView.as_view(), name="reply_template_switch"),
            path("templates/<int:pk>/preview/", TemplatePreviewView.as_view(), name="reply_template_preview"),
            path("seals/", SealRegisterView.as_view(), name="seals"),
            path("looks/", LookListView.as_view(), name="looks"),
            path("retention/", RetentionView.as_view(), name="retention"),
            path("disposals/", DisposalView.as_view(), name="disposals"),
            path("disposals/register/", DisposalRegisterView.as_view(), name="disposal_register"),
            path("disposals/<int:pk>/", DisposalBatchView.as_view(), name="disposal"),
            path("<str:number>/", CaseView.as_view(), name="case"),
            path("<str:number>/person/", PersonView.as_view(), name="person"),
            path("<str:number>/reissue_code/", ReissueView.as_view(), name="reissue_code"),
            path("<str:number>/files/<int:pk>/", AttachmentView.as_view(), name="attachment"),
            path("<str:number>/copies/<int:pk>/print/", CopyPrintView.as_view(), name="copy_print"),
            path("<str:number>/replies/<int:pk>/print/", ReplyPrintView.as_view(), name="reply_print"),
            path("<str:number>/replies/<int:pk>/<str:form>/", PaperFileView.as_view(), name="reply_file"),
            path("<str:number>/events/<int:pk>/print/", NoticePrintView.as_view(), name="notice_print"),
            path("<str:number>/events/<int:pk>/<str:form>/", NoticeFileView.as_view(), name="notice_file"),
            path("<str:number>/<str:action>/", MoveView.as_view(), name="move"),
        ]
