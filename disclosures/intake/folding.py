"""One row a member, several rows a household: the rows are folded into the household that they belong to.

Who heads a household is read from 与户主关系 or from 户主姓名 beside 姓名, and never guessed from the order alone.
"""

from decimal import Decimal

from . import identities
from .aids import Aid
from .columns import Field
from .headings import Column
from .tables import Layout, Line, Member, Table
from .transforms import UNREADABLE, clean_name, compact, parse_amount, parse_count

HEADS = frozenset(
    {
        "户主",
        "本人",
        "申请人",
        "户主本人",
        "本人户主",
        "申请人本人",
        "持证人",
        "户主（本人）",
        "本人(户主)",
        "户主(本人)",
    }
)


class Folder:
    """Follows the rows of one folded sheet: which household is open, and what its members' rows say."""

    def __init__(self, layout: Layout, table: Table):
        self.layout, self.table, self.columns = layout, table, layout.columns
        aids = layout.aids
        self.relation = index_of(aids.get(Aid.RELATION))
        self.member = index_of(aids.get(Aid.MEMBER))
        self.family = index_of(aids.get(Aid.FAMILY))
        self.name = index_of(self.columns.get(Field.NAME))
        self.identity = self.columns.get(Field.IDENTITY)
        self.has_own_identity = self.identity is not None and any(
            word in self.identity.heading for word in ("户主", "申请人")
        )
        self.line: Line | None = None
        self.key = ""
        self.rows = 0
        self.persons: list[int] = []
        self.amounts: list[Decimal] = []

    def takes(self, row: int, cells: list[str]) -> bool:
        """Whether the row is one more member of the open household; then it is added."""
        if not self.is_member(cells):
            return False
        if self.line is None:
            if column := self.layout.aids.get(Aid.RELATION) or self.layout.aids.get(Aid.MEMBER):
                self.table.mark("member_without_head", self.layout, row, column)
            return True
        self.add(row, cells)
        return True

    def is_member(self, cells: list[str]) -> bool:
        relation = compact(cells[self.relation]) if self.relation is not None else ""
        if relation:
            return relation not in HEADS
        if self.member is None:
            return False
        head, key = self.head(cells), self.key_of(cells)
        if not clean_name(cells[self.member])[0] and not head:
            return False
        if self.line is None:
            return not head
        return (not head or head == self.line.name) and (not key or key == self.key)

    def head(self, cells: list[str]) -> str:
        return clean_name(cells[self.name])[0] if self.name is not None else ""

    def key_of(self, cells: list[str]) -> str:
        return compact(cells[self.family]) if self.family is not None else ""

    def begin(self, line: Line, cells: list[str]) -> None:
        """A new household. Its own row counts as its first member's."""
        self.finish()
        self.line, self.key = line, self.key_of(cells)
        self.rows = 0
        self.persons, self.amounts = [], []
        own = line.identity
        if self.member is not None and not self.has_own_identity and own and not self.is_head_row(cells):
            # The number stands beside a member's name: it is not the head's.
            line.identity, line.fingerprint, line.is_minor = "", "", False
        self.add(line.row, cells, is_first=True)

    def is_head_row(self, cells: list[str]) -> bool:
        assert self.line is not None
        name = clean_name(cells[self.member])[0] if self.member is not None else ""
        return not name or name == self.line.name

    def add(self, row: int, cells: list[str], *, is_first: bool = False) -> None:
        """Count one row, and keep the fingerprint of its number."""
        line = self.line
        assert line is not None
        self.rows += 1
        persons = parse_count(self.cell(Field.PERSONS, cells))
        amount = parse_amount(self.cell(Field.AMOUNT, cells))
        if isinstance(persons, int):
            self.persons.append(persons)
        if isinstance(amount, Decimal):
            self.amounts.append(amount)
        for field, value in ((Field.PERSONS, persons), (Field.AMOUNT, amount)):
            if value is UNREADABLE and not is_first:  # the first row's is the household's own, see missing_numbers
                self.table.mark("number_unreadable", self.layout, row, self.columns[field])
        if self.identity is None or self.has_own_identity:
            return
        number = identities.clean_identity(cells[self.identity.index])
        if not self.is_sound(row, number):
            return
        mark = self.table.context.fingerprint(identities.as_new(number))
        if self.member is not None and self.is_head_row(cells):
            line.identity, line.fingerprint = number, mark
            line.is_minor = identities.born_after(number, identities.adult_since(self.table.context.today))
        elif not is_first or mark != line.fingerprint:
            line.members = [*(line.members or ()), Member(row, self.identity.index, mark)]

    def cell(self, field: Field, cells: list[str]) -> str:
        return cells[self.columns[field].index] if field in self.columns else ""

    def is_sound(self, row: int, number: str) -> bool:
        """Whether a number is whole: one that lost its last digits must not meet another."""
        assert self.identity is not None
        if (row, self.identity.index) in self.layout.long_numbers:
            return False
        return identities.is_old(number) or (identities.has_shape(number) and identities.has_valid_check_digit(number))

    def finish(self) -> None:
        """What the household's rows say together."""
        line, self.line = self.line, None
        if line is None:
            return
        if Field.HOUSEHOLD_SIZE not in self.columns:
            line.household_size = self.rows
        self.settle_persons(line)
        self.settle_amount(line)

    def settle_persons(self, line: Line) -> None:
        stated = self.persons
        if Field.PERSONS not in self.columns or (not stated and Field.PERSONS not in line.unreadable):
            line.persons = self.rows
        elif len(stated) > 1 and len(stated) == self.rows and (set(stated) == {1} or len(set(stated)) > 1):
            line.persons = sum(stated)  # each row counts itself
        elif stated:
            line.persons = stated[0]  # said once, or the same in every row
        if line.persons and line.persons > self.rows > 1:
            column = self.columns.get(Field.PERSONS) or self.columns.get(Field.NAME)
            if column is not None:
                facts = {"persons": line.persons, "rows": self.rows}
                self.table.mark("more_persons_than_rows", self.layout, line.row, column, **facts)

    def settle_amount(self, line: Line) -> None:
        """A household's amount, or the sum of its members' amounts: the heading says which, or the numbers do."""
        amounts = self.amounts
        column = self.columns.get(Field.AMOUNT)
        if column is None or len(amounts) < 2:
            line.amount = amounts[0] if amounts else line.amount
            return
        is_per_head = any(word in column.heading for word in ("人均", "每人", "个人", "人月"))
        if not is_per_head and len(set(amounts)) == 1:
            if "户" in column.heading:
                line.amount = amounts[0]
                return
            if len(amounts) == self.rows:
                self.table.mark("member_amounts_unclear", self.layout, line.row, column)
        line.amount = sum(amounts, Decimal(0))


def index_of(column: Column | None) -> int | None:
    return column.index if column is not None else None
