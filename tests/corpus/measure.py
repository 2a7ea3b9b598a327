"""Recall over what was planted, precision over that and the clean paragraphs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from portal.privacy import detect
from portal.privacy.inspect import child

from . import clean, disguises, hiding_places
from . import identifiers as make

LABELS = {"identity": "身份证号", "mobile": "联系电话", "account": "银行账号"}
WITHOUT_A_DISGUISE: dict[str, Callable[[Random], str]] = {
    "identity": make.old_identity,
    "landline": make.landline,
    "plate": make.plate,
    "address": make.address,
    "birth_date": lambda random: f"出生日期：{make.birthday(random)}",
}


@dataclass
class Score:
    planted: int = 0
    found: int = 0
    clean: int = 0
    alarms: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    alarming: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.planted

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.alarms)

    def note(self, name: str, kind: str, found: bool) -> None:
        self.planted += 1
        self.found += found
        if not found:
            self.missed.append((name, kind))


def number_of(kind: str, random: Random, last: str = "") -> str:
    if kind == "identity":
        return make.identity(random, last=last)
    return make.mobile(random) if kind == "mobile" else make.card(random, random.choice((16, 19)))


def planted_texts(random: Random, each: int) -> Iterator[tuple[str, str, str]]:
    """(disguise, kind, text): half of them behind a word that says what they are, half right behind a name."""
    for name, disguise in disguises.DISGUISES.items():
        for kind in LABELS if name not in disguises.ONLY_X else ("identity",):
            for place in range(each):
                number = number_of(kind, random, "X" if name in disguises.ONLY_X else "")
                labelled = place % 2 or (kind == "mobile" and name in disguises.NEEDS_LABEL)
                yield name, kind, f"{LABELS[kind] if labelled else '村民张某'}{disguise(number)}，请核对"
    for kind, invent in WITHOUT_A_DISGUISE.items():
        for _ in range(each):
            yield "as written", kind, f"户主张某，{invent(random)}，请核对"
    for prefix in ("+86", "+86 ", "0086-", "86-", "tel:"):
        for _ in range(each):
            yield prefix, "mobile", f"张某{prefix}{make.mobile(random)}，请核对"


def planted_files(random: Random, each: int) -> Iterator[tuple[str, str, str, bytes]]:
    """(place, kind, file name, content)."""
    for name, build in hiding_places.PLACES.items():
        for kind in LABELS:
            for _ in range(each):
                yield name, kind, *build(f"{LABELS[kind]}{number_of(kind, random)}请核对")
    for name, alone in hiding_places.NUMBERS.items():
        for kind in ("mobile",) if name in ("xlsx exponent", "docx tel link") else LABELS:
            for _ in range(each):
                yield name, kind, *alone(LABELS[kind], number_of(kind, random))


def measure(*, texts: int, files: int, paragraphs: int, seed: int = 7) -> Score:
    random, score = Random(seed), Score()
    for name, kind, text in planted_texts(random, texts):
        score.note(name, kind, any(str(one.kind) == kind for one in detect.find(text)))
    for name, kind, file_name, content in planted_files(random, files):
        answer = child.answer({"ending": file_name.rsplit(".", 1)[1], "allowed": []}, content)
        score.note(name, kind, kind in answer["counts"] and not answer["problem"])
    allowed = [*clean.OFFICE_NUMBERS, *clean.OFFICE_PLACES]
    for paragraph in clean.paragraphs(paragraphs, seed):
        score.clean += 1
        if detect.find(paragraph, allowed=allowed):
            score.alarms += 1
            score.alarming.append(paragraph)
    return score
