"""A lost look-up code, made anew at the window on two facts that its owner knows.

Nobody can read the old code, so there is nothing to hand out again: a fresh one takes its place and the old one dies.
One of the two facts must be among those that stand sealed; what the screen shows proves nothing about a visitor.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import codes, persons
from petitions.errors import Refused
from petitions.models import CodeTry, Petition
from petitions.permissions import require_on
from petitions.vocabulary import Action
from petitions.workflow import REGISTER
from portal.words import in_chinese

from .intake import Person, Receipt
from .moves import moving
from .senders import open_person

MOST_TRIES = 5  # per case and day
FACTS_NEEDED = 2


@dataclass(frozen=True)
class Facts:
    """What the person at the window says. Compared and forgotten: no event, no log and no page keeps it."""

    name: str = ""
    phone: str = ""
    address: str = ""
    village: object = None
    received_on: date | None = None
    subject: str = ""

    def sealed(self) -> list[str]:
        return [value for value in (self.name.strip(), self.phone.strip(), self.address.strip()) if value]

    def open(self) -> list:
        return [value for value in (self.village, self.received_on, self.subject) if value]


def reissue(*, petition: Petition, by, facts: Facts, key: str, times: int) -> Receipt:
    """Give out a new code and let the old one die (信访工作条例 art 21: who sent a matter may ask how it stands).

    `times` is how often the form's page saw a new code given: a form that lies open from before gives out none.
    """
    require_on(by, REGISTER, petition)
    _check_form(petition, facts, key)
    if not _take_try(petition):
        raise Refused(_("这件来件今天已经核对过%(most)s次，明天再试。请对照来人手里的材料。") % {"most": MOST_TRIES})
    receipt = _compare_and_change(petition, by, facts, key, times)
    if receipt is None:
        raise Refused(_("核对没有通过，没有补发。请当面核对后重新填写；哪一项不对，这里不显示。"))
    return receipt


def _check_form(petition: Petition, facts: Facts, key: str) -> None:
    if petition.is_anonymous or not hasattr(petition, "petitioner"):
        raise Refused(
            _("匿名来件没有可以核对的信息，不能补发。请来人重新登记一件，写明原来的编号，经办人会把两件关联起来。")
        )
    if not facts.sealed() or len(facts.sealed()) + len(facts.open()) < FACTS_NEEDED:
        raise Refused(_("请填写两样以上，其中至少一样是姓名、电话或者住址：这三样页面上看不到，只有本人知道。"))
    if len(key) < 32:
        raise Refused(_("表单已过期。请刷新页面后重新填写。"))


@transaction.atomic(durable=True)
def _take_try(petition: Petition) -> bool:
    """Counted before anything is compared, and kept whatever comes after."""
    return CodeTry.take(petition, timezone.localdate(), MOST_TRIES)


def _compare_and_change(petition: Petition, by, facts: Facts, key: str, times: int) -> Receipt | None:
    """Right or wrong, one line in the record; the words compared are not in it. None when they do not agree."""
    with moving(Action.REISSUE_CODE, petition=petition, by=by) as step:
        case = step.petition
        person = open_person(case)
        step.facts = {"done": person is not None and agrees(case, person, facts)}
        if not step.facts["done"]:
            return None
        if case.code_reissues == times + 1 and _is_code(case, code := codes.reissued_code(case.number, times, key)):
            step.facts = {"again": True}
            return Receipt(case, code, is_repeat=True)
        if case.code_reissues != times:
            raise Refused(_("这件来件刚刚补发过查询码。请刷新页面，核对后再办。"))
        code = codes.reissued_code(case.number, times, key)
        case.code_fingerprint = codes.fingerprint_code(case.number, code)
        case.code_reissues = times + 1
        case.save(update_fields=["code_fingerprint", "code_reissues"])
        step.public_note = say_reissued()
        return Receipt(case, code)


def _is_code(petition: Petition, code: str) -> bool:
    return petition.code_fingerprint == codes.fingerprint_code(petition.number, code)


def agrees(petition: Petition, person: Person, facts: Facts) -> bool:
    """Whether everything that was said is so: each word brought to one form, then compared whole."""
    said = {
        "name": (persons.normalise_name, facts.name, person.name),
        "phone": (persons.normalise_phone, facts.phone, person.phone),
        "address": (persons.normalise_address, facts.address, person.address),
    }
    sealed = [normalise(told) == normalise(kept) != "" for normalise, told, kept in said.values() if told.strip()]
    shown = [
        told == kept
        for told, kept in (
            (facts.village, petition.village),
            (facts.received_on, petition.received_on),
            (facts.subject, petition.subject),
        )
        if told
    ]
    return all([*sealed, *shown])


@in_chinese
def say_reissued() -> str:
    return _("窗口核对信息后补发了新的查询码，原来的查询码作废。")
