"""The change ledger on screen: what came and went, one record or a month of villages at a time, and the balance."""

from django.core.paginator import Paginator
from django.db.models import Sum as Add
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.books import book_selectors, sheets
from disclosures.books.quarters import say_month
from disclosures.models import COMING, LEAVING, ChangeRecord, OpeningBalance, Scheme
from disclosures.services import changes
from disclosures.views.tables import send_table

from . import forms
from .base import ActView, BookView, Link

VIEW = "disclosures.view_changerecord"
ROWS_A_PAGE = 50
CHANGES = {"url": "", "label": gettext_lazy("动态台账")}


class ChangeListView(BookView):
    permission = VIEW
    template_name = "disclosures/books/changes.html"
    page_title = gettext_lazy("动态台账")
    lead = gettext_lazy(
        "谁进、谁出、谁增、谁减，按村按月记户数、人数和金额，不记姓名。记错了不改原记录：更正会另立一条，写明原因。"
    )

    def links(self):
        return [
            Link(gettext_lazy("登记一条"), reverse("changes:add"), changes.ADD, is_main=True),
            Link(gettext_lazy("按月登记各村"), reverse("changes:month"), changes.ADD),
            Link(gettext_lazy("收支核对"), reverse("changes:balance"), VIEW),
            Link(gettext_lazy("年初数"), reverse("changes:openings"), VIEW),
            Link(gettext_lazy("到期和复核"), reverse("due:index"), VIEW),
        ]

    def get(self, request, *args, **kwargs):
        mine = book_selectors.changes_for(request.user)
        query = request.GET
        if "year" not in query:  # emptied by hand it means every year
            query = forms.with_year(query, book_selectors.newest_year(mine))
        self.filter = forms.ChangeFilter(query, by=request.user)
        self.found = self.filter.narrow(mine)
        if request.GET.get("export"):
            return send_table(self.table(), "changes", request.GET["export"])
        return self.render()

    def table(self) -> list[list]:
        heads = [
            _("生效月份"), _("变动类型"), _("原因"), _("救助项目"), _("村（居）"), _("户数"), _("人数"), _("月金额变化"),
            _("决定日期"), _("状态"),
        ]  # fmt: skip
        return [heads] + [
            [
                say_month(one.effective_month), one.get_kind_display(), one.get_reason_display(), one.scheme.name,
                one.village.name, one.households, one.persons, one.amount, one.decided_on.isoformat(), say_state(one),
            ]
            for one in self.found
        ]  # fmt: skip

    def get_context_data(self, **kwargs):
        current = self.found.filter(is_current=True).order_by()
        sums = [
            (name, current.filter(kind__in=kinds).aggregate(households=Add("households"), persons=Add("persons")))
            for name, kinds in ((_("进"), COMING), (_("出"), LEAVING))
        ]
        page = Paginator(self.found, ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        rows = [(one, say_state(one)) for one in page]
        return super().get_context_data(filter=self.filter, page_obj=page, rows=rows, sums=sums, **kwargs)


def say_state(record) -> str:
    """Whether it counts, and if not, why."""
    newer = getattr(record, "corrected_by", None)
    if record.is_cancellation:
        return _("作废标记（%(reason)s）") % {"reason": record.get_correction_reason_display()}
    if newer is not None:
        how = _("已作废") if not newer.is_current and newer.is_cancellation else _("已更正")
        return _("%(how)s（%(reason)s）") % {"how": how, "reason": newer.get_correction_reason_display()}
    if record.corrects_id:
        return _("更正后（%(reason)s）") % {"reason": record.get_correction_reason_display()}
    return _("有效")


class ChangeAddView(ActView):
    permission = changes.ADD
    page_title = gettext_lazy("登记变动")
    form_class = forms.ChangeForm
    lead = gettext_lazy(
        "一条记一个决定：同一个村、同一种变动、同一个原因。户数人数少于5的，网站不单独公布。死亡、迁移、个别人进出时户数填0。"
    )
    button = gettext_lazy("登记这条变动")
    done = gettext_lazy("已登记，并记入公开日志。")
    back = "changes:index"

    def act(self, form):
        changes.record_change(by=self.request.user, **form.values())


class ChangeCorrectView(ActView):
    """A correction, or the button that strikes the record out."""

    permission = changes.CORRECT
    page_title = gettext_lazy("更正变动")
    form_class = forms.ChangeForm
    lead = gettext_lazy("原记录保留，另立一条新的。统计从此按新记录算，公开日志会记下更正的原因。")
    button = gettext_lazy("更正")
    done = gettext_lazy("已更正，原记录仍可查。")
    back = "changes:index"

    def find(self) -> ChangeRecord:
        found = book_selectors.changes_for(self.request.user).filter(is_current=True)
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def make_form(self, data=None):
        return self.form_class(data, by=self.request.user, old=self.find())

    def act(self, form):
        because = form.cleaned_data["because"]
        changes.correct_change(change=self.find(), by=self.request.user, because=because, **form.values())


class CancelView(ActView):
    """Strike out: only the reason is asked."""

    permission = changes.CORRECT
    page_title = gettext_lazy("作废变动")
    form_class = forms.CancelForm
    lead = gettext_lazy(
        "这条记录不再计入统计。它仍看得到，旁边写明谁在什么时候、为什么作废。由它办结的事项会重新列入待办。"
    )
    button = gettext_lazy("作废这条记录")
    done = gettext_lazy("已作废。")
    back = "changes:index"

    def act(self, form):
        found = book_selectors.changes_for(self.request.user)
        changes.cancel_change(
            change=get_object_or_404(found, pk=self.kwargs["pk"]), by=self.request.user, **form.cleaned_data
        )


class MonthView(ActView):
    permission = changes.ADD
    page_title = gettext_lazy("按月登记各村")
    form_class = forms.MonthGridForm
    lead = gettext_lazy("一次登记一个月、一种变动在各村的数。没有变动的村空着；整页一起保存，有一行不对就都不存。")
    button = gettext_lazy("登记这个月")
    done = gettext_lazy("各村的变动已登记，并记入公开日志。")
    back = "changes:index"

    def act(self, form):
        asked = form.cleaned_data
        shared = {name: asked[name] for name in ("kind", "reason", "scheme", "decided_on", "effective_month")}
        changes.record_month(by=self.request.user, rows=form.rows(), **shared)


class OpeningListView(BookView):
    permission = VIEW
    template_name = "disclosures/books/openings.html"
    page_title = gettext_lazy("年初数")
    lead = gettext_lazy(
        "上一年的名册没有在本系统公布过时，年初各村的数在这里登记一次。没有年初数，一年的进出就无法核对。"
    )

    def links(self):
        return [Link(gettext_lazy("登记年初数"), reverse("changes:opening_add"), changes.ADD, is_main=True)]

    def get_context_data(self, **kwargs):
        found = OpeningBalance.objects.filter(village__in=book_selectors.villages_of(self.request.user))
        found = found.select_related("scheme", "village", "recorded_by", "corrects", "corrected_by")
        page = Paginator(found, ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page_obj=page, rows=[(one, say_state(one)) for one in page], **kwargs)


class OpeningAddView(ActView):
    permission = changes.ADD
    page_title = gettext_lazy("登记年初数")
    form_class = forms.OpeningForm
    lead = gettext_lazy("填1月1日各村在保的户数、人数和月金额。")
    button = gettext_lazy("登记年初数")
    back = "changes:openings"

    def make_form(self, data=None):
        return self.form_class(data, by=self.request.user, initial={"year": timezone.localdate().year})

    def act(self, form):
        asked = form.cleaned_data
        changes.record_openings(
            by=self.request.user, scheme=asked["scheme"], year=asked["year"], source=asked["source"], rows=form.rows()
        )


class OpeningCorrectView(ActView):
    permission = changes.CORRECT
    page_title = gettext_lazy("更正年初数")
    form_class = forms.OneOpeningForm
    button = gettext_lazy("更正")
    back = "changes:openings"

    def find(self) -> OpeningBalance:
        mine = OpeningBalance.objects.current().filter(village__in=book_selectors.villages_of(self.request.user))
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    def make_form(self, data=None):
        return self.form_class(data, by=self.request.user, old=self.find())

    def act(self, form):
        because = form.cleaned_data["because"]
        changes.correct_opening(opening=self.find(), by=self.request.user, because=because, **form.values())


class BalanceView(BookView):
    """Opening + in - out = closing, by month and by village; where it does not, the gap stands there."""

    permission = VIEW
    template_name = "disclosures/books/balance.html"
    page_title = gettext_lazy("收支核对")
    lead = gettext_lazy(
        "年初数，加进的，减出的，应当等于名册上的数。不等就显示相差多少：可能漏记了变动，也可能名册或年初数有误。"
    )

    def links(self):
        return [
            Link(gettext_lazy("动态台账"), reverse("changes:index"), VIEW),
            Link(gettext_lazy("年初数"), reverse("changes:openings"), VIEW),
        ]

    def get(self, request, *args, **kwargs):
        query = request.GET
        if not query.get("year"):
            query = forms.with_year(query, timezone.localdate().year)
        self.filter = forms.SheetFilter(query, by=request.user)
        asked = self.filter.cleaned_data if self.filter.is_valid() else {}
        scheme = asked.get("scheme") or Scheme.objects.order_by("sort_order").first()
        year = asked.get("year") or timezone.localdate().year
        mine = book_selectors.villages_of(request.user)
        village = asked.get("village") or (mine.first() if mine.count() == 1 else None)
        self.sheet = sheets.year_sheet(scheme, year, village=village) if scheme else None
        if request.GET.get("export") and self.sheet:
            return send_table(self.table(), f"balance-{year}", request.GET["export"])
        return self.render()

    def table(self) -> list[list]:
        heads = [
            _("期初户数"), _("期初人数"), _("进户数"), _("进人数"), _("出户数"), _("出人数"), _("应为户数"), _("应为人数"),
            _("名册户数"), _("名册人数"), _("相差户数"), _("相差人数"),
        ]  # fmt: skip
        rows = [[_("村（居）"), *heads]]
        rows += [[line.village.name, *cells(line.balance)] for line in self.sheet.villages]
        rows += [[_("合计"), *cells(self.sheet.total)], [], [_("月份"), *heads]]
        return rows + [[number, *cells(month)] for number, month in enumerate(self.sheet.months, 1)]

    def get_context_data(self, **kwargs):
        months = list(enumerate(self.sheet.months, 1)) if self.sheet else []
        return super().get_context_data(filter=self.filter, sheet=self.sheet, months=months, **kwargs)


def cells(balance) -> list:
    """Twelve numbers; what is not known stays empty."""
    sums = (balance.opening, balance.added, balance.left, balance.expected, balance.closing, balance.difference)
    return [number for one in sums for number in ((one.households, one.persons) if one is not None else ("", ""))]
