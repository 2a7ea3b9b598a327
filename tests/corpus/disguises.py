"""How a number may be written and still be read by a person. Each takes a number and gives a text."""

import html

FULL = {**{str(d): chr(0xFF10 + d) for d in range(10)}, "X": "Ｘ"}
SPELT = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))
CAPITAL = dict(zip("0123456789", "零壹贰叁肆伍陆柒捌玖", strict=True))
CIRCLED = dict(zip("0123456789", "⓪①②③④⑤⑥⑦⑧⑨", strict=True))
BOLD = {str(d): chr(0x1D7CE + d) for d in range(10)}
ARABIC = {str(d): chr(0x0660 + d) for d in range(10)}
RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def mapped(table):
    return lambda number: "".join(table.get(char, char) for char in number)


def groups(number: str) -> list[str]:
    """The groups in which people write it."""
    if len(number) == 18:
        return [number[:6], number[6:14], number[14:]]
    if len(number) == 11:
        return [number[:3], number[3:7], number[7:]]
    return [number[n : n + 4] for n in range(0, len(number), 4)]


def parted(mark: str):
    return lambda number: mark.join(groups(number))


def fours(number: str) -> str:
    return " ".join(number[n : n + 4] for n in range(0, len(number), 4))


def tagged(number: str) -> str:
    return f"{number[:5]}<b>{number[5:9]}</b>{number[9:]}"


def entities(number: str) -> str:
    return "".join(f"&#{ord(char)};" for char in number)


def hex_entities(number: str) -> str:
    return "".join(f"&#x{ord(char):x};" if place % 2 else char for place, char in enumerate(number))


DISGUISES = {
    "plain": str,
    "spaced": " ".join,
    "fours": fours,
    "full width": mapped(FULL),
    "hanzi": mapped(SPELT),
    "capital hanzi": mapped(CAPITAL),
    "circled": mapped(CIRCLED),
    "bold": mapped(BOLD),
    "arabic": mapped(ARABIC),
    "raised": mapped(RAISED),
    "hyphen": parted("-"),
    "en dash": parted("–"),
    "em dash": parted("—"),
    "double dash": parted("——"),
    "full-width dash": parted("－"),
    "minus": parted("\u2212"),
    "dot": parted("."),
    "middle dot": parted("·"),
    "full stop": parted("。"),
    "slash": parted("/"),
    "comma": parted("，"),
    "enumeration comma": parted("、"),
    "underscore": parted("_"),
    "colon": parted(":"),
    "bar": parted("|"),
    "spaced hyphen": parted(" - "),
    "zero width": "\u200b".join,
    "word joiner": "\u2060".join,
    "soft hyphen": "\u00ad".join,
    "direction marks": "\u202a".join,
    "variation marks": "\ufe0f".join,
    "struck through": "\u0336".join,
    "tag characters": "\U000e0020".join,
    "hangul filler": "\u3164".join,
    "no-break space": parted("\u00a0"),
    "narrow space": parted("\u202f"),
    "ideographic space": parted("\u3000"),
    "tab": parted("\t"),
    "line break": parted("\n"),
    "windows line break": parted("\r\n"),
    "html tags": tagged,
    "html entities": entities,
    "hex entities": hex_entities,
    "escaped twice": lambda number: html.escape(entities(number)),
    "lower case": str.lower,
    "cyrillic x": lambda number: number.replace("X", "Х"),
    "letter O": lambda number: number[:2] + number[2:-2].replace("0", "O") + number[-2:],
    "letter l": lambda number: number[:2] + number[2:-2].replace("1", "l") + number[-2:],
    "in brackets": lambda number: "".join(f"（{part}）" for part in groups(number)),
}
# Those that only make sense for a number with a certain letter or digit in it.
ONLY_X = {"lower case", "cyrillic x"}
# 152，1549，1180 may be three counts: a mobile written so is told by the word before it.
NEEDS_LABEL = {"comma", "enumeration comma", "full stop"}
