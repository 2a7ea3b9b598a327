"""The money: what was paid in a month, what came in and went out in a period. Each act is in the public ledger."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts import permissions
from portal.words import in_chinese

from ..books.quarters import say_month, say_period
from ..models import FundPeriod, PaymentNotice, PaymentTotal
from ..refusals import Declined
from . import recording

ADD, CORRECT = "disclosures.add_paymentnotice", "disclosures.change_paymentnotice"
ADD_FUNDS, CORRECT_FUNDS = "disclosures.add_fundperiod", "disclosures.change_fundperiod"


@transaction.atomic
def record_payment(*, by, rows: Iterable[dict], **values) -> PaymentNotice:
    """What was paid for one month, village by village: 57号 art 25, to the account, every month."""
    permissions.require(by, ADD)
    rows = _checked(rows, values.get("paid_on"))
    payment = recording.store(PaymentNotice(**values, **_sums(rows)), by=by)
    _write_totals(payment, rows)
    _tell_payment(payment)
    return payment


@transaction.atomic
def correct_payment(*, payment: PaymentNotice, by, because: str, rows: Iterable[dict], **values) -> PaymentNotice:
    permissions.require(by, CORRECT)
    rows = _checked(rows, values.get("paid_on"))
    new = PaymentNotice(scheme=payment.scheme, month=payment.month, **values, **_sums(rows))
    recording.replace(payment, new, by=by, because=because)
    _write_totals(new, rows)
    _tell_payment(new, because)
    return new


def _checked(rows: Iterable[dict], paid_on: dt.date | None) -> list[dict]:
    found = list(rows)
    if not found:
        raise Declined(_("没有填任何一个村。请至少填一行。"))
    for row in found:
        if not 0 < row["households"] <= row["persons"] or row["amount"] <= 0:
            raise Declined(
                _("%(village)s：户数至少是1并且不多于人数，金额要大于0。") % {"village": row["village"].name}
            )
    if paid_on and paid_on > timezone.localdate():
        raise Declined(_("发放日期还没到。请在发放以后登记。"))
    return found


def _sums(rows: list[dict]) -> dict:
    return {
        "households": sum(row["households"] for row in rows),
        "persons": sum(row["persons"] for row in rows),
        "amount": sum((row["amount"] for row in rows), Decimal(0)),
    }


def _write_totals(payment: PaymentNotice, rows: list[dict]) -> None:
    PaymentTotal.objects.bulk_create([PaymentTotal(payment=payment, **row) for row in rows])


@transaction.atomic
def record_funds(*, by, **values) -> FundPeriod:
    """What came in and went out for one scheme in one period: 社会救助暂行办法 art 62."""
    permissions.require(by, ADD_FUNDS)
    funds = recording.store(FundPeriod(**values), by=by)
    _tell_funds(funds)
    return funds


@transaction.atomic
def correct_funds(*, funds: FundPeriod, by, because: str, **values) -> FundPeriod:
    permissions.require(by, CORRECT_FUNDS)
    new = recording.replace(funds, FundPeriod(**values), by=by, because=because)
    _tell_funds(new, because)
    return new


@transaction.atomic
def cancel_funds(*, funds: FundPeriod, by, because: str) -> FundPeriod:
    permissions.require(by, CORRECT_FUNDS)
    mark = recording.cancel(funds, by=by, because=because)
    _tell_funds(mark, because)
    return mark


@in_chinese
def _tell_payment(payment: PaymentNotice, reason: str = "") -> None:
    title = _("更正%(scheme)s%(month)s发放情况") if reason else _("登记%(scheme)s%(month)s发放情况")
    recording.tell(
        recording.CORRECTED if reason else recording.RECORDED,
        f"payment:{payment.month:%Y-%m}",
        title % {"scheme": payment.scheme.name, "month": say_month(payment.month)},
        reason=reason,
        scheme=payment.scheme.name,
        households=payment.households,
        persons=payment.persons,
        amount=str(payment.amount),
    )


@in_chinese
def _tell_funds(funds: FundPeriod, reason: str = "") -> None:
    title = _("更正%(scheme)s%(period)s资金情况") if reason else _("登记%(scheme)s%(period)s资金情况")
    recording.tell(
        recording.CORRECTED if reason else recording.RECORDED,
        f"funds:{funds.period_start:%Y-%m}",
        title % {"scheme": funds.scheme.name, "period": say_period(funds.period_start, funds.period_end)},
        reason=reason,
        scheme=funds.scheme.name,
        received=str(funds.received),
        spent=str(funds.spent),
        balance=str(funds.balance),
    )
