"""The addresses of the books in the admin: changes, what is due, payments, funds, aid, near relatives."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from ...services import relatives as filing
from . import aid, changes, due, money, relatives


class BookViewSet(ViewSet):
    """A book: its screens, and the permission that its menu entry asks for."""

    permission = ""

    def register_menu_item(self):
        """The menu is built in wagtail_hooks.py, one entry per permission."""


class ChangeBook(BookViewSet):
    name = "changes"
    icon = "table"
    menu_label = _("动态台账")
    permission = changes.VIEW

    def get_urlpatterns(self):
        return [
            path("", changes.ChangeListView.as_view(), name="index"),
            path("add/", changes.ChangeAddView.as_view(), name="add"),
            path("month/", changes.MonthView.as_view(), name="month"),
            path("balance/", changes.BalanceView.as_view(), name="balance"),
            path("openings/", changes.OpeningListView.as_view(), name="openings"),
            path("openings/add/", changes.OpeningAddView.as_view(), name="opening_add"),
            path("openings/<int:pk>/correct/", changes.OpeningCorrectView.as_view(), name="opening_correct"),
            path("<int:pk>/correct/", changes.ChangeCorrectView.as_view(), name="correct"),
            path("<int:pk>/cancel/", changes.CancelView.as_view(), name="cancel"),
        ]


class DueBook(BookViewSet):
    name = "due"
    icon = "calendar-check"
    menu_label = _("到期和复核")
    permission = changes.VIEW

    def get_urlpatterns(self):
        return [
            path("", due.DueView.as_view(), name="index"),
            path("hear/", due.HearView.as_view(), name="hear"),
            path("<int:pk>/settle/", due.SettleView.as_view(), name="settle"),
            path("plan/", due.PlanView.as_view(), name="plan"),
            path("checks/<int:pk>/finish/", due.FinishView.as_view(), name="finish"),
            path("checks/<int:pk>/reopen/", due.ReopenView.as_view(), name="reopen"),
        ]


class PaymentBook(BookViewSet):
    name = "payments"
    icon = "calendar-alt"
    menu_label = _("按月发放")
    permission = money.VIEW

    def get_urlpatterns(self):
        return [
            path("", money.PaymentListView.as_view(), name="index"),
            path("add/", money.PaymentAddView.as_view(), name="add"),
            path("<int:pk>/", money.PaymentView.as_view(), name="payment"),
            path("<int:pk>/correct/", money.PaymentCorrectView.as_view(), name="correct"),
        ]


class FundBook(BookViewSet):
    name = "funds"
    icon = "form"
    menu_label = _("资金情况")
    permission = money.VIEW_FUNDS

    def get_urlpatterns(self):
        return [
            path("", money.FundListView.as_view(), name="index"),
            path("add/", money.FundAddView.as_view(), name="add"),
            path("<int:pk>/correct/", money.FundCorrectView.as_view(), name="correct"),
            path("<int:pk>/cancel/", money.FundCancelView.as_view(), name="cancel"),
        ]


class AidBook(BookViewSet):
    name = "aid"
    icon = "pick"
    menu_label = _("医疗和临时救助")
    permission = aid.VIEW

    def get_urlpatterns(self):
        return [
            path("", aid.AidListView.as_view(), name="index"),
            path("add/", aid.AidAddView.as_view(), name="add"),
            path("release/", aid.ReleaseView.as_view(), name="release"),
            path("<int:pk>/correct/", aid.AidCorrectView.as_view(), name="correct"),
            path("<int:pk>/cancel/", aid.AidCancelView.as_view(), name="cancel"),
        ]


class RelativeBook(BookViewSet):
    name = "relatives"
    icon = "lock"
    menu_label = _("近亲属备案")
    permission = filing.KEEP

    def get_urlpatterns(self):
        return [
            path("", relatives.RelativeListView.as_view(), name="index"),
            path("add/", relatives.FilingAddView.as_view(), name="add"),
            path("<int:pk>/", relatives.FilingView.as_view(), name="filing"),
        ]


books = [ChangeBook(), DueBook(), PaymentBook(), FundBook(), AidBook(), RelativeBook()]
