"""The copy that leaves the office: a proposal by machine, edited by a person, kept only when it names no petitioner."""

from django.utils.translation import gettext as _

from petitions import redaction
from petitions.errors import NotClean
from petitions.models import ForwardedCopy, Petition
from petitions.permissions import require_on
from petitions.vocabulary import Action
from petitions.workflow import ACCEPT
from portal.orgs.selectors import find_village, public_words
from portal.privacy import detect

from .moves import moving
from .senders import people_of
from .texts import find_personal, need, refuse_personal


def propose(*, petition: Petition, by) -> str:
    """The letter's words with its sender taken out, to start from."""
    require_on(by, ACCEPT, petition)
    text = "\n\n".join(part for part in (petition.request, petition.facts) if part)
    return redaction.redact(text, known_words(petition), allowed=public_words())


def make(*, petition: Petition, by, organ: str, text: str, version: int | None = None) -> ForwardedCopy:
    """Keep the copy for this organ; refused while a known word or anything that looks personal is left in it."""
    with moving(Action.FORWARD_COPY, petition=petition, by=by, version=version) as step:
        organ = refuse_personal(need(organ, _("请写明移送给哪个单位。")), _("单位名称"))
        text = need(text, _("移送件没有内容。"))
        _refuse_sender(step.petition, text)
        copy = ForwardedCopy.objects.create(petition=step.petition, organ=organ, text=text, made_by=by)
        step.facts = {"copy": copy.pk, "organ": organ}
    return copy


def print_out(*, copy: ForwardedCopy, by) -> ForwardedCopy:
    """Hand out the sheet; each printing is in the record."""
    with moving(Action.OPEN_ATTACHMENT, petition=copy.petition, by=by) as step:
        step.facts = {"copy": copy.pk}
    return copy


def known_words(petition: Petition) -> list[str]:
    """By what one could tell who sent it: everything that the seal knows of the sender, less a village's bare name."""
    words = []
    for person in people_of(petition):
        words += [person.name, person.phone]
        if person.address and find_village(person.address) is None:
            words.append(person.address)
    return [word.strip() for word in words if len(word.strip()) >= redaction.LEAST]


def _refuse_sender(petition: Petition, text: str) -> None:
    if redaction.find_known(text, known_words(petition)):
        raise NotClean(_("移送件里还有来件人的姓名、电话或者住址。请改成“来件人”后再保存。"))
    for finding in find_personal(text):
        raise NotClean(
            _("移送件里有%(kind)s：“%(start)s…”。请改成□后再保存。")
            % {"kind": detect.describe(finding), "start": text[finding.start : finding.start + 2]}
        )
