"""Answers for everybody: written anew by one person, read and published by another, taken down by anyone in the role."""

from hashlib import sha256

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import redaction
from petitions.errors import Conflict, Fixed, NotClean, Refused, SamePerson, WrongState
from petitions.models import Answer, NumberSeries, Petition
from petitions.vocabulary import FIXED_REPLY, Action, AnswerState, Kind
from portal.kept import editions
from portal.ledger import services as ledger
from portal.orgs.selectors import find_village
from portal.search import documents

from .entering import Person
from .moves import moving
from .senders import people_of
from .texts import need, refuse_personal

SECTION = "answers"
# A question about the rules names nobody; everything else is somebody's own affair and needs their yes.
WITHOUT_CONSENT = (Kind.CONSULTATION, Kind.SUGGESTION)

# Names that are no person's: a village's branch may be thanked by name.
ORGANISATIONS = ("支部", "总支", "党委", "委员会", "村委会", "小组", "合作社", "协会", "学校", "公司")


def prepare(*, petition: Petition, by, title: str, question: str, answer: str) -> Answer:
    """Write question and answer anew, so that nobody can tell whose they are (政府信息公开条例 art 15)."""
    with moving(Action.PREPARE_ANSWER, petition=petition, by=by) as step:
        if step.petition.answers.filter(state=AnswerState.PUBLISHED).exists():
            raise Fixed(_("答复已经公开。要改动请写明更正了什么，另拟一份更正稿。"))
        text = _draft_of(step.petition)
        text.consent = step.petition.publish_consent
        _write(text, by, title, question, answer)
        step.facts = {"answer": text.pk}
    return text


def correct(*, published: Answer, by, title: str, question: str, answer: str, reason: str) -> Answer:
    """Draft what is to stand in place of a published answer. It shows when another person publishes it; until then
    the old one stays. `reason` says in public what was corrected."""
    with moving(Action.PREPARE_ANSWER, petition=published.petition, by=by) as step:
        old = _lock(published, AnswerState.PUBLISHED)
        text = _draft_of(step.petition)
        text.supersedes, text.consent = old, old.consent
        text.correction_note = refuse_personal(need(reason, _("请写明更正了什么。"))[:120], _("更正说明"))
        _write(text, by, title, question, answer)
        step.facts = {"answer": text.pk, "corrects": old.number}
    return text


def publish(*, answer: Answer, by, seen: str = "") -> Answer:
    """Put it before everybody, with its number, its ledger line and its place in the search.

    `seen` marks the words that were read (mark_of); without it they are those of the given instance. Raises Conflict
    when others stand there by now: nobody publishes what nobody else has read.
    """
    with moving(Action.PUBLISH_ANSWER, petition=answer.petition, by=by) as step:
        locked = _lock(answer, AnswerState.DRAFT)
        if (seen or mark_of(answer)) != mark_of(locked):
            raise Conflict(_("这份公开稿刚刚被人改过，下面是新的内容。请从头再看一遍，看过再公开。"))
        if by.pk in _writers(locked):
            raise SamePerson(_("拟写和公开要由两个人完成。这份公开稿是您拟写的，请由另一位同志审核公开。"))
        if not locked.consent and locked.kind not in WITHOUT_CONSENT:
            raise Refused(_("申请人没有同意公开这件来件的答复，不能公开。"))
        _check_clean(locked)
        now = timezone.now()
        year = timezone.localdate(now).year
        locked.number = f"{year}-{NumberSeries.take('answer', year):03d}"
        locked.state, locked.published_by, locked.published_at = AnswerState.PUBLISHED, by, now
        old = _make_way(locked, by)
        locked.save()
        ledger.append(
            action="answer.published",
            subject=f"answer:{locked.number}",
            title=locked.title,
            facts={"number": locked.number, "kind": str(locked.kind), **_say_correction(old, locked)},
        )
        show(locked)
        editions.bump()
        step.facts = {"answer": locked.pk, "number": locked.number}
    answer.refresh_from_db()
    return answer


def mark_of(answer: Answer) -> str:
    """Stands for all the words that a reader of this answer sees, and for what it replaces."""
    words = (answer.title, answer.question_redacted, answer.answer_redacted, answer.correction_note)
    return sha256("\0".join((*words, str(answer.supersedes_id))).encode()).hexdigest()


def _writers(answer: Answer) -> set[int | None]:
    """Everybody who worded this text, at any time."""
    events = answer.petition.events.filter(action=Action.PREPARE_ANSWER, facts__answer=answer.pk)
    return {answer.prepared_by_id, *events.values_list("by_id", flat=True)}


