"""One look at everything that an object would make public: its texts and its files."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from django.utils.translation import gettext as _

from portal.privacy import detect, vault
from portal.privacy.inspect import PROBLEMS, VERSION, Report, inspect

from .models import Inspection


@dataclass(frozen=True)
class Text:
    """A piece of text: the field that holds it, and what its form calls it."""

    field: str
    label: str
    words: str


@dataclass(frozen=True)
class File:
    field: str
    label: str
    name: str
    content: bytes


@dataclass
class Verdict:
    """What was found, told without the words; and a keyed digest of exactly this content with exactly these findings."""

    digest: str = ""
    kinds: Counter = field(default_factory=Counter)
    problems: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        return not self.problems

    @property
    def places(self) -> list[str]:
        return [sentence for sentences in self.problems.values() for sentence in sentences]

    def note(self, where: str, sentence: str) -> None:
        if sentence not in self.problems.setdefault(where, []):
            self.problems[where].append(sentence)


def look(kind: str, *, texts: Iterable[Text], files: Iterable[File], allowed: list[str]) -> Verdict:
    """`kind` names the sort of object; the same words in another sort of object are another matter."""
    verdict, content = Verdict(), hashlib.sha256(kind.encode())
    found: dict[tuple[str, str], list[str]] = {}
    for text in texts:
        content.update(f"\0{text.field}\0{text.words}".encode("utf-8", "surrogatepass"))
        for finding in detect.find(text.words, allowed=allowed):
            verdict.kinds[str(finding.kind)] += 1
            found.setdefault((text.field, text.label), []).append(detect.describe(finding))
    for (where, label), described in found.items():
        words = {"field": label, "found": "、".join(dict.fromkeys(described))}
        verdict.note(where, _("“%(field)s”里有%(found)s，不能公开。请删去或改写后再保存。") % words)
    for file in files:
        content.update(b"\0" + hashlib.sha256(file.content).digest())
        report = read_file(file, allowed)
        verdict.kinds.update(report.counts)
        if report.problem:
            verdict.kinds[report.problem] += 1
            verdict.note(file.field, str(PROBLEMS[report.problem]))
        told = report.sentences()[1 if report.problem else 0 :]
        if told:
            told_by = {"label": file.label, "found": "；".join(told[:20]), "count": sum(report.counts.values())}
            verdict.note(
                file.field, _("“%(label)s”里有%(count)d处不能公开的内容：%(found)s。请删去后重新上传。") % told_by
            )
    verdict.digest = vault.fingerprint("gate", f"{content.hexdigest()} {sorted(verdict.kinds.items())}")
    return verdict


def read_file(file: File, allowed: list[str]) -> Report:
    """Read once: the same bytes under the same list of public numbers get the same answer."""
    ending = PurePath(file.name).suffix.lower()
    asked = (VERSION, ending, hashlib.sha256(file.content).hexdigest(), sorted(allowed))
    digest = vault.fingerprint("gate.inspection", repr(asked))
    known = Inspection.objects.filter(digest=digest).first()
    if known is None:
        report = inspect(file.content, file.name, allowed=allowed)
        kept = {"findings": report.findings, "counts": report.counts}
        Inspection.objects.get_or_create(digest=digest, defaults={"problem": report.problem, "findings": kept})
        return report
    findings = tuple((kind, tuple(where)) for kind, where in known.findings["findings"])
    return Report(known.problem, findings, known.findings["counts"])
