"""Which village a text means. A thin layer over the township's own index: remembers, and takes the group apart."""

import re
from collections.abc import Callable

from .tables import Place
from .transforms import compact

GROUP_AT_END = re.compile(r"(.+?)((?:第)?[0-9一二三四五六七八九十]+(?:村民小组|组|社|队|屯))")


class VillageFinder:
    """Finds villages for one sheet."""

    def __init__(self, find: Callable[[str], Place | None]):
        self.find = find
        self.known: dict[str, tuple[Place | None, str, str]] = {}

    def of_cell(self, text: str) -> tuple[Place | None, str, str]:
        """A village cell's place, its text, and the group behind the village (杜村3组)."""
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = self.resolve(compact(text))
        return found

    def resolve(self, text: str) -> tuple[Place | None, str, str]:
        place = self.find(text)
        if place is not None:
            return place, text, ""
        shorter, group = split_group(text)
        place = self.find(shorter) if group else None
        return place, text, group if place else ""


def split_group(text: str) -> tuple[str, str]:
    """杜村3组 → 杜村, 3组."""
    found = GROUP_AT_END.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")
