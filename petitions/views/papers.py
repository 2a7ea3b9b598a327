"""The written reply as a paper: the same words for the printer and for the petitioner's look-up."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.orgs.selectors import office

ORDINALS = "一二三四五六七八九"


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: list[str]


@dataclass(frozen=True)
class Paper:
    number: str
    title: str
    addressee: str
    organ: str
    day: str
    sections: list[Section] = field(default_factory=list)
    is_draft: bool = False


def make_paper(reply) -> Paper:
    """Facts, law, opinion, remedy (信访工作条例 art 32), each under its heading; what is empty has none."""
    parts = [
        (_("查明的事实"), reply.facts_found),
        (_("依据"), reply.law),
        (_("处理意见"), reply.opinion),
        (_("不服本答复的办法"), reply.remedy),
    ]
    written = [(heading, text) for heading, text in parts if text.strip()]
    return Paper(
        number=reply.document_number or "",
        title=reply.title,
        addressee=reply.addressee,
        organ=office().organ_name,
        day=paper_day(reply.issued_on),
        sections=[
            Section(_("%(ordinal)s、%(heading)s") % {"ordinal": ordinal, "heading": heading}, paragraphs_of(text))
            for ordinal, (heading, text) in zip(ORDINALS, written, strict=False)
        ],
        is_draft=reply.document_number is None,
    )


def paragraphs_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def paper_day(day) -> str:
    """Arabic digits without leading zeros, as official papers write them (GB/T 9704-2012)."""
    if day is None:
        return ""
    return _("%(year)d年%(month)d月%(day)d日") % {"year": day.year, "month": day.month, "day": day.day}
