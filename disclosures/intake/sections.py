"""What a row is when it is not a household: a village's heading, a totals row, a signature, a repeated heading."""

import re
from dataclasses import dataclass

from .transforms import compact

TOTAL_WORD = re.compile(r"(小计|合计|总计|共计|累计|本页计|总合计)")
TOTAL_CELL = re.compile(
    r"^(?:[一二三四五六七八九十]+、)?(.{0,20}?)(?:本页|本村|本组|全村|全镇|全乡)?(小计|合计|总计|共计|累计|总合计)[:：]?(.*)$"
)
NUMBERING = re.compile(
    r"^(?:[(（][一二三四五六七八九十百0-9]+[)）][、.．:：]?|(?:第?[一二三四五六七八九十百]+|[0-9]+)[)）]?[、.．:：])"
)
LABEL = re.compile(r"^(?:行政村|村名|村别|村委会|村|社区|单位|单位名称|填报单位|报送单位)[:：]")
TAIL_NOTE = re.compile(r"[(（【\[].*[)）】\]]$|[:：]$|(?:共|计)?[0-9]+户.*$")
VILLAGE_END = re.compile(r"(村|社区|村委会|居委会|村民委员会|居民委员会)$")
NOTES = re.compile(
    r"制表|审核|填表|填报|复核|负责人|经办|盖章|签字|签章|分管|主要领导|公示期|公示时间|监督电话|举报电话|联系电话|第.{1,4}页|共.{1,4}页|"
    r"单位[:：]|日期[:：]|^注[:：]|^说明|^备注|^附[:：]?|以上|以下空白|[0-9]{4}年[0-9]{1,2}月"
)
HOUSEHOLDS = re.compile(r"([0-9]{1,6})户")


@dataclass(frozen=True, slots=True)
class TotalMark:
    """A totals row's own words: whose total, which kind."""

    of: str
    word: str
    column: int


def total_mark(cells: list[str], upto: int) -> TotalMark | None:
    """The 小计/合计/总计 of a row, if one of its leading cells says so."""
    for column, cell in enumerate(cells[: upto + 1]):
        if "计" not in cell:
            continue
        flat = compact(cell)
        if len(flat) > 40:
            continue
        found = TOTAL_CELL.match(flat)
        if found:
            return TotalMark(section_text(found[1]), found[2], column)
    return None


def section_text(text: str) -> str:
    """一、杜村（12户）→ 杜村."""
    flat = compact(text)
    flat = NUMBERING.sub("", flat)
    flat = LABEL.sub("", flat)
    return TAIL_NOTE.sub("", flat)


def reads_like_village(text: str) -> bool:
    """Whether an unknown text is a village's name all the same; then it must be asked about, not skipped."""
    return 2 <= len(text) <= 14 and VILLAGE_END.search(text) is not None


def leaves_name_free(name: str, first: str) -> bool:
    """Whether the name cell of a row holds no name of its own: blank, the section's own text, or 12户."""
    return not name or compact(name) == compact(first) or HOUSEHOLDS.search(compact(name)) is not None


def is_note(text: str) -> bool:
    """Signature, date, unit, page and remark rows."""
    return NOTES.search(compact(text)) is not None


def households_in(cells: list[str]) -> int | None:
    """The number of households that a totals row states in words: 合计 12户 30人."""
    for cell in cells:
        found = HOUSEHOLDS.search(compact(cell)) if "户" in cell else None
        if found:
            return int(found[1])
    return None
