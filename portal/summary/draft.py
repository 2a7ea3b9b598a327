"""The whole draft: chapters, what does not fit together, and the annex that says of every number what it counts."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures.wording import say_moment
from petitions.letters.paper import paper_day
from portal.orgs.selectors import office, township
from portal.words import in_chinese

from . import activities, problems, work
from .checks import Finding, Weight, check
from .facts import gather
from .figures import BLANK, Figure, Sentence, Teller, with_value, words_of
from .parts import Part


@dataclass(frozen=True)
class Draft:
    year: int
    is_for_all: bool
    title: str
    organ: str
    day: str
    counted: str
    opening: Sentence
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]

    @property
    def blanks(self) -> int:
        """Places that the clerk still has to fill in."""
        return sum(words_of(sentence).count(BLANK) for part in self.parts for sentence in part.paragraphs)

    @property
    def contradictions(self) -> int:
        return sum(finding.weight is Weight.CONTRADICTS for finding in self.findings)

    def value(self, key: str):
        """A number by its key; KeyError where the text does not speak of it."""
        return {figure.key: figure.value for figure in self.figures}[key]


@in_chinese
def compose(*, year: int, by=None) -> Draft:
    """For staff with all they may count; for everybody (`by` None) with what is public. Asks no permission: services do."""
    facts = gather(year=year, by=by)
    findings = check(facts)
    count = sum(finding.weight is Weight.CONTRADICTS for finding in findings)
    tell = Teller(with_value(facts, "contradictions", count), numbered(findings))
    opening = tell(
        _("现将%(year)s年%(place)s农村低保工作情况总结如下。文中数字由本门户的登记和公示统计得出，含义和出处见附表。"),
        year=year,
        place=name_of_place(),
    )
    if not facts.is_for_all:
        opening += tell(_("写着“请补充”的地方，由经办人填写。"))
    parts = [*work.write(tell), *activities.write(tell), *problems.write(tell)]
    organ = office().organ_name or name_of_place()
    return Draft(
        year=year,
        is_for_all=facts.is_for_all,
        title=_("%(organ)s%(year)s年低保工作总结") % {"organ": organ, "year": year},
        organ=organ,
        day=paper_day(timezone.localdate(facts.at)),
        counted=say_moment(facts.at),
        opening=opening,
        parts=tuple(parts),
        findings=tuple(findings),
        figures=tuple(tell.used.values()),
    )


def numbered(findings: list[Finding]) -> dict[str, tuple[int, ...]]:
    """Of each number the lines of 数据核对 that are about it."""
    found: dict[str, list[int]] = defaultdict(list)
    for line, finding in enumerate(findings, 1):
        for key in finding.keys:
            found[key].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def name_of_place() -> str:
    unit = township()
    return unit.name if unit else _("本镇")
