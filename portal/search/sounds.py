"""How words sound: pinyin, its first letters, and what sounds alike to many ears.

Older residents type by sound, on a keyboard or by voice, and take the first character offered. So a word that no page
holds is looked for by its sound among the words that pages do hold.
"""

import os
from collections.abc import Callable
from functools import cache, lru_cache

# Not told apart in many dialects, written in one way here: zh/z, ang/an, n/l, hu/f.
ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("n", "l"), ("hu", "f"), ("fu", "f"))


# Characters with a second sound, in the words of this domain; each other one is read by itself.
PHRASES = {
    "银行": ("yin", "hang"),
    "长期": ("chang", "qi"),
    "长年": ("chang", "nian"),
    "给予": ("ji", "yu"),
    "供给": ("gong", "ji"),
    "了解": ("liao", "jie"),
    "重新": ("chong", "xin"),
    "好处": ("hao", "chu"),
    "调查": ("diao", "cha"),
    "调整": ("tiao", "zheng"),
}


@cache
def _reader() -> Callable[[str], list[str]]:
    """Loaded at the first question. The library's own forty thousand phrases would cost each process 40 MB."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    import pypinyin

    pypinyin.load_phrases_dict({word: [[sound] for sound in sounds] for word, sounds in PHRASES.items()})
    return pypinyin.lazy_pinyin


@lru_cache(maxsize=8192)
def syllables(word: str) -> tuple[str, ...]:
    """One syllable a character, without tones; what is no Chinese character stays as it is."""
    return tuple(_reader()(word))


def letters(word: str) -> str:
    """As it is typed: dibao."""
    return "".join(syllables(word))


def initials(word: str) -> str:
    return "".join(syllable[:1] for syllable in syllables(word))


def heard(typed: str) -> str:
    """The same for whatever sounds alike: linshi, lingsi and ningshi are one."""
    for written, alike in ALIKE:
        typed = typed.replace(written, alike)
    return typed
