"""Reading the days out of the State Council's notice, as it is pasted from the web page. Pure.

    二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。

One day a line is read as well: 2027-01-01 放假 元旦. What the notice says twice (the weekday, the number of days) is
compared, so that last year's text or a slip of the pen is noticed before it moves a deadline.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from .days import Day, DayKind

WEEKDAYS = "一二三四五六日"
ITEM = re.compile(r"^\s*[一二三四五六七八九十]+、\s*([^:\d]{2,12}):")
NOTE = r"(?:\(([^)]*)\))?"
DAY = rf"(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})日{NOTE}"
UNTIL = rf"\s*(?:至|到|-|—|~)\s*(?:(\d{{4}})年)?(?:(\d{{1,2}})月)?(\d{{1,2}})日{NOTE}"
SPAN = re.compile(f"{DAY}(?:{UNTIL})?")
ISO_DAY = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*(放假|休|上班|班)\s*(\S*)\s*$")
COUNT = re.compile(r"共\s*(\d+)\s*天")
WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")


@dataclass
class Reading:
    """What was understood, and what does not fit together. With problems, nothing is to be entered."""

    days: list[Day] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(text: str, year: int) -> Reading:
    """The days that a pasted notice names for a year."""
    reading = Reading()
    name = ""
    # NFKC turns ：（） into :() but keeps 。 and 、
    for line in unicodedata.normalize("NFKC", text).splitlines():
        if found := ISO_DAY.match(line):
            read_row(found, reading)
            continue
        if item := ITEM.match(line):
            name = item[1].strip()
            line = line[item.end() :]
        for sentence in re.split(r"[。;]", line):
            read_sentence(sentence, name, year, reading)
    check(reading, year)
    return reading


def read_row(found: re.Match[str], reading: Reading) -> None:
    day = make_day(int(found[1]), int(found[2]), int(found[3]), reading)
    if day:
        kind = DayKind.WORK if "班" in found[4] else DayKind.REST
        reading.days.append(Day(day, kind, found[5]))


def read_sentence(sentence: str, name: str, year: int, reading: Reading) -> None:
    if "放假" in sentence:
        kind = DayKind.REST
    elif "上班" in sentence:
        kind = DayKind.WORK
    else:
        return
    days: list[date] = []
    for found in SPAN.finditer(sentence):
        first = make_day(int(found[1] or year), int(found[2]), int(found[3]), reading)
        if first is None:
            continue
        check_weekday(first, found[4], reading)
        last: date | None = first
        if found[7]:
            last = make_day(int(found[5] or first.year), int(found[6] or first.month), int(found[7]), reading)
            if last:
                check_weekday(last, found[8], reading)
        if last:
            days += [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if (count := COUNT.search(sentence)) and kind is DayKind.REST and int(count[1]) != len(days):
        reading.problems.append(
            _("%(name)s：通知写共%(said)s天，读出%(read)s天。请核对这一条的日期。")
            % {"name": name or sentence[:12], "said": count[1], "read": len(days)}
        )
    reading.days += [Day(day, kind, name) for day in days]


def make_day(year: int, month: int, day: int, reading: Reading) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        reading.problems.append(
            _("没有这一天：%(year)s年%(month)s月%(day)s日。请核对日期。") % {"year": year, "month": month, "day": day}
        )
        return None


def check_weekday(day: date, note: str | None, reading: Reading) -> None:
    """A weekday that does not fit means another year's notice, or a slip."""
    said = WEEKDAY.search(note or "")
    real = WEEKDAYS[day.weekday()]
    if said and said[1].replace("天", "日") != real:
        reading.problems.append(
            _("%(date)s是周%(real)s，通知写的是周%(said)s。请确认粘贴的是%(year)s年的通知。")
            % {"date": day.isoformat(), "real": real, "said": said[1], "year": day.year}
        )


def check(reading: Reading, year: int) -> None:
    """The whole: something was read, of this year, and no day is both free and worked."""
    if not reading.days:
        reading.problems.append(_("没有读出任何日期。请粘贴放假通知的正文，或每行写一天，如：2027-01-01 放假 元旦。"))
    kinds: dict[date, DayKind] = {}
    for day in reading.days:
        if kinds.setdefault(day.date, day.kind) != day.kind:
            reading.problems.append(_("%(date)s既写放假又写上班。请核对。") % {"date": day.date.isoformat()})
        # A notice may reach back into the last days of December before.
        if day.date.year != year and not (day.date.year == year - 1 and day.date.month == 12):
            reading.problems.append(
                _("%(date)s不在%(year)s年。请核对年份。") % {"date": day.date.isoformat(), "year": year}
            )
        if day.kind is DayKind.WORK and day.date.weekday() < 5:
            reading.problems.append(
                _("%(date)s是周%(real)s，本来就上班，不用调休。请核对日期。")
                % {"date": day.date.isoformat(), "real": WEEKDAYS[day.date.weekday()]}
            )
    reading.days = sorted({day.date: day for day in reading.days}.values(), key=lambda day: day.date)
    reading.problems = list(dict.fromkeys(reading.problems))
