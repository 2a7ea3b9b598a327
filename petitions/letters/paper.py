"""What stands on a paper, part by part: the same for the printer, the Word file, the PDF and the petitioner's look-up."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petitions.matters import Matter
from petitions.models import CaseEvent, Petition, Reply
from petitions.vocabulary import Action, Channel
from portal.orgs.selectors import office
from portal.words import in_chinese

ORDINALS = "一二三四五六七八九"
_CHANNELS = {
    Channel.WEB: gettext_lazy("网上来信"),
    Channel.HOTLINE: gettext_lazy("热线诉求"),
    Channel.TRANSFER: gettext_lazy("来信"),
    Channel.FAX: gettext_lazy("传真来信"),
    Channel.SUGGESTION: gettext_lazy("意见建议"),
}


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. Level 1 is 一、 in 黑体, level 2 is （一） in 楷体; an opening has none."""

    heading: str
    paragraphs: list[str]
    level: int = 1


@dataclass(frozen=True)
class Paper:
    number: str
    title: str
    addressee: str
    organ: str
    day: str
    sections: list[Section] = field(default_factory=list)
    is_draft: bool = False


@in_chinese
def make_paper(reply: Reply) -> Paper:
    """Facts, law and opinion for each matter, then the remedy (信访工作条例 art 32); what is empty has no heading."""
    matters = reply.read_matters()
    blocks = _one(matters[0]) if len(matters) == 1 else _several(matters)
    if reply.remedy.strip():
        blocks.append((_("不服本答复的办法"), [Section("", paragraphs_of(reply.remedy))]))
    return Paper(
        number=reply.document_number or "",
        title=reply.title,
        addressee=reply.addressee,
        organ=office().organ_name,
        day=paper_day(reply.issued_on),
        sections=[Section("", [_opening(reply.petition, matters)], 0), *_numbered(blocks)],
        is_draft=reply.document_number is None,
    )


# The smaller papers of a case (信访工作条例 arts 23, 34), each told by one move; they carry no number.
NOTICES = {
    Action.ACCEPT: gettext_lazy("信访事项受理告知书"),
    Action.DECLINE: gettext_lazy("信访事项不予受理告知书"),
    Action.TRANSFER: gettext_lazy("信访事项转送告知书"),
    Action.EXTEND: gettext_lazy("信访事项延期办理告知书"),
}


@in_chinese
def make_notice(event: CaseEvent) -> Paper:
    """A notice in the words that the petitioner reads in the look-up. The name is written in by hand."""
    paragraphs = [_about(event.petition) + _("，现告知如下："), *paragraphs_of(event.public_note)]
    if event.action == Action.ACCEPT and not event.public_note:
        paragraphs.append(_("您反映的事项已经受理，我们会在期限内办完并给您答复。"))
    if event.action == Action.EXTEND and event.deadline_after:
        paragraphs.append(_("办理期限延长至%(day)s。") % {"day": paper_day(event.deadline_after)})
    return Paper(
        number="",
        title=str(NOTICES[Action(event.action)]),
        addressee="　" * 6,
        organ=office().organ_name,
        day=paper_day(timezone.localdate(event.at)),
        sections=[Section("", paragraphs, 0)],
    )


Block = tuple[str, list[Section]]


def _one(matter: Matter) -> list[Block]:
    return [(heading, [Section("", paragraphs_of(text))]) for heading, text in _parts(matter)]


def _several(matters: list[Matter]) -> list[Block]:
    blocks = []
    for matter in matters:
        heading = matter.title if matter.title.startswith("关于") else _("关于%(matter)s") % {"matter": matter.title}
        blocks.append(
            (
                heading,
                [
                    Section(f"（{ordinal}）{part}", paragraphs_of(text), 2)
                    for ordinal, (part, text) in zip(ORDINALS, _parts(matter), strict=False)
                ],
            )
        )
    return blocks


def _parts(matter: Matter) -> list[tuple[str, str]]:
    parts = [(_("查明的事实"), matter.facts), (_("依据"), matter.law), (_("处理意见"), matter.opinion)]
    return [(heading, text) for heading, text in parts if text.strip()]


def _numbered(blocks: list[Block]) -> list[Section]:
    sections = []
    for ordinal, (heading, below) in zip(ORDINALS, blocks, strict=False):
        title = _("%(ordinal)s、%(heading)s") % {"ordinal": ordinal, "heading": heading}
        if below[0].heading:
            sections += [Section(title, []), *below]
        else:
            sections.append(Section(title, below[0].paragraphs))
    return sections


def _opening(petition: Petition, matters: list[Matter]) -> str:
    """When it was received and through whom, and what is answered (书面答复 begins so)."""
    if len(matters) < 2:
        return _("%(about)s，现将办理情况答复如下。") % {"about": _about(petition)}
    listed = "；".join(f"{number}.{matter.title}" for number, matter in enumerate(matters, 1))
    return _("%(about)s，反映的事项有：%(listed)s。现逐项答复如下。") % {"about": _about(petition), "listed": listed}


def _about(petition: Petition) -> str:
    words = {
        "day": paper_day(petition.received_on),
        "channel": str(_CHANNELS.get(Channel(petition.channel), Channel(petition.channel).label)),
        "number": petition.number,
    }
    if petition.source_organ:
        return _("本机关%(day)s收到由%(organ)s转来的来件（编号%(number)s）") % {**words, "organ": petition.source_organ}
    return _("本机关%(day)s收到您的%(channel)s（编号%(number)s）") % words


def paragraphs_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def paper_day(day) -> str:
    """Arabic digits without leading zeros, as official papers write them (GB/T 9704-2012)."""
    if day is None:
        return ""
    return _("%(year)d年%(month)d月%(day)d日") % {"year": day.year, "month": day.month, "day": day.day}
