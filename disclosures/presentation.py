"""A notice as pages tell it: plain values in words, made once per page. Reads public selectors alone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from . import bases, selectors, states
from .models import AmountUnit, Correction, Publication, WebLevel
from .release import small
from .release.generalisation import LARGEST, STEP
from .supervision import objections
from .supervision.boards import Board
from .wording import say_day, say_end, say_moment, say_money


@dataclass(frozen=True)
class Shown:
    """The state bar and what may stand below it."""

    notice: Publication
    state: states.State
    tone: str
    word: str
    detail: str
    shows_rows: bool
    shows_totals: bool
    window: str
    amount_head: str
    withdrawal: str = ""
    is_investigated: bool = False
    facts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return reverse("disclosures:notice", args=[self.notice.number])

    @property
    def is_over(self) -> bool:
        """A tombstone: the page that stands where the names stood."""
        return self.state in states.OVER

    @property
    def takes_objections(self) -> bool:
        return self.state is states.State.OPEN and self.notice.round.has_objection_window

    @property
    def results(self) -> str:
        """How the objections ended, in counts."""
        return say_objections(self.notice)


def show_all(notices: Iterable[Publication], now: dt.datetime) -> list[Shown]:
    """A page of notices, their open objections counted by one question."""
    page = list(notices)
    waiting = objections.open_counts([notice.number for notice in page])
    return [show(notice, now, open_objections=waiting.get(notice.number, 0)) for notice in page]


def show(
    notice: Publication,
    now: dt.datetime | None = None,
    *,
    with_facts: bool = False,
    open_objections: int | None = None,
) -> Shown:
    now = now or timezone.now()
    if open_objections is None:
        open_objections = objections.open_count(notice.number)
    state = states.state_of(notice, now)
    withdrawn = state is states.State.WITHDRAWN
    shows_totals = selectors.shows_totals(notice, now=now)
    return Shown(
        notice=notice,
        state=state,
        tone=states.TONES[state],
        word=str(state.label),
        detail=states.say_state(notice, now, open_objections),
        shows_rows=selectors.shows_rows(notice, now=now),
        shows_totals=shows_totals,
        window=say_window(notice),
        amount_head=head_of_amount(notice),
        withdrawal=str(states.AFTER_WITHDRAWAL[notice.withdrawal_reason].sentence) if withdrawn else "",
        is_investigated=bool(open_objections),
        facts=_facts(notice, shows_totals) if with_facts else [],
    )


def say_window(notice: Publication) -> str:
    start = say_day(timezone.localdate(notice.opens_at))
    if notice.ends_at is None:
        return _("%(start)s起，没有固定期限") % {"start": start}
    return _("%(start)s至%(end)s") % {"start": start, "end": say_end(notice.ends_at)}


def head_of_amount(notice: Publication) -> str:
    is_monthly = notice.scheme.amount_unit == AmountUnit.MONTH
    return _("月保障金额（元）") if is_monthly else _("救助金额（元）")


def _facts(notice: Publication, shows_totals: bool) -> list[tuple[str, str]]:
    """The facts table of the page: what, where, when, on which basis."""
    facts = [
        (_("公示范围"), notice.unit.name),
        (_("救助项目"), notice.scheme.name),
        (_("公示轮次"), say_round(notice)),
        (_("所属期间"), notice.period),
        (_("依据"), notice.basis),
        *((_("依据现状"), sentence) for sentence in bases.ended_in(notice.basis)),
        (_("成文日期"), say_day(notice.dated_on)),
        (_("张贴日期"), say_day(notice.posted_on)),
        (_("网站首次发布"), say_moment(notice.published_at)),
        (_("原定公示期限") if notice.withdrawn_at else _("公示期限"), say_window(notice)),
        (_("张贴地点"), notice.place),
        (_("决定机关"), str(notice.round.get_decided_by_display())),
    ]
    if notice.kept is not None and shows_totals:
        head = _("与更正前相比") if notice.is_repost else _("与上一轮相比")
        facts.append((head, say_carried(notice)))
    if shows_totals:
        facts.append((_("户数和人数"), say_sums(notice)))
        is_monthly = notice.scheme.amount_unit == AmountUnit.MONTH
        head = _("月保障金额合计（元）") if is_monthly else _("救助金额合计（元）")
        whole = selectors.sums_of(notice)
        if whole.amount is not None and (whole.households or notice.web_level != WebLevel.GENERALISED):
            facts.append((head, say_money(whole.amount)))
    return [(head, value) for head, value in facts if value]


def say_round(notice: Publication) -> str:
    if notice.is_repost:
        return _("%(round)s（更正后重新公示）") % {"round": notice.round.name}
    return notice.round.name


def say_carried(notice: Publication) -> str:
    """How many households went on, fell out or changed between two rounds, where any did; never which."""
    counts = {
        _("相同%(count)d户"): notice.kept,
        _("去掉%(count)d户"): notice.dropped,
        _("改动%(count)d户"): notice.changed,
    }
    return _("，").join(sentence % {"count": count} for sentence, count in counts.items() if count)


def say_objections(notice: Publication) -> str:
    """异议2件：查实后维持1件，更正后重新公示1件. Empty without objections."""
    if not notice.objections:
        return ""
    words = _("异议%(count)d件") % {"count": notice.objections}
    results = say_results(notice.objection_results)
    return _("%(objections)s：%(results)s") % {"objections": words, "results": results} if results else words


def say_band(amount_from: int | None) -> str:
    """A band of money: 400—599."""
    if amount_from is None:
        return _("各档")
    return _("%(first)d—%(last)d") % {"first": amount_from, "last": amount_from + STEP - 1}


def say_family(size: int) -> str:
    if size == 0:
        return _("不分人口")
    if size == LARGEST:
        return _("%(size)d人及以上") % {"size": size}
    return _("%(size)d人") % {"size": size}


def say_sums(sums) -> str:
    """Households and persons of a roster, or of a notice, which says less of fewer than five (small.py)."""
    words = _("%(households)s户%(persons)s人")
    if isinstance(sums, Publication) and small.is_small(sums.households):
        words = _("%(households)s户")
    if getattr(sums, "web_level", "") == WebLevel.GENERALISED:
        if not sums.households:
            return _("户数较少，不列出")
        words = _("约%(households)s户%(persons)s人")
    return words % {"households": f"{sums.households:,}", "persons": f"{sums.persons:,}"}


def say_boards(found: list[Board]) -> str:
    """Whether the sheets hang, and came down: days for one board, counts for several. Pictures are only mentioned."""
    posted = [board for board in found if board.posted]
    if not posted:
        return ""
    removed = [board for board in found if board.removed]
    kept = _("，张贴照片已留存") if any(board.photos for board in found) else ""
    if len(found) == 1:
        [board] = found
        assert board.posted is not None
        said = _("%(day)s已张贴%(kept)s") % {"day": say_day(board.posted), "kept": kept}
        if board.removed:
            said += _("；%(day)s已取下") % {"day": say_day(board.removed)}
    else:
        said = _("%(all)s处公示栏，已张贴%(posted)s处%(kept)s") % {
            "all": len(found),
            "posted": len(posted),
            "kept": kept,
        }
        if removed:
            said += _("；已取下%(removed)s处") % {"removed": len(removed)}
    if any(board.late for board in found):
        said += _("；有超过1天才取下的")
    if any(board.overdue for board in found):
        said += _("；有超过1天还没有取下的")
    return said


def say_results(results: dict[str, int]) -> str:
    """How the objections ended, in counts: 查实后维持1件，查实后更正1件."""
    return _("，").join(
        _("%(result)s%(count)s件") % {"result": result.label, "count": results[result]}
        for result in objections.Result
        if results.get(result)
    )


def say_changes(correction: Correction) -> str:
    """The counts that are not nought, in a fixed order. An empty correction changed words or dates alone."""
    counts = {
        _("金额更正%(count)s户"): correction.amount_changed,
        _("保障人数更正%(count)s户"): correction.persons_changed,
        _("家庭人口更正%(count)s户"): correction.size_changed,
        _("姓名更正%(count)s户"): correction.name_changed,
        _("增加%(count)s户"): correction.added,
        _("删去%(count)s户"): correction.removed,
    }
    said = [sentence % {"count": count} for sentence, count in counts.items() if count]
    return _("，").join(said) or _("名单没有变化")


def objection_url(notice: Publication) -> str:
    """Where an objection is written. The petition form lives in an app above this one, so only its name is known."""
    try:
        return reverse("petitions:new")
    except NoReverseMatch:
        return ""