def _make_way(text: Answer, by) -> Answer | None:
    """A correction takes down what it corrects, in the same transaction. Taken down already, it is only named."""
    old = text.supersedes
    if old is not None and old.state == AnswerState.PUBLISHED:
        withdraw(answer=old, by=by, reason=text.correction_note, replaced_by=str(text.number))
    return old


def _say_correction(old: Answer | None, text: Answer) -> dict[str, str]:
    return {"corrects": str(old.number), "correction": text.correction_note} if old is not None else {}


def withdraw(*, answer: Answer, by, reason: str, replaced_by: str = "") -> Answer:
    """Take it down at once; the address says that it was withdrawn, which number is to be read instead, and shows no
    word of it."""
    with moving(Action.WITHDRAW_ANSWER, petition=answer.petition, by=by) as step:
        locked = _lock(answer, AnswerState.PUBLISHED)
        reason = refuse_personal(need(reason, _("请写明撤下的原因。"))[:120], _("撤下原因"))
        locked.state, locked.withdrawn_at = AnswerState.WITHDRAWN, timezone.now()
        locked.withdrawal_reason = reason
        locked.save()
        ledger.append(
            action="answer.withdrawn",
            subject=f"answer:{locked.number}",
            title=_("撤下公开的答复 %(number)s") % {"number": locked.number},
            facts={"number": locked.number, **({"replaced_by": replaced_by} if replaced_by else {})},
        )
        documents.drop(section=SECTION, key=str(locked.number))
        editions.bump()
        step.facts = {"answer": locked.pk, "number": locked.number}
    answer.refresh_from_db()
    return answer


def show(answer: Answer) -> None:
    """Put a published answer into the public search."""
    documents.put(
        section=SECTION,
        key=str(answer.number),
        title=answer.title,
        text=f"{answer.question_redacted}\n{answer.answer_redacted}",
        url=reverse("petitions:answer", args=[answer.number]),
        day=timezone.localdate(answer.published_at),
        kind=str(Kind(answer.kind).label),
    )


def show_all() -> None:
    """Tell the search of every published answer again, after a change of its words."""
    for answer in Answer.objects.published():
        show(answer)


def _draft_of(petition: Petition) -> Answer:
    """The case's draft, or a new one. A draft begun as a correction that has nothing left to correct is a plain one."""
    text = petition.answers.filter(state=AnswerState.DRAFT).first() or Answer(petition=petition)
    text.supersedes, text.correction_note = None, ""
    return text


def _write(text: Answer, by, title: str, question: str, answer: str) -> None:
    text.kind = text.petition.kind
    text.reply = text.petition.replies.filter(status__in=FIXED_REPLY).last()
    text.title, text.question_redacted, text.answer_redacted = title.strip(), question.strip(), answer.strip()
    text.prepared_by = by
    if not (text.title and text.question_redacted and text.answer_redacted):
        raise Refused(_("标题、问题和答复都要填写。"))
    _check_clean(text)
    text.save()


def _lock(answer: Answer, state: AnswerState) -> Answer:
    locked = Answer.objects.select_for_update().get(pk=answer.pk)
    if locked.state != state:
        raise WrongState(
            _("这份公开稿现在是“%(state)s”，不能这样办理。请刷新页面。") % {"state": AnswerState(locked.state).label}
        )
    return locked


def _check_clean(text: Answer) -> None:
    """Detectors for what looks personal, and what the seal knows of whoever wrote and whoever speaks for a group."""
    for part in (text.title, text.question_redacted, text.answer_redacted, text.correction_note):
        refuse_personal(part, _("公开稿"))
    words = (text.title, text.question_redacted, text.answer_redacted, text.correction_note)
    for person in people_of(text.petition):
        _refuse_known_words("\n".join(words), person)


def _refuse_known_words(text: str, person: Person) -> None:
    """Chinese has no word boundaries for a detector to find a name by; but this one's name is known, so look for it."""
    known = [(_("电话"), person.phone)]
    if not person.name.endswith(ORGANISATIONS):
        known.append((_("姓名"), person.name))
    if find_village(person.address) is None:  # a village alone is nobody's address
        known.append((_("住址"), person.address))
    for word, value in known:
        if redaction.find_known(text, [value]):
            raise NotClean(_("公开稿里出现了申请人的%(word)s。请改写后再保存。") % {"word": word})
