"""The table of clocks: read once for a piece of work, filled after a migration, changed by adding and ending rows."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import shipped
from petitions.deadlines import DUTIES, Clock, Event, Rule, length_of, overlapping, shortens
from petitions.errors import Refused
from petitions.models import ClockRule
from petitions.vocabulary import Kind, OnPapers
from petitions.workflow import CLOCKS
from portal.accounts.permissions import require
from portal.workdays.arithmetic import Unit

from .texts import need, refuse_personal


def table() -> tuple[Clock, ...]:
    """Every row, as plain values: one question, for as long as one request."""
    return tuple(rule.as_clock() for rule in ClockRule.objects.all())


def load_shipped(model: type[ClockRule] = ClockRule, using: str = "default") -> int:
    """Enter the shipped rows that are not there yet, never over a row of the office. Says how many were new.

    `model` is the migration's own while the schema is still on its way.
    """
    new = 0
    for clock in sorted(shipped.CLOCKS, key=lambda clock: clock.valid_from):
        rows = model.objects.using(using).filter(code=clock.code)
        if rows.filter(valid_from__gte=clock.valid_from).exists():
            continue
        if (open_row := rows.filter(valid_until__isnull=True).first()) is not None:
            if open_row.added_by_id is not None:
                continue  # the office has set this rule itself
            rows.filter(pk=open_row.pk).update(valid_until=clock.valid_from - timedelta(days=1))
        model.objects.using(using).create(**_columns(clock))
        new += 1
    return new


@transaction.atomic
def add_promise(
    *,
    by,
    name: str,
    event: str,
    days: int,
    unit: str,
    article: str,
    kinds: Iterable[str] = (),
    subject: str = "",
    valid_from: date | None = None,
    note: str = "",
) -> ClockRule:
    """Promise to be quicker than the law asks, for a class of matters or one subject. Never slower."""
    require(by, CLOCKS)
    promise = Clock(
        code=f"promise_{secrets.token_hex(4)}",
        rule=Rule.PROMISE,
        event=Event(event),
        days=_check_days(days),
        unit=Unit(unit),
        article=_check_words(article, _("请写明承诺的依据，例如镇里的办事承诺文件。"), _("依据"), 80),
        valid_from=_check_first_day(valid_from),
        name=_check_words(name, _("请给承诺起个名称，例如：5个工作日内回复发放问题。"), _("名称"), 40),
        kinds=tuple(Kind(kind) for kind in kinds),
        subject=subject,
        on_papers=OnPapers.STANDS,
    )
    if promise.event not in DUTIES:
        raise Refused(_("从送达起算的是来件人自己的期限，不能作承诺。"))
    _refuse_longer(promise, table())
    _refuse_twice(promise, table())
    return _save(promise, by, note)


@transaction.atomic
def replace(
    *, rule: ClockRule, by, days: int, article: str, valid_from: date, extendable: int = 0, note: str = ""
) -> ClockRule:
    """The law changed: the old row keeps its days and ends the day before, a new one takes its place."""
    require(by, CLOCKS)
    locked = _lock(rule)
    if locked.is_promise:
        raise Refused(_("本镇承诺要改的，先停用，再另加一条。"))
    if valid_from <= max(locked.valid_from, timezone.localdate() - timedelta(days=1)):
        raise Refused(_("新规定最早从今天起适用，并且要晚于原规定开始适用的%(day)s。") % {"day": locked.valid_from})
    values = asdict(locked.as_clock()) | {
        "days": _check_days(days),
        "article": _check_words(article, _("请写明新规定的依据：文件名称和条款。"), _("依据"), 80),
        "valid_from": valid_from,
        "valid_until": None,
        "extendable": extendable if locked.extendable else 0,
    }
    if all(values[name] == getattr(locked, name) for name in ("days", "article", "extendable")):
        raise Refused(_("天数和依据都和原来一样，不用换。"))
    clock = Clock(**values)
    for promise in overlapping(table(), clock):
        if promise.is_promise and clock.rule in DUTIES.get(clock.event, ()) and not shortens(promise, clock):
            raise Refused(
                _("本镇承诺“%(promise)s”（%(length)s）会比新规定的期限长。请先停用这条承诺。")
                % {"promise": promise.title, "length": length_of(promise.days, promise.unit)}
            )
    locked.valid_until, locked.ended_by = valid_from - timedelta(days=1), by
    locked.save(update_fields=["valid_until", "ended_by"])
    return _save(clock, by, note)


@transaction.atomic
def end(*, rule: ClockRule, by, last_day: date, note: str = "") -> ClockRule:
    """The row holds until the end of this day; clocks that run stay as they were set."""
    require(by, CLOCKS)
    locked = _lock(rule)
    if last_day < max(timezone.localdate(), locked.valid_from):
        raise Refused(_("最后适用的一天不能早于今天，也不能早于开始适用的那天。"))
    locked.valid_until, locked.ended_by = last_day, by
    locked.note = _check_note(note) or locked.note
    locked.save(update_fields=["valid_until", "ended_by", "note"])
    return locked


def _lock(rule: ClockRule) -> ClockRule:
    locked = ClockRule.objects.select_for_update().get(pk=rule.pk)
    if locked.valid_until is not None:
        raise Refused(_("这条规定已经停用，最后适用的一天是%(day)s。") % {"day": locked.valid_until})
    return locked


def _refuse_longer(promise: Clock, rows: tuple[Clock, ...]) -> None:
    """A promise that ends after the duty beside it would mislead; the sentence says which duty that is."""
    for duty in overlapping(rows, promise):
        if duty.rule in DUTIES[promise.event] and not shortens(promise, duty):
            raise Refused(
                _(
                    "承诺不能比法定期限长：这类来件的“%(title)s”是%(length)s（%(article)s）。"
                    "天数不能超过它；法定期限按天算的，承诺也请按天填。"
                )
                % {"title": duty.title, "length": length_of(duty.days, duty.unit), "article": duty.article}
            )


def _refuse_twice(promise: Clock, rows: tuple[Clock, ...]) -> None:
    for other in overlapping(rows, promise):
        if other.is_promise and other.subject == promise.subject:
            raise Refused(_("这类来件已经有承诺“%(title)s”。请先停用，再加新的。") % {"title": other.title})


def _check_days(days: int) -> int:
    if not 1 <= days <= 365:
        raise Refused(_("天数应在1到365之间。"))
    return days


def _check_first_day(day: date | None) -> date:
    today = timezone.localdate()
    if day is not None and day < today:
        raise Refused(_("承诺最早从今天起适用，不能补定在以前。"))
    return day or today


def _check_words(text: str, missing: str, what: str, most: int) -> str:
    text = refuse_personal(need(text, missing), what)
    if len(text) > most:
        raise Refused(_("%(what)s最多%(most)d字。") % {"what": what, "most": most})
    return text


def _check_note(note: str) -> str:
    return refuse_personal(note.strip(), _("说明"))[:200]


def _save(clock: Clock, by, note: str) -> ClockRule:
    return ClockRule.objects.create(**_columns(clock), added_by=by, note=_check_note(note))


def _columns(clock: Clock) -> dict:
    values = asdict(clock) | {
        "rule": str(clock.rule),
        "event": str(clock.event),
        "unit": str(clock.unit),
        "name": clock.title,
        "kinds": [str(kind) for kind in clock.kinds],
        "channels": [str(channel) for channel in clock.channels],
        "on_papers": str(clock.on_papers),
        "is_window": clock.window,
    }
    del values["window"], values["beside"]
    return values
