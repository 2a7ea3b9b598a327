"""What is offered while somebody types: one list for all, made of public titles and of the office's own words.

The browser fetches it once and looks in it by itself. So what is typed is sent nowhere before it is asked, and no
list of what others asked exists that could be offered.
"""

import json

from . import examples, lexicon, sounds

MOST = 400


def words() -> list[tuple[str, str, str]]:
    """(what is offered, its pinyin, its first letters), the likeliest first."""
    known = lexicon.current()
    firsts = dict.fromkeys(names[0] for names in known.names.values())
    offered = dict.fromkeys([*examples.questions(), *firsts, *known.villages, *known.titles])
    return [(text, sounds.letters(text).lower(), sounds.initials(text).lower()) for text in list(offered)[:MOST]]


def as_json() -> bytes:
    return json.dumps(words(), ensure_ascii=False, separators=(",", ":")).encode()
