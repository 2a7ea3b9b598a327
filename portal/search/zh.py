"""Chinese for a full-text index that only knows spaces. One segmenter, for what is indexed and what is asked.

The index holds the segmenter's words and, beside them, every two neighbouring characters: so a word is found
wherever it stands, also where the sentence around it made the segmenter cut elsewhere (异议 in 异议书).
A question must match in all its words; there is no second try with any one of them.
"""

import re
import unicodedata
from collections.abc import Iterator

import rjieba

from .traditional import TO_SIMPLIFIED

_HANZI = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
RUNS = re.compile(rf"[{_HANZI}]+|[a-z0-9]+")
# Pinyin as it is typed, with spaces or without; a number's letters (GS-2026) are no pinyin.
LETTERS = re.compile(r"(?<![a-z0-9-])[a-z]+(?:[ '][a-z]+)*(?![a-z0-9-])")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

# Names of one thing, for the editors' own search (backend.py), whose index is written with them and so cannot follow
# what an office changes. The public search reads the office's words instead (SearchWord), at each question.
SYNONYMS = (
    ("低保", "最低生活保障"),
    ("特困", "五保"),
    ("信访", "上访"),
    ("答复", "回复", "回信"),
)
# Words of asking that pages do not repeat.
STOP_WORDS = frozenset(
    [
        "的",
        "了",
        "吗",
        "呢",
        "吧",
        "啊",
        "嘛",
        "呀",
        "么",
        "我",
        "我们",
        "你",
        "您",
        "他",
        "她",
        "它",
        "他们",
        "俺",
        "俺家",
        "咱",
        "咱们",
        "咱家",
        "我家",
        "自己",
        "自家",
        "人家",
        "家里",
        "屋里",
        "这里",
        "那里",
        "是",
        "在",
        "有",
        "和",
        "与",
        "及",
        "或",
        "也",
        "都",
        "就",
        "还",
        "又",
        "才",
        "再",
        "请",
        "请问",
        "问",
        "想",
        "想要",
        "要",
        "要不要",
        "需要",
        "能",
        "能不能",
        "能否",
        "可以",
        "可不可以",
        "应该",
        "会",
        "会不会",
        "怎么",
        "怎么办",
        "怎么样",
        "怎样",
        "如何",
        "咋",
        "咋办",
        "咋样",
        "咋个",
        "咋整",
        "啥",
        "啥子",
        "什么",
        "什么样",
        "哪",
        "哪里",
        "哪儿",
        "哪些",
        "哪个",
        "哪种",
        "为什么",
        "为何",
        "为啥",
        "怎么回事",
        "咋回事",
        "回事",
        "原因",
        "情况",
        "多少",
        "多久",
        "几",
        "几个",
        "几种",
        "谁",
        "是否",
        "有没有",
        "是不是",
        "一下",
        "关于",
        "到",
        "去",
        "把",
        "被",
        "对",
        "给",
        "让",
        "跟",
        "同",
        "从",
        "这个",
        "那个",
        "这种",
        "那种",
        "现在",
        "这个月",
        "今天",
        "昨天",
        "明天",
        "去年",
        "前年",
        "上个月",
        "下个月",
        "知道",
        "觉得",
        "一点",
        "一些",
        "有些",
        "有人",
        "有点",
        "东西",
        "时候",
        "什么时候",
        "不会",
        "不能",
    ]
)

ASKING = re.compile(r"[?？吗呢谁哪几啥咋]|怎么|怎样|如何|什么|为何|多少|多久|是否|能不能|(.)不\1")


def simplify(text: str) -> str:
    """Half-width, lower case, simplified: character by character, so that every place stays the same."""
    return "".join(_plain(char) for char in text).translate(TO_SIMPLIFIED)


def is_hanzi(char: str) -> bool:
    return bool(re.match(f"[{_HANZI}]", char))


def without_separators(text: str) -> str:
    """5,400 is one number."""
    return _THOUSANDS.sub("", text)


def _plain(char: str) -> str:
    if "\u4e00" <= char <= "\u9fff":
        return char
    lowered = unicodedata.normalize("NFKC", char).lower()
    return lowered if len(lowered) == 1 else char


def index_terms(text: str) -> Iterator[str]:
    """What a text is found by."""
    text = without_separators(simplify(text))
    for run in RUNS.findall(text):
        if run.isascii():
            yield run[:40]
            continue
        yield from (word for word in rjieba.cut_for_search(run) if len(word) > 2)
        yield from pairs(run)
        yield from run
    yield from (names[0] for names in SYNONYMS if any(name in text for name in names[1:]))


def query_terms(text: str, *, prefix: bool = False) -> list[str]:
    """What a question looks for; a result has them all. With prefix, its last character may begin a word."""
    text = without_separators(simplify(text))
    terms: list[str] = []
    rest = text
    for name, first in _NAMES:
        if name in rest:
            rest = rest.replace(name, " ")
            terms.append(first)
    words = cut(rest)
    for word in telling(words, keep_all=not terms, keep_single=len(text) <= KEYWORD):
        terms += [word] if len(word) <= 2 or word.isascii() else pairs(word)
    if prefix and words and rest.endswith(words[-1]) and words[-1] not in terms and len(words[-1]) == 1:
        terms.append(words[-1])
    return list(dict.fromkeys(terms))


KEYWORD = 4  # characters: a question this short is a keyword, and each of its characters counts
_NAMES = sorted(((name, group[0]) for group in SYNONYMS for name in group), key=lambda pair: -len(pair[0]))


def cut(text: str) -> list[str]:
    """All words, in order. Single characters side by side make one: the names of places are often cut apart."""
    words: list[str] = []
    for run in RUNS.findall(text):
        if run.isascii():
            words.append(run[:40])
            continue
        loose = False
        for word in rjieba.cut(run):
            single = len(word) == 1 and word not in STOP_WORDS
            if single and loose:
                words[-1] += word
            else:
                words.append(word)
            loose = single
    return words


def telling(words: list[str], *, keep_all: bool, keep_single: bool) -> list[str]:
    """Without the words of asking and lone characters; if nothing else is said, they are the question."""
    kept = [word for word in words if word not in STOP_WORDS and (len(word) > 1 or word.isascii() or keep_single)]
    return kept or (words if keep_all else [])


def pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]
