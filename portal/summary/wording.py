"""Words that page, Word file and screen share about a draft's checks and its annex."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .checks import Finding
from .draft import Draft
from .figures import Figure, Piece, Sentence

CHECKS_NUMBER, STOP = "四", "。"


def checks_heading() -> str:
    return _("%(ordinal)s、%(heading)s") % {"ordinal": CHECKS_NUMBER, "heading": _("数据核对")}


def checks_opening(draft: Draft) -> str:
    if not draft.findings:
        return _("对照了年初数、变动、名册、发放、资金和来件，没有发现对不上的数字。")
    if draft.is_for_all:
        return _("以下各条由系统对照得出。对不上的数，查明以后更正。")
    return _("以下各条由系统对照得出。对不上的，请查明后更正登记，再重新生成总结；缺数的，请补登记。")


def say_finding(number: int, finding: Finding) -> str:
    return f"{number}.【{finding.weight.label}】{finding.sentence}"


def with_doubts(sentence: Sentence) -> Iterator[Piece]:
    """The sentence, and before each full stop which lines of 数据核对 are about the numbers since the last one."""
    doubts: set[int] = set()
    for piece in sentence:
        before, stop, after = piece.text.partition(STOP) if piece.figure is None else ("", "", "")
        if not stop or not doubts:
            doubts |= set(piece.checks)
            yield piece
            continue
        yield Piece(before + say_doubts(doubts) + stop + after)
        doubts = set()
    if doubts:
        yield Piece(say_doubts(doubts))


def say_doubts(lines: set[int]) -> str:
    return _("（见数据核对第%(lines)s条）") % {"lines": "、".join(map(str, sorted(lines)))}


def annex_title() -> str:
    return _("附表：数据来源与口径")


def annex_heads() -> tuple[str, ...]:
    return (_("序号"), _("指标"), _("数值"), _("数的是什么"), _("期间"), _("来源"))


def annex_row(figure: Figure) -> tuple[str, ...]:
    return (str(figure.number), figure.name, figure.text, figure.what, figure.period, figure.source)


def say_moment(draft: Draft) -> str:
    return _("统计时点：%(moment)s。") % {"moment": draft.counted}


def say_marks() -> str:
    return _("正文里数字后面方括号里的，是本表的序号。")
