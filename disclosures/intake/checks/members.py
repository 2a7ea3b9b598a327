"""Rosters with one row a member: a member without a household, a person counted in two, an amount that is unclear."""

from django.utils.translation import gettext_lazy as _

from ..addresses import cell_address
from ..columns import Field
from ..problems import Problem, error, warning
from ..tables import Line, Table
from .row_states import at_note

WITHOUT_HEAD = error(
    "member_without_head",
    _("%(cell)s（第 %(row)s 行）是家庭成员，它的上面没有户主。请把户主放在每一户的第一行，再重新上传。"),
)
UNCLEAR = error(
    "member_amounts_unclear",
    _(
        "%(cell)s（第 %(row)s 行“%(heading)s”）这一户每个成员一行都写着相同的金额，分不清是每户还是每人。"
        "请把列名改成“户月保障金额”或“每人月保障金额”，再重新上传。"
    ),
)
MORE_PERSONS = warning(
    "more_persons_than_rows",
    _("%(cell)s（第 %(row)s 行）写的保障人口是 %(persons)s 人，这一户只列了 %(rows)s 个人。请核对是否漏了成员。"),
)
TWICE = error(
    "duplicate_member",
    _("%(cell)s（第 %(row)s 行）的身份证号与第 %(other)s 行相同，同一人算进了两户。请核实后只留一处。"),
)
UNMATCHED = error(
    "certificate_unmatched",
    _("%(cell)s（第 %(row)s 行“%(heading)s”）在另一张表里没有对应的保障金额。请核对证号，或补上这一户的人数和金额。"),
)
LEFT_OVER = error(
    "certificate_left_over",
    _(
        "工作表“%(sheet)s”的 %(cell)s（第 %(row)s 行“%(heading)s”）在名册里没有对应的户。请核对证号，或在名册里补上这一户。"
    ),
)


def check(table: Table) -> list[Problem]:
    problems = [at_note(WITHOUT_HEAD, note) for note in table.marks.get("member_without_head", ())]
    asked: set[str] = set()
    for note in table.marks.get("member_amounts_unclear", ()):
        if note.sheet not in asked:  # one answer settles the column
            asked.add(note.sheet)
            problems.append(at_note(UNCLEAR, note))
    problems += [at_note(MORE_PERSONS, note) for note in table.marks.get("more_persons_than_rows", ())]
    for kind in (UNMATCHED, LEFT_OVER):
        problems += [at_note(kind, note) for note in table.marks.get(kind.code, ())]
    return problems + in_two_households(table)


def in_two_households(table: Table) -> list[Problem]:
    """Heads among other households' members, and members of two. Two heads are duplicate_identity's to name."""
    with_members = [line for line in table.lines if line.members]
    if not with_members:
        return []
    problems = []
    seen: dict[str, tuple[Line, int]] = {}
    for line in table.lines:
        if line.fingerprint:
            seen.setdefault(line.fingerprint, (line, line.number))
    for line in with_members:
        for member in line.members or ():
            first, row = seen.setdefault(member.fingerprint, (line, member.row + 1))
            if first is line:
                continue
            other = str(row) if first.layout is line.layout else f"{first.layout.sheet}!{row}"
            identity = line.layout.columns.get(Field.IDENTITY)
            problems.append(
                TWICE.at(
                    sheet=line.layout.sheet,
                    cell=cell_address(member.row, member.column),
                    row=member.row + 1,
                    heading=identity.heading if identity and identity.index == member.column else "",
                    other=other,
                )
            )
    return problems
