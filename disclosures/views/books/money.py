"""Payments by month and funds by period, each held against what stands beside it."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.books import book_selectors, reconciling
from disclosures.books.quarters import say_month, say_period
from disclosures.models import FundPeriod, PaymentNotice
from disclosures.services import payments
from disclosures.views.tables import send_table

from . import forms
from .base import ActView, BookView, Link
from .changes import say_state

VIEW, VIEW_FUNDS = "disclosures.view_paymentnotice", "disclosures.view_fundperiod"
ROWS_A_PAGE = 24


class PaymentListView(BookView):
    permission = VIEW
    template_name = "disclosures/books/payments.html"
    page_title = gettext_lazy("按月发放")
    lead = gettext_lazy("每月发给多少户、多少人、多少钱，哪天发、走哪家渠道。点开一个月，各村的数和名册逐村核对。")

    def links(self):
        return [
            Link(gettext_lazy("登记发放"), reverse("payments:add"), payments.ADD, is_main=True),
            Link(gettext_lazy("资金情况"), reverse("funds:index"), VIEW_FUNDS),
        ]

    def get(self, request, *args, **kwargs):
        if request.GET.get("export"):
            return send_table(self.table(), "payments", request.GET["export"])
        return self.render()

    def table(self) -> list[list]:
        heads = [_("月份"), _("救助项目"), _("村（居）"), _("户数"), _("人数"), _("金额（元）"), _("发放日期")]
        rows = [heads]
        for paid in book_selectors.payments().filter(is_current=True):
            for total in paid.totals.all():
                rows.append([
                    say_month(paid.month), paid.scheme.name, total.village.name, total.households, total.persons,
                    total.amount, paid.paid_on.isoformat(),
                ])  # fmt: skip
        return rows

    def get_context_data(self, **kwargs):
        found = book_selectors.payments().filter(is_current=True)
        page = Paginator(found, ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page_obj=page, rows=[(one, say_month(one.month), say_state(one)) for one in page], **kwargs
        )


class PaymentView(BookView):
    """One month, village by village, beside the roster of that month."""

    permission = VIEW
    template_name = "disclosures/books/payment.html"
    lead = gettext_lazy("名册一栏是这个月应发的数：发放前最近一次的全部名册（没有就用年初数），加上之后生效的变动。")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page_title = _("发放 %(number)s") % {"number": kwargs["pk"]}

    def links(self):
        return [Link(gettext_lazy("更正"), reverse("payments:correct", args=[self.kwargs["pk"]]), payments.CORRECT)]

    def get_context_data(self, **kwargs):
        paid = get_object_or_404(book_selectors.payments(), pk=self.kwargs["pk"])
        lines = reconciling.check_payment(paid)
        return super().get_context_data(
            paid=paid, month=say_month(paid.month), state=say_state(paid), lines=lines,
            gaps=[line for line in lines if line.difference],
            is_checked=any(line.expected is not None for line in lines), **kwargs,
        )  # fmt: skip


class PaymentAddView(ActView):
    permission = payments.ADD
    page_title = gettext_lazy("登记发放")
    form_class = forms.PaymentForm
    lead = gettext_lazy("发放以后登记。只填各村的合计，不填姓名和账号。")
    button = gettext_lazy("登记这个月的发放")
    done = gettext_lazy("已登记，并记入公开日志。")
    back = "payments:index"

    def act(self, form):
        asked = form.cleaned_data
        values = {name: asked[name] for name in ("scheme", "month", "paid_on", "channel")}
        payments.record_payment(by=self.request.user, rows=form.rows(), **values)


class PaymentCorrectView(ActView):
    permission = payments.CORRECT
    page_title = gettext_lazy("更正发放")
    form_class = forms.PaymentCorrectionForm
    lead = gettext_lazy("原来的数保留可查，统计从此按新数算。")
    button = gettext_lazy("更正")
    done = gettext_lazy("已更正，并记入公开日志。")
    back = "payments:index"

    def find(self) -> PaymentNotice:
        return get_object_or_404(book_selectors.payments().filter(is_current=True), pk=self.kwargs["pk"])

    def make_form(self, data=None):
        paid = self.find()
        known = {
            total.village_id: {name: getattr(total, name) for name, _label in forms.PaymentForm.COLUMNS}
            for total in paid.totals.all()
        }
        initial = {"paid_on": paid.paid_on, "channel": paid.channel}
        return self.form_class(data, by=self.request.user, grid_initial=known, initial=initial)

    def act(self, form):
        asked = form.cleaned_data
        payments.correct_payment(
            payment=self.find(), by=self.request.user, because=asked["because"], rows=form.rows(),
            paid_on=asked["paid_on"], channel=asked["channel"],
        )  # fmt: skip


class FundListView(BookView):
    permission = VIEW_FUNDS
    template_name = "disclosures/books/funds.html"
    page_title = gettext_lazy("资金情况")
    lead = gettext_lazy(
        "每一期从上期结转多少、各级到位多少、支出多少、结余多少。和上期结余、和各月发放对不上的，列出差额。"
    )

    def links(self):
        return [
            Link(gettext_lazy("登记一期资金"), reverse("funds:add"), payments.ADD_FUNDS, is_main=True),
            Link(gettext_lazy("按月发放"), reverse("payments:index"), VIEW),
        ]

    def get(self, request, *args, **kwargs):
        if request.GET.get("export"):
            return send_table(self.table(), "funds", request.GET["export"])
        return self.render()

    def table(self) -> list[list]:
        heads = [
            _("期间"), _("救助项目"), _("上期结转"), _("中央到位"), _("省级到位"), _("市级到位"), _("县级到位"),
            _("本期到位"), _("本期支出"), _("结余"), _("发放户数"), _("发放人数"),
        ]  # fmt: skip
        return [heads] + [
            [
                say_period(one.period_start, one.period_end), one.scheme.name, one.carried_over, one.central,
                one.province, one.city, one.county, one.received, one.spent, one.balance, one.households, one.persons,
            ]
            for one in book_selectors.funds().filter(is_current=True)
        ]  # fmt: skip

    def get_context_data(self, **kwargs):
        page = Paginator(book_selectors.funds().filter(is_current=True), 12).get_page(self.request.GET.get("page"))
        rows = [
            (reconciling.check_funds(one), say_period(one.period_start, one.period_end), say_state(one)) for one in page
        ]
        return super().get_context_data(page_obj=page, rows=rows, **kwargs)


class FundAddView(ActView):
    permission = payments.ADD_FUNDS
    page_title = gettext_lazy("登记一期资金")
    form_class = forms.FundForm
    lead = gettext_lazy("一期可以是一个季度或一年。结余由系统算：结转加到位减支出，不会是负数。")
    button = gettext_lazy("登记这一期")
    done = gettext_lazy("已登记，网站的统计页会公布这一期。")
    back = "funds:index"

    def act(self, form):
        payments.record_funds(by=self.request.user, **form.values())


class FundCorrectView(ActView):
    permission = payments.CORRECT_FUNDS
    page_title = gettext_lazy("更正资金")
    form_class = forms.FundForm
    lead = gettext_lazy("原来的数保留可查，网站从此公布新数，公开日志记下更正的原因。")
    button = gettext_lazy("更正")
    done = gettext_lazy("已更正。")
    back = "funds:index"

    def find(self) -> FundPeriod:
        return get_object_or_404(book_selectors.funds().filter(is_current=True), pk=self.kwargs["pk"])

    def make_form(self, data=None):
        return self.form_class(data, by=self.request.user, old=self.find())

    def act(self, form):
        because = form.cleaned_data["because"]
        payments.correct_funds(funds=self.find(), by=self.request.user, because=because, **form.values())


class FundCancelView(ActView):
    permission = payments.CORRECT_FUNDS
    page_title = gettext_lazy("作废资金记录")
    form_class = forms.CancelForm
    lead = gettext_lazy("这一期不再公布，也不计入核对。记录仍可查。")
    button = gettext_lazy("作废这一期")
    done = gettext_lazy("已作废。")
    back = "funds:index"

    def act(self, form):
        found = book_selectors.funds().filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        payments.cancel_funds(funds=found, by=self.request.user, **form.cleaned_data)
