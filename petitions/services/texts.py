"""What is asked of words before they are kept: that they are there, and that nothing personal is in the readable ones."""

from django.utils.translation import gettext as _

from petitions.errors import NotClean, Refused
from portal.orgs.selectors import public_words
from portal.privacy import detect
from portal.privacy.detect import Finding


def need(text: str, sentence: str) -> str:
    """The text without its edges; refused with this sentence when nothing is left."""
    text = text.strip()
    if not text:
        raise Refused(sentence)
    return text


def find_personal(text: str) -> list[Finding]:
    """What looks personal. What offices publish of themselves may be told to anybody."""
    return detect.find(text, allowed=public_words())


def refuse_personal(text: str, what: str) -> str:
    """Give the text back, or say which part of `what` (a heading, a reason) must be written differently."""
    for finding in find_personal(text):
        raise NotClean(
            _("%(what)s里有%(kind)s：“%(start)s…”。请改写后再保存。")
            % {
                "what": what,
                "kind": detect.describe(finding),
                "start": text[finding.start : finding.start + 2],
            }
        )
    return text
