"""Each threshold measured: from the facts to a state, the days left and a sentence. No database here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from disclosures.books.quarters import add_months
from disclosures.wording import say_day
from petitions.statistics.periods import Month

from .facts import Facts
from .rules import Judged, State, by_count, by_day, by_share, worst
from .thresholds import PROBED_DAYS, Threshold, Unit

type Limits = dict[str, Threshold]

NAMES = {
    "policies": gettext_lazy("政策文件"),
    "explanations": gettext_lazy("政策解读"),
    "guides": gettext_lazy("办事指南"),
    "standards": gettext_lazy("保障标准"),
    "notices": gettext_lazy("公示公告"),
    "answers": gettext_lazy("答复选登"),
    "statistics": gettext_lazy("统计"),
    "about": gettext_lazy("机构与监督"),
    "catalogue": gettext_lazy("公开目录"),
}
# Which columns the national six months are for; the others follow the office's own number.
NEWS = ("policies", "explanations", "notices", "answers", "statistics")


@dataclass(frozen=True)
class Reading:
    """One threshold, or one column, on one day."""

    code: str
    judged: Judged
    says: str

    @property
    def state(self) -> State:
        return self.judged.state


def due_of(last: date, limit: Threshold) -> date:
    """The last day on which what happened then is recent enough."""
    return add_months(last, limit.limit) if limit.unit is Unit.MONTHS else last + timedelta(days=limit.limit)


def front_page(facts: Facts, limits: Limits, today: date) -> Reading:
    limit = limits["front_page"]
    if facts.front_page is None:
        return Reading("front_page", Judged(State.RED), _("首页还没有任何信息。"))
    judged = by_day(due_of(facts.front_page, limit), today, limit.warn)
    return Reading("front_page", judged, _("最近一次更新是%(day)s。") % {"day": say_day(facts.front_page)})


def column_readings(facts: Facts, limits: Limits, today: date) -> list[Reading]:
    """Every column by itself: an inspector counts them, and the office mends them one by one."""
    found = []
    for code, column in facts.columns.items():
        limit = limits["notice_columns" if code in NEWS else "lasting_columns"]
        if column.is_empty:
            found.append(Reading(code, Judged(State.RED), _("没有内容")))
        elif column.latest is None:
            found.append(Reading(code, Judged(State.GREEN), _("有内容")))
        else:
            judged = by_day(due_of(column.latest, limit), today, limit.warn)
            found.append(Reading(code, judged, _("%(day)s更新") % {"day": say_day(column.latest)}))
    return found


def columns(facts: Facts, limits: Limits, today: date) -> Reading:
    limit, read = limits["columns"], column_readings(facts, limits, today)
    bad = [str(NAMES[one.code]) for one in read if one.judged.state is State.RED]
    near = [
        one.judged.days_left for one in read if one.judged.state is State.AMBER and one.judged.days_left is not None
    ]
    judged = by_count(len(bad), limit.warn, limit.limit)
    if bad:
        return Reading("columns", judged, _("不更新或者空白的栏目：%(names)s。") % {"names": "、".join(bad)})
    if near:
        return Reading("columns", Judged(State.AMBER, min(near)), _("有栏目快到不更新的期限。"))
    return Reading("columns", judged, _("各栏目都在期限内更新过。"))


def oldest_message(facts: Facts, limits: Limits, today: date) -> Reading:
    limit = limits["oldest_message"]
    if facts.oldest_message is None:
        return Reading("oldest_message", Judged(State.GREEN), _("网上来信都已经答复。"))
    judged = by_day(due_of(facts.oldest_message, limit), today, limit.warn)
    words = _("没有答复的来信里，最早的一件%(day)s收到。") % {"day": say_day(facts.oldest_message)}
    return Reading("oldest_message", judged, words)


def month_table(facts: Facts, limits: Limits, today: date) -> Reading:
    limit = limits["month_table"]
    if facts.first_matter is None:
        return Reading("month_table", Judged(State.GREEN), _("还没有来件，没有要公开的月份。"))
    first, now = Month.of(facts.first_matter), Month.of(today)
    missing = (now.year - first.year) * 12 + now.number - first.number - facts.months
    if missing <= 0:
        return Reading("month_table", Judged(State.GREEN), _("过完的月份都已经公开。"))
    judged = by_day(now.first_day + timedelta(days=limit.limit - 1), today, limit.warn)
    if missing > 1:
        judged = Judged(State.RED)
    words = ngettext("还有%(count)d个月没有公开。", "还有%(count)d个月没有公开。", missing) % {"count": missing}
    return Reading("month_table", judged, words)


def reply_published(facts: Facts, limits: Limits, today: date) -> Reading:
    limit, last = limits["reply_published"], facts.last_answer or facts.first_matter
    if last is None:
        return Reading("reply_published", Judged(State.GREEN), _("还没有来件，没有要公开的答复。"))
    judged = by_day(due_of(last, limit), today, limit.warn)
    if facts.last_answer is None:
        return Reading("reply_published", judged, _("还没有公开过答复。"))
    return Reading("reply_published", judged, _("最近一次公开是%(day)s。") % {"day": say_day(last)})


def explanations(facts: Facts, limits: Limits, today: date) -> Reading:
    limit = limits["explanations"]
    if not facts.unexplained or facts.unexplained_since is None:
        return Reading("explanations", Judged(State.GREEN), _("现行的政策文件都有解读。"))
    judged = by_day(due_of(facts.unexplained_since, limit), today, limit.limit)
    count = facts.unexplained
    words = ngettext("%(count)d份文件没有解读。", "%(count)d份文件没有解读。", count) % {"count": count}
    return Reading("explanations", judged, words)


def orphans(facts: Facts, limits: Limits, today: date) -> Reading:
    count, limit = facts.orphans, limits["orphans"]
    words = ngettext("%(count)d篇解读没有连着文件。", "%(count)d篇解读没有连着文件。", count) % {"count": count}
    judged = by_count(count, limit.warn, limit.limit)
    return Reading("orphans", judged, words if count else _("每篇解读都连着它的文件。"))


def links(facts: Facts, limits: Limits, today: date) -> Reading:
    limit, every = limits["links"], limits["link_check"]
    if facts.checked is None:
        return Reading("links", Judged(State.AMBER), _("还没有查过。"))
    day = {"day": say_day(facts.checked)}
    if facts.broken:
        words = ngettext("%(day)s查到%(count)d处打不开。", "%(day)s查到%(count)d处打不开。", facts.broken)
        judged = by_count(facts.broken, limit.warn, limit.limit)
        return Reading("links", judged, words % {**day, "count": facts.broken})
    if today > due_of(facts.checked, every):
        return Reading("links", Judged(State.AMBER), _("上次检查是%(day)s，请再查一遍。") % day)
    return Reading("links", Judged(State.GREEN), _("%(day)s查过，都打得开。") % day)


def slow_pages(facts: Facts, limits: Limits, today: date) -> Reading:
    limit = limits["slow_pages"]
    if not facts.probes:
        words = _("最近%(days)d天没有测过打开速度。") % {"days": PROBED_DAYS}
        return Reading("slow_pages", Judged(State.AMBER), words)
    judged = by_share(facts.slow, facts.probes, limit.warn, limit.limit)
    told = {"days": PROBED_DAYS, "probes": facts.probes, "slow": facts.slow}
    return Reading("slow_pages", judged, _("最近%(days)d天测了%(probes)d次，%(slow)d次打不开或者超过15秒。") % told)


def find_error(facts: Facts, limits: Limits, today: date) -> Reading:
    if facts.find_error:
        return Reading("find_error", Judged(State.GREEN), _("页脚有入口。"))
    return Reading("find_error", Judged(State.RED), _("没有填上级“网站找错”平台给本站的地址。"))


def repealed(facts: Facts, limits: Limits, today: date) -> Reading:
    count, limit = facts.cited, limits["repealed"]
    words = ngettext("%(count)d处引用了停止施行的文件。", "%(count)d处引用了停止施行的文件。", count) % {"count": count}
    judged = by_count(count, limit.warn, limit.limit)
    return Reading("repealed", judged, words if count else _("没有引用停止施行的文件。"))


def reviews(facts: Facts, limits: Limits, today: date) -> Reading:
    if facts.review_due is None:
        return Reading("reviews", Judged(State.GREEN), _("没有设了复核日期的网页。"))
    judged = by_day(facts.review_due, today, limits["reviews"].limit)
    return Reading("reviews", judged, _("最早的一页%(day)s到期。") % {"day": say_day(facts.review_due)})


CHECKS: tuple[Callable[[Facts, Limits, date], Reading], ...] = (
    front_page,
    columns,
    oldest_message,
    slow_pages,
    month_table,
    reply_published,
    explanations,
    orphans,
    links,
    find_error,
    repealed,
    reviews,
)


def read_all(facts: Facts, limits: Limits, today: date) -> list[Reading]:
    return [check(facts, limits, today) for check in CHECKS]


def count_states(readings: list[Reading]) -> dict[State, int]:
    return {state: sum(one.state is state for one in readings) for state in State}


def overall(readings: list[Reading]) -> State:
    return worst(one.state for one in readings)
