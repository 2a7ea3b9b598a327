"""The registers that every office keeps on paper: 来访登记簿, 来信登记簿, and one for all channels.

The columns are the customary ones and their order is fixed; 性别 stays an empty box, since nobody is asked for it.
Names, addresses and phones stand in them only where services/registers.py opened them, and left a line for it.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import CaseEvent, Petition, Reply
from .services.entering import GROUP, Person
from .vocabulary import FIXED_REPLY, Action, Channel, Kind, State

MOST_ROWS = 5000
CLOSED_BOX = "···"  # stands for a value that is there and not shown


class Book(TextChoices):
    VISITS = "visits", gettext_lazy("来访登记簿")
    LETTERS = "letters", gettext_lazy("来信登记簿")
    ALL = "all", gettext_lazy("信访登记簿（全部来件方式）")


CHANNELS_OF: Mapping[str, tuple[Channel, ...]] = {
    Book.VISITS: (Channel.VISIT,),
    Book.LETTERS: (Channel.LETTER, Channel.FAX, Channel.SUGGESTION, Channel.TRANSFER),
    Book.ALL: tuple(Channel),
}

# What was decided about the matter, in a register's few words.
OPINIONS: Mapping[str, object] = {
    State.RECEIVED: gettext_lazy("待定"),
    State.DECLINED: gettext_lazy("不予受理，告知去向"),
    State.TRANSFERRED: gettext_lazy("转送有权机关"),
    State.SENT_BACK: gettext_lazy("退回转办单位"),
    State.WITHDRAWN: gettext_lazy("本人撤回"),
    State.MERGED: gettext_lazy("并案办理"),
}


@dataclass(frozen=True)
class Sheet:
    """Which register, of when, of where."""

    book: str
    year: int
    month: int | None = None
    village: object = None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def title(self) -> str:
        when = _("%(year)s年%(month)s月") if self.month else _("%(year)s年")
        where = self.village.name if self.village else ""
        return f"{when % {'year': self.year, 'month': self.month}}{where}{Book(self.book).label}"


def heads() -> list[str]:
    return [
        _("编号"), _("日期"), _("姓名"), _("性别"), _("住址"), _("电话"), _("人数"), _("反映问题"), _("形式"), _("接待人"),
        _("处理意见"), _("承办单位"), _("办结时间"), _("答复情况"), _("备注"),
    ]  # fmt: skip


def entries(sheet: Sheet, user) -> QuerySet[Petition]:
    """The cases of the sheet that this person may know of, oldest first. No sealed column is fetched."""
    found = Petition.objects.visible_to(user).filter(
        channel__in=CHANNELS_OF[sheet.book], received_on__gte=sheet.first, received_on__lte=sheet.last
    )
    if sheet.village is not None:
        found = found.filter(village=sheet.village)
    told = CaseEvent.objects.filter(action=Action.ANSWER_AT_ONCE).defer("public_note", "internal_note")
    papers = Reply.objects.filter(status__in=FIXED_REPLY).only(
        "petition_id", "document_number", "served_on", "service_method", "issued_on"
    )
    return (
        found.defer("request", "facts")
        .select_related("village", "entered_by", "assignee_unit", "publication")
        .prefetch_related(
            Prefetch("events", told, to_attr="told_at_once"), Prefetch("replies", papers, to_attr="papers_out")
        )
        .order_by("received_on", "entered_at", "pk")
    )


def rows(cases: Sequence[Petition], user, people: Mapping[int, Person] | None = None) -> list[list[object]]:
    """The lines of the register. `people` holds what was opened; None leaves the boxes closed.

    The original of a repeated matter is named only to somebody who may know of it: its bare number tells that it exists.
    """
    originals = Petition.objects.visible_to(user).filter(pk__in={case.repeats_id for case in cases} - {None})
    numbers = dict(originals.order_by().values_list("pk", "number"))
    return [_row(case, people, numbers.get(case.repeats_id, "")) for case in cases]


def _row(case: Petition, people: Mapping[int, Person] | None, original: str) -> list[object]:
    name, address, phone = _who(case, people)
    closed = timezone.localdate(case.closed_at).isoformat() if case.closed_at else ""
    return [
        case.number, case.received_on.isoformat(), name, "", address, phone, case.persons_count, case.summary,
        case.get_channel_display(), str(case.entered_by or _("本人网上提交")),
        str(OPINIONS.get(case.state, _("受理"))), case.assignee_unit.name if case.assignee_unit else "",
        closed, _answered(case), _remarks(case, original),
    ]  # fmt: skip


def _who(case: Petition, people: Mapping[int, Person] | None) -> tuple[str, str, str]:
    if case.is_anonymous:
        return _("匿名"), "", ""
    if people is None:
        return (CLOSED_BOX,) * 3
    person = people.get(case.pk)
    return (person.name, person.address, person.phone) if person else ("", "", "")


def _answered(case: Petition) -> str:
    if case.told_at_once:
        return _("当场答复")
    if not case.papers_out:
        return ""
    paper = case.papers_out[-1]
    if paper.served_on is None:
        return _("%(number)s，待送达") % {"number": paper.document_number}
    return f"{paper.document_number}，{paper.served_on.isoformat()}{paper.get_service_method_display()}"


def _remarks(case: Petition, original: str) -> str:
    said = []
    if case.entered_by_id is not None:
        said.append(_("代为登记"))
    if case.source_organ or case.source_number:
        said.append(" ".join(part for part in (case.source_organ, case.source_number) if part))
    if case.persons_count >= GROUP:
        said.append(_("集体"))
    if case.kind in (Kind.ACCUSATION, Kind.OBJECTION, Kind.INFORMATION, Kind.REVIEW):
        said.append(case.get_kind_display())
    if case.publication is not None:
        said.append(case.publication.number)
    if original:
        said.append(_("重复，原件%(number)s") % {"number": original})
    return "；".join(said)
