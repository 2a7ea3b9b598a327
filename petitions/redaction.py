"""A letter without its sender: known names, numbers and places become 来件人, whatever looks personal becomes □.

Plain text in and out. The machine's proposal is never the end of it: a person edits, and what is then saved is
asked again for the same words and findings.
"""

import re
from collections.abc import Iterable

from portal.privacy import detect

SENDER = "来件人"
BOX = "□"
LEAST = 2  # one character is in every sentence
# What people put between the characters of a name or the digits of a number.
_BETWEEN = r"[\s　·•\-—\u2013()（）]*"


def redact(text: str, known: Iterable[str], *, allowed: Iterable[str] = ()) -> str:
    """The proposal. Longer words first, so that an address does not keep its end behind its beginning."""
    for pattern in _patterns(known):
        text = pattern.sub(SENDER, text)
    for finding in reversed(detect.find(text, allowed=allowed)):
        text = text[: finding.start] + BOX * 3 + text[finding.end :]
    return text


def find_known(text: str, known: Iterable[str]) -> list[str]:
    """Which of the known words still stand in the text, however they are spaced."""
    return [match.group() for pattern in _patterns(known) if (match := pattern.search(text))]


def _patterns(known: Iterable[str]) -> list[re.Pattern]:
    words = {"".join(word.split()) for word in known}
    return [
        re.compile(_BETWEEN.join(map(re.escape, word)))
        for word in sorted(words, key=len, reverse=True)
        if len(word) >= LEAST
    ]
