"""Days and clocks as people say them: 还有3天 · 今天到期 · 已超期2天; never a colour alone."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.wording import say_day
from petitions.deadlines import title_of
from petitions.letters.paper import Paper, make_paper
from petitions.services.texts import find_personal
from petitions.vocabulary import Channel, Kind, State
from portal.privacy import detect

SOON_DAYS = 7
register = template.Library()


@dataclass(frozen=True)
class NextClock:
    """The clock of a listed case that runs out first, from the columns that the case keeps of it."""

    title: str
    due: date
    act_by: date
    provisional: bool


@register.filter
def next_clock(case) -> NextClock | None:
    if not case.next_due:
        return None
    return NextClock(title_of(case.next_rule), case.next_due, case.next_act_by, case.next_is_provisional)


@register.filter
def newest(reminders) -> int:
    """Up to which one they were shown: what comes meanwhile is not ticked off unseen."""
    return max(one.pk for one in reminders)


@register.filter
def state_word(case) -> str:
    """The same as get_state_display, which puts every choice into words to find one: too slow for a list."""
    return State(case.state).label


@register.filter
def kind_word(case) -> str:
    return Kind(case.kind).label


@register.filter
def channel_word(case) -> str:
    return Channel(case.channel).label


@register.filter
def day(value) -> str:
    """2026年3月9日（周一）; an aware moment is read on the office's own calendar."""
    if not value:
        return ""
    return say_day(timezone.localdate(value) if hasattr(value, "hour") else value)


@register.filter
def paper(reply) -> Paper:
    """The reply as the paper that it prints."""
    return make_paper(reply)


@register.filter
def moment(value) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""


@register.filter
def days_left(clock) -> str:
    """What a clock says today, counted to the day on which somebody had better act."""
    today = timezone.localdate()
    if clock.due < today:
        days = (today - clock.due).days
        return ngettext("已超期%(days)d天", "已超期%(days)d天", days) % {"days": days}
    days = (clock.act_by - today).days
    if days < 0:
        return _("今明到期，已过最后一个工作日")
    if days == 0:
        return _("今天是最后一个工作日")
    return ngettext("还有%(days)d天", "还有%(days)d天", days) % {"days": days}


@register.filter
def urgency(clock) -> str:
    """overdue, soon or calm: the word for the shape and the colour."""
    today = timezone.localdate()
    if clock.due < today:
        return "overdue"
    return "soon" if (clock.act_by - today).days <= SOON_DAYS else "calm"


@register.filter
def marked(text) -> SafeString:
    """The text with what looks personal marked and named, so that a redactor sees what has to be written anew."""
    text, parts, at = str(text or ""), [], 0
    for finding in find_personal(text):
        kind, words = detect.describe(finding), text[finding.start : finding.end]
        parts += [
            escape(text[at : finding.start]),
            f'<mark title="{escape(kind)}">{escape(words)}</mark>（{escape(kind)}）',
        ]
        at = finding.end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 - every part is escaped above


@register.filter
def looks_personal(text) -> bool:
    return bool(find_personal(str(text or "")))
