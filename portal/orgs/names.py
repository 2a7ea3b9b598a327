"""How a village's name is written in spreadsheets and letters, brought to one form. Pure; never guesses."""

import re
import unicodedata

INVISIBLE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
VILLAGE_COMMITTEE = re.compile(r"(?<=村)(民委员会|委员会|委会)$")
RESIDENTS_COMMITTEE = re.compile(r"(居民委员会|居委会)$")


def normalise(text: str) -> str:
    """The comparable form of a name: 杜村村民委员会, 杜 村 and 杜村村 are one; 杜 alone is nothing."""
    name = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    name = VILLAGE_COMMITTEE.sub("", name)
    name = RESIDENTS_COMMITTEE.sub("", name)
    if name.endswith("村村"):
        name = name[:-1]  # 石桥村村委会 without its committee
    # 大王庄村 is also written 大王庄; 杜村 is never written 杜.
    if len(name) > 2 and name.endswith("村"):
        name = name[:-1]
    return name


def strip_ancestors(text: str, ancestors: tuple[str, ...]) -> str:
    """Take the county's and the township's name off the front: 青石县柳河镇杜村 is 杜村."""
    name = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    for ancestor in ancestors:
        if len(name) > len(ancestor) and name.startswith(ancestor):
            name = name[len(ancestor) :]
    return name
