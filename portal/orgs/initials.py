"""The first letters of a Chinese name's pinyin: 杜村 is dc. For finding a village from the keyboard; pure.

GB 2312 orders its 3755 common characters by pinyin, so the place of a character tells its first letter. A rarer one
gives no letter, and the name is then found by its characters alone.
"""

from bisect import bisect_right

# The first character of each letter in GB 2312: 啊 芭 擦 搭 蛾 发 噶 哈 击 喀 垃 妈 拿 哦 啪 期 然 撒 塌 挖 昔 压 匝
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_STARTS = [character.encode("gb2312") for character in _FIRST]
_END = b"\xd7\xfa"  # after 座 the characters are ordered by stroke


def initials(name: str) -> str:
    letters = []
    for character in name:
        try:
            place = character.encode("gb2312")
        except UnicodeEncodeError:
            return ""
        if len(place) != 2 or not _STARTS[0] <= place < _END:
            return ""
        letters.append(_LETTERS[bisect_right(_STARTS, place) - 1])
    return "".join(letters)
