"""What a row's other columns say about it before they are dropped: its state, its months, its cause, its members."""

import re
from collections.abc import Callable

from . import identities
from .aids import Aid, WideMember
from .columns import Field
from .tables import Layout, Line, Member, Table
from .transforms import UNREADABLE, clean_name, compact, parse_count, parse_month

NOT_CURRENT = re.compile(
    r"停发|停保|停止|注销|退出|退保|取消|死亡|去世|亡故|终止|暂停|不通过|未通过|不同意|否决|不符合|不予|反对|未享受|不享受|^否$|^0$|^无$|^N$"
)
CAUSES = (("urgent", "急难"), ("expense", "支出"))
FOR_EVER = re.compile(r"长期|永久|无期|9999|2999")


class Extras:
    """The columns of one sheet that tell about a line. Most rosters have none, and pay nothing."""

    def __init__(self, layout: Layout, table: Table):
        self.layout, self.table = layout, table
        self.takers: list[Callable[[Line, list[str]], None]] = []
        self.months: dict[tuple[int, int], int] = {}
        context = table.context
        self.this_month = (context.today.year, context.today.month)
        for aid, taker in (
            (Aid.STATUS, self.take_status),
            (Aid.MONTH, self.take_month if context.is_monthly else None),
            (Aid.UNTIL, self.take_until if context.is_monthly else None),
            (Aid.COUNT, self.take_count),
            (Aid.CAUSE, None if context.is_monthly else self.take_cause),
        ):
            if aid in layout.aids and taker is not None:
                self.takers.append(taker)
        if Aid.FAMILY in layout.aids and not all(field in layout.columns for field in (Field.PERSONS, Field.AMOUNT)):
            self.takers.append(self.take_key)
        if layout.wide:
            self.takers.append(self.take_wide)

    def take(self, line: Line, cells: list[str]) -> None:
        for taker in self.takers:
            taker(line, cells)

    def cell(self, aid: Aid, cells: list[str]) -> str:
        return compact(cells[self.layout.aids[aid].index])

    def mark(self, word: str, line: Line, aid: Aid, **facts) -> None:
        self.table.mark(word, self.layout, line.row, self.layout.aids[aid], **facts)

    def take_status(self, line: Line, cells: list[str]) -> None:
        if NOT_CURRENT.search(self.cell(Aid.STATUS, cells)):
            self.mark("not_current", line, Aid.STATUS)

    def take_month(self, line: Line, cells: list[str]) -> None:
        """A payment sheet of several months lists a household once for each."""
        text = self.cell(Aid.MONTH, cells)
        month = parse_month(text) if text else None
        if month is UNREADABLE:
            self.mark("month_unreadable", line, Aid.MONTH)
        elif isinstance(month, tuple) and month not in self.months:
            self.months[month] = line.number
            if len(self.months) == 2:
                self.mark("several_months", line, Aid.MONTH, other=next(iter(self.months.values())))

    def take_until(self, line: Line, cells: list[str]) -> None:
        """Aid that ended before this month is no longer published (57号 art 24, PIPL 47)."""
        text = self.cell(Aid.UNTIL, cells)
        if not text or FOR_EVER.search(text):
            return
        month = parse_month(text)
        if month is UNREADABLE:
            self.mark("month_unreadable", line, Aid.UNTIL)
        elif isinstance(month, tuple) and month[0] and month < self.this_month:
            self.mark("aid_ended", line, Aid.UNTIL)

    def take_count(self, line: Line, cells: list[str]) -> None:
        count = parse_count(self.cell(Aid.COUNT, cells))
        if isinstance(count, int) and count > 1:
            self.mark("row_of_many", line, Aid.COUNT, count=count)

    def take_cause(self, line: Line, cells: list[str]) -> None:
        """急难型 or 支出型 and nothing finer: a free cause is somebody's illness (PIPL art 28)."""
        text = self.cell(Aid.CAUSE, cells)
        line.cause = next((code for code, word in CAUSES if word in text), "")
        if not line.cause:
            self.mark("cause_unclear", line, Aid.CAUSE)

    def take_key(self, line: Line, cells: list[str]) -> None:
        """For the sheet that says what this number is paid."""
        line.key = self.cell(Aid.FAMILY, cells)

    def take_wide(self, line: Line, cells: list[str]) -> None:
        """成员一 … 成员九: how many they are, and whether one of them stands elsewhere too."""
        count, has_head = 0, False
        for member in self.layout.wide:
            name = clean_name(cells[member.name])[0]
            if name:
                count += 1
                has_head = has_head or name == line.name
                self.take_member(line, member, cells)
        if Field.HOUSEHOLD_SIZE not in self.layout.columns:
            line.household_size = count + (0 if has_head else 1)

    def take_member(self, line: Line, member: WideMember, cells: list[str]) -> None:
        if member.identity is None or (line.row, member.identity) in self.layout.long_numbers:
            return
        number = identities.clean_identity(cells[member.identity])
        if identities.is_old(number) or (identities.has_shape(number) and identities.has_valid_check_digit(number)):
            mark = self.table.context.fingerprint(identities.as_new(number))
            if mark != line.fingerprint:
                line.members = [*(line.members or ()), Member(line.row, member.identity, mark)]
