"""What does not fit together, named: in a section of its own, and at the numbers that it is about.

A figure that cannot be true must be said to be so (disclosures/books/balances.py); the summary that this portal was
built from kept 1549 people through 52 households in and 10 out, and nobody saw it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.books import reconciling, sheets, yearly
from disclosures.books.quarters import say_month, say_period
from disclosures.models import AidKind, Scheme, SchemeKind

from .facts import Facts
from .figures import say


class Weight(models.TextChoices):
    CONTRADICTS = "contradicts", gettext_lazy("对不上")
    MISSING = "missing", gettext_lazy("缺数")
    DIFFERS = "differs", gettext_lazy("口径不同")


@dataclass(frozen=True)
class Finding:
    """`keys`: the numbers that it concerns, by definitions.py."""

    weight: Weight
    sentence: str
    keys: tuple[str, ...] = ()


ENDS = tuple(f"{end}_{kind}" for end in ("opening", "added", "left", "expected") for kind in ("households", "persons"))
ROSTER = ("households", "persons")


def check(facts: Facts) -> list[Finding]:
    """The gravest first; each in the order in which the text speaks of it."""
    found = [finding for one in CHECKS for finding in one(facts)]
    if not facts.is_for_all:
        found += [finding for one in CHECKS_OF_STAFF for finding in one(facts)]
    return sorted(found, key=lambda finding: list(Weight).index(finding.weight))


def balance(facts: Facts) -> Iterator[Finding]:
    if facts.balance.contradicts:
        yield Finding(Weight.CONTRADICTS, facts.balance.sentence, (*ROSTER, *ENDS))
    elif not facts.balance.is_known:
        yield Finding(Weight.MISSING, facts.balance.sentence, (*ROSTER, *ENDS))


def persons_of_households(facts: Facts) -> Iterator[Finding]:
    """Every household has one person at least, on the roster and in each movement; a person alone may move."""
    for name, said in (
        ("", _("在保")),
        ("investigated_", _("新申请调查")),
        ("exits_", _("退出")),
        ("medical_", _("医疗救助")),
        ("temporary_", _("临时救助")),
    ):
        households, persons = (facts.values[f"{name}{kind}"] for kind in ROSTER)
        if households is not None and persons is not None and persons < households:
            yield Finding(
                Weight.CONTRADICTS,
                _("%(name)s的人数 %(persons)s 少于户数 %(households)s：每户至少有一人，其中有一个数要更正。")
                % {"name": said, "persons": say(persons), "households": say(households)},
                (f"{name}households", f"{name}persons"),
            )


def added_without_review(facts: Facts) -> Iterator[Finding]:
    """57号 art 19: nobody comes in without a posted first review."""
    added, posted = facts.values["added_households"] or 0, facts.values["investigated_households"] or 0
    if added > posted:
        yield Finding(
            Weight.CONTRADICTS,
            _(
                "新增 %(added)s 户，多于本年初审公示过的 %(posted)s 户，相差 %(gap)s 户：漏了初审公示，或者新增登记有误。"
            )
            % {"added": say(added), "posted": say(posted), "gap": say(added - posted)},
            ("added_households", "investigated_households"),
        )


def exits_and_leaving(facts: Facts) -> Iterator[Finding]:
    """One counts decisions of one kind, the other every way off the roster by the month that it reached."""
    exits = tuple(facts.values[f"exits_{kind}"] for kind in ROSTER)
    left = tuple(facts.values[f"left_{kind}"] for kind in ROSTER)
    if exits != left:
        yield Finding(
            Weight.DIFFERS,
            _(
                "“退出低保”按决定日期算，是 %(exits)s 户 %(gone)s 人；收支核对里“减退出”按生效月份算，"
                "并含停发、迁出和死亡核减，是 %(left)s 户 %(people)s 人。两个数不能相互代替。"
            )
            % {"exits": say(exits[0] or 0), "gone": say(exits[1] or 0), "left": say(left[0] or 0), "people": say(left[1] or 0)},
            ("exits_households", "exits_persons", "left_households", "left_persons"),
        )  # fmt: skip


def villages_without_roster(facts: Facts) -> Iterator[Finding]:
    villages = int(facts.values["villages"] or 0)
    if facts.listed_villages < villages:
        yield Finding(
            Weight.MISSING,
            _("%(villages)d 个村（居）里，%(listed)d 个在本年公布过全部在保名册，其余的没有计入在保数。")
            % {"villages": villages, "listed": facts.listed_villages},
            ("villages", *ROSTER),
        )


def visitors(facts: Facts) -> Iterator[Finding]:
    visits, persons = facts.values["visits"] or 0, facts.values["visitors"] or 0
    if persons < visits:
        yield Finding(
            Weight.CONTRADICTS,
            _("来访 %(visits)s 批，登记的人次只有 %(persons)s：每批至少有一人。")
            % {"visits": say(visits), "persons": say(persons)},
            ("visits", "visitors"),
        )


def money_of_periods(facts: Facts) -> Iterator[Finding]:
    for funds in facts.funds:
        checked, period = reconciling.check_funds(funds), say_period(funds.period_start, funds.period_end)
        if checked.carried_gap:
            yield Finding(
                Weight.CONTRADICTS,
                _("%(period)s的上期结转，与上一期的结余相差 %(gap)s 元。")
                % {"period": period, "gap": say(abs(checked.carried_gap))},
                ("fund_balance",),
            )
        if checked.paid_gap:
            yield Finding(
                Weight.CONTRADICTS,
                _("%(period)s的资金支出，与这几个月登记的发放金额相差 %(gap)s 元。")
                % {"period": period, "gap": say(abs(checked.paid_gap))},
                ("fund_spent", "paid_amount"),
            )


def months_without_payment(facts: Facts) -> Iterator[Finding]:
    ended = 12 if facts.has_ended else timezone.localdate(facts.at).month - 1
    paid = {one.month.month for one in facts.payments}
    missing = [month for month in range(1, ended + 1) if month not in paid]
    if missing:
        named = "、".join(_("%(month)d月") % {"month": month} for month in missing)
        yield Finding(
            Weight.MISSING, _("%(months)s没有登记农村低保的发放。") % {"months": named}, ("paid_months", "paid_amount")
        )


def objections_without_result(facts: Facts) -> Iterator[Finding]:
    results = {key: value or 0 for key, value in facts.values.items() if key.startswith("result_")}
    registered, told = facts.values["objections"] or 0, sum(results.values())
    if told != registered:
        yield Finding(
            Weight.DIFFERS,
            _("登记的公示异议 %(registered)s 件，公示结果里写明的 %(told)s 件：有的还在核查，或者公示结果还没有登记。")
            % {"registered": say(registered), "told": say(told)},
            ("objections", *results),
        )


def payments_and_rosters(facts: Facts) -> Iterator[Finding]:
    """How many months do not fit may be told; which village, whose one household it is, only to staff."""
    months, lines = [], []
    for payment in facts.payments:
        gaps = [line for line in reconciling.check_payment(payment) if line.difference]
        if gaps:
            months.append(say_month(payment.month))
            lines += [_say_gap(payment, line) for line in gaps]
    if not months:
        return
    told = "、".join(months) if facts.is_for_all else "；".join(lines)
    yield Finding(
        Weight.CONTRADICTS,
        _("发放的户数、人数或金额与当月名册对不上，要核对是退款、补发还是漏登：%(told)s。") % {"told": told},
        ("paid_months", "paid_amount"),
    )


def _say_gap(payment, line) -> str:
    gap = line.difference
    return _("%(month)s%(village)s相差 %(households)+d 户 %(persons)+d 人 %(amount)+.2f 元") % {
        "month": say_month(payment.month), "village": line.village.name, "households": gap.households,
        "persons": gap.persons, "amount": gap.amount,
    }  # fmt: skip


# --- staff ----------------------------------------------------------------------------------------------------------


def villages_apart(facts: Facts) -> Iterator[Finding]:
    scheme = Scheme.objects.filter(kind=SchemeKind.RURAL).first()
    lines = sheets.year_sheet(scheme, facts.year).villages if scheme else ()
    told = [
        _("%(village)s相差 %(households)+d 户 %(persons)+d 人")
        % {"village": line.village.name, "households": gap.households, "persons": gap.persons}
        for line in lines
        if line.balance.contradicts and (gap := line.balance.difference)
    ]
    if told:
        yield Finding(Weight.CONTRADICTS, _("分村核对，名册比应有的数：%(told)s。") % {"told": "；".join(told)}, ROSTER)


def aid_not_released(facts: Facts) -> Iterator[Finding]:
    for kind in AidKind:
        recorded = yearly.aid_recorded(kind, facts.year)
        released = tuple(facts.values[f"{kind}_{part}"] for part in ("households", "persons", "amount"))
        if (recorded.households, recorded.persons, recorded.amount) != released:
            yield Finding(
                Weight.DIFFERS,
                _(
                    "%(kind)s登记了 %(households)s 户次 %(amount)s 元，已经发布的是 %(shown)s 户次 %(money)s 元。"
                    "没有发布的，发布以后才计入总结。"
                )
                % {
                    "kind": kind.label, "households": say(recorded.households), "amount": say(recorded.amount),
                    "shown": say(released[0] or 0), "money": say(released[2] or 0),
                },
                (f"{kind}_households", f"{kind}_persons", f"{kind}_amount"),
            )  # fmt: skip


CHECKS = (
    balance, persons_of_households, added_without_review, payments_and_rosters, money_of_periods, visitors,
    villages_without_roster, months_without_payment, exits_and_leaving, objections_without_result,
)  # fmt: skip
CHECKS_OF_STAFF = (villages_apart, aid_not_released)
