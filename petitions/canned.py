"""Telling an answer from a form letter: bare forwards, and texts that only repeat another reply. Plain rules, no database.

Inspections of government sites count both as a question left unanswered.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

ALIKE = 0.9  # from here on the drafter says why the same words fit again
WORTH_SHOWING = 0.5  # from here on the person who approves is told
SHORT = 20  # "维持原定金额" is honestly said to many: fewer characters than this are not compared
BATCH = 10  # replies issued on one day by one person

_NOISE = re.compile(r"[\W_]+")
# Politeness and place-holders around a forward; what is left when they are gone is what was said.
_AROUND = (
    "您好", "您反映的", "你反映的", "所反映的", "反映的", "您提出的", "来信", "来件", "信访", "该", "此", "这个", "本",
    "问题", "事项", "情况", "诉求", "意见", "建议", "我们", "我镇", "我办", "我乡", "镇里", "镇政府", "目前", "现在", "现",
    "请您", "请你", "请", "您", "你", "感谢", "谢谢", "理解", "支持", "关心", "对我们工作的", "对我们工作", "对工作的", "耐心",
    "会", "将", "并", "及时", "尽快", "依法", "按程序", "按规定", "按照规定", "认真", "进一步", "高度重视", "的",
)  # fmt: skip
_FORWARD = (
    "有关部门", "相关部门", "有关单位", "相关单位", "有关科室", "职能部门", "上级部门", "上级", "主管部门", "责任单位", "村委会",
    "村里", "部门", "单位", "已经", "已", "正在", "正", "收悉", "收到", "知悉", "转办", "转交", "转给", "转送", "转到", "转",
    "交办", "上报", "报送", "报", "反馈", "记录", "登记", "受理", "办理", "处理", "处理中", "办理中", "核实中", "核实", "调查",
    "研究", "跟进", "落实", "解决", "协调", "等待", "等候", "等", "答复", "回复", "结果", "通知", "中", "了", "由", "向", "给",
    "予以", "进行", "后", "再", "与", "和",
)  # fmt: skip
_EMPTY_WORDS = re.compile("|".join(sorted((*_AROUND, *_FORWARD), key=len, reverse=True)))


def is_bare_forward(opinion: str) -> bool:
    """Whether the whole opinion is 已转有关部门, 请等待 or 正在处理中, in whatever polite words."""
    return not _EMPTY_WORDS.sub("", plain(opinion))


def plain(text: str) -> str:
    """Letters, figures and hanzi alone, full-width ones folded."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()


def own_words(text: str, *, fixed: Iterable[str] = (), values: Mapping[str, str] | None = None) -> str:
    """What somebody wrote for this case: without the template's sentences and without the case's own numbers and names."""
    words = plain(text)
    known = {plain(part) for part in (*fixed, *(values or {}).values())}
    for part in sorted(known, key=len, reverse=True):
        if len(part) > 1:
            words = words.replace(part, "")
    return words


def share_of_template(text: str, fixed: Iterable[str]) -> float:
    """How much of the text is a template's, from 0 to 1."""
    whole = plain(text)
    return 1 - len(own_words(text, fixed=fixed)) / len(whole) if whole else 0.0


def likeness(words: str, other: str) -> float:
    """From 0 to 1, by runs of three characters. A text that another one holds whole is as like it as a copy.

    The size of the smaller text must come near that of the larger one for that: a sentence that a long, careful
    reply shares with a short one does not make the two the same.
    """
    if len(words) < SHORT or len(other) < SHORT:
        return 0.0
    mine, theirs = _runs(words), _runs(other)
    shared = len(mine & theirs)
    jaccard = shared / len(mine | theirs)
    contained = shared / min(len(mine), len(theirs))
    is_near_in_size = min(len(mine), len(theirs)) >= 0.5 * max(len(mine), len(theirs))
    return max(jaccard, contained) if is_near_in_size else jaccard


def _runs(text: str) -> set[str]:
    return {text[start : start + 3] for start in range(len(text) - 2)}
