"""Rules that no longer hold, wherever a public text still names them: many local papers still cite 民发〔2012〕220号.

Found in the words themselves, by number or by title, on the day of reading. So nobody has to remember which pages name
a rule when it is repealed: its last day is entered once, with the rule or with the policy of the library.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.gate import texts_of
from cms.models import LegalBasis, PolicyPage, Validity

BRACKETS = str.maketrans("[]()【】", "〔〕〔〕〔〕")
# A sentence that says so is news of the end and rests on nothing.
SAYS_SO = re.compile("废止|停止施行|停止执行|不再执行|失效|替代|代替|取代")
SENTENCES = re.compile(r"[。；;\n]")


@dataclass(frozen=True)
class Ended:
    """A rule that does not hold any more, since when, and what stands in its place."""

    title: str
    number: str
    since: date
    replacement: str = ""
    url: str = ""

    @property
    def sentence(self) -> str:
        words = {
            "rule": say_rule(self.title, self.number),
            "day": date_format(self.since, "Y年n月j日"),
            "replacement": self.replacement,
        }
        if self.replacement:
            return _("%(rule)s从%(day)s起不再执行，现在照%(replacement)s执行。") % words
        return _("%(rule)s从%(day)s起不再执行。") % words

    def is_named_in(self, plain: str) -> bool:
        return any(name and unify(name) in plain for name in (self.number, f"《{self.title}》"))


def ended_in(page) -> list[Ended]:
    """Rules that the page names and that have ended; its own end is told in its own place."""
    own = unify(getattr(page, "document_number", "")), unify(page.title)
    found = ended_in_words([text.words for text in texts_of(page)])
    return [one for one in found if (unify(one.number) or None) != own[0] and unify(one.title) != own[1]]


def relied_on_in(page) -> list[Ended]:
    """Those of them that some sentence of the page names as if they held: what an editor has to mend."""
    sentences = [one for text in texts_of(page) for one in SENTENCES.split(text.words) if not SAYS_SO.search(one)]
    plain = [unify(one) for one in sentences]
    return [one for one in ended_in(page) if any(one.is_named_in(sentence) for sentence in plain)]


def ended_in_words(texts: Iterable[str], day: date | None = None) -> list[Ended]:
    plain = unify("\n".join(texts))
    return [one for one in ended_rules(day or timezone.localdate()) if one.is_named_in(plain)]


def ended_rules(day: date) -> list[Ended]:
    """Each once: a rule that is also a paper of the library is told with the paper that replaced it there."""
    found: dict[str, Ended] = {}
    for one in (*ended_policies(day), *ended_bases(day)):
        found.setdefault(unify(one.number or one.title), one)
    return list(found.values())


def ended_policies(day: date) -> Iterator[Ended]:
    ended = (Validity.REPEALED, Validity.EXPIRED)
    for page in PolicyPage.objects.live().filter(validity__in=ended, ended_on__lte=day).select_related("replaced_by"):
        new = page.public_replacement
        yield Ended(
            page.title,
            page.document_number,
            page.ended_on,
            say_rule(new.title, new.document_number) if new else "",
            (new.url or "") if new else "",
        )


def ended_bases(day: date) -> Iterator[Ended]:
    for basis in LegalBasis.objects.repealed(day).select_related("replaced_by"):
        yield of_basis(basis)


def of_basis(basis: LegalBasis) -> Ended:
    since = basis.valid_until + timedelta(days=1)
    return Ended(basis.name, basis.document_number, since, str(basis.replaced_by) if basis.replaced_by else "")


def sentences_about(text: str) -> list[str]:
    """For the notices' own floor, which knows no library (disclosures/bases.py)."""
    return [one.sentence for one in ended_in_words([text])]


def say_rule(title: str, number: str) -> str:
    name = title if title.startswith("《") else f"《{title}》"
    return f"{name}（{number}）" if number else name


def unify(text: str) -> str:
    """One way of writing: no gaps, one kind of brackets and of figures."""
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(BRACKETS)
