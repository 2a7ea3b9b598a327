"""What was found out, agreed and heard, written into the file of a case (信访工作条例 arts 31, 33; 57号 art 16)."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.errors import Refused
from petitions.models import Hearing, Investigation, Mediation, Petition
from petitions.permissions import is_accused
from petitions.vocabulary import Action, InquiryKind
from portal.accounts.models import User

from . import attachments
from .moves import Step, moving
from .texts import need

AT_LEAST = 2  # 57号 art 16: 调查人员不得少于2人


def investigate(
    *,
    petition: Petition,
    by,
    kind: str,
    on: date,
    place: str,
    findings: str,
    investigators: Iterable[User] = (),
    others: str = "",
    asked: str = "",
    files: Iterable[attachments.FileLike] = (),
    public_note: str = "",
    version: int | None = None,
) -> Investigation:
    """Keep the record of an inquiry. Its pictures and papers go to the files of the case."""
    clean = attachments.clean_all(files)
    with moving(Action.INVESTIGATE, petition=petition, by=by, version=version) as step:
        staff = list({person.pk: person for person in investigators}.values())
        names = check_investigators(step.petition, staff, others)
        record = Investigation.objects.create(
            petition=step.petition,
            kind=InquiryKind(kind),
            on=_check_day(step, on),
            place=need(place, _("请写明地点。")),
            others="\n".join(names),
            asked=asked.strip(),
            findings=need(findings, _("请写明查明的情况。")),
            written_by=by,
        )
        record.investigators.set(staff)
        kept = attachments.store(step.petition, clean, by=by)
        step.public_note = public_note.strip()
        step.facts = {
            "record": record.pk,
            "kind": str(record.kind),
            "investigators": len(staff) + len(names),
            "attachments": [file.pk for file in kept],
        }
    return record


def mediate(
    *,
    petition: Petition,
    by,
    on: date,
    place: str,
    mediator: str,
    is_reached: bool,
    agreement: str,
    public_note: str = "",
    version: int | None = None,
) -> Mediation:
    """Keep what the two sides agreed, or that they did not. The case is still answered in writing."""
    with moving(Action.MEDIATE, petition=petition, by=by, version=version) as step:
        record = Mediation.objects.create(
            petition=step.petition,
            on=_check_day(step, on),
            place=need(place, _("请写明地点。")),
            mediator=need(mediator, _("请写明谁主持调解。")),
            is_reached=is_reached,
            agreement=need(agreement, _("请写明协议的内容；没有达成的，写明分歧在哪里。")),
            written_by=by,
        )
        step.public_note = public_note.strip()
        step.facts = {"record": record.pk, "reached": is_reached}
    return record


def hear(
    *,
    petition: Petition,
    by,
    on: date,
    place: str,
    chair: str,
    attendees: int,
    result: str,
    public_note: str = "",
    version: int | None = None,
) -> Hearing:
    """Keep the note of a hearing."""
    with moving(Action.HEAR, petition=petition, by=by, version=version) as step:
        if attendees < 1:
            raise Refused(_("请填到场人数。"))
        record = Hearing.objects.create(
            petition=step.petition,
            on=_check_day(step, on),
            place=need(place, _("请写明地点。")),
            chair=need(chair, _("请写明谁主持听证。")),
            attendees=attendees,
            result=need(result, _("请写明听证的结果。")),
            written_by=by,
        )
        step.public_note = public_note.strip()
        step.facts = {"record": record.pk, "attendees": attendees}
    return record


def check_investigators(petition: Petition, staff: list[User], others: str) -> list[str]:
    """The names beside the accounts; refused when there are not two different people, or one of them is accused."""
    names = list(dict.fromkeys(line.strip() for line in others.splitlines() if line.strip()))
    known = {person.display_name for person in staff}
    if twice := [name for name in names if _bare(name) in known]:
        raise Refused(_("“%(name)s”写了两次：有账号的在上面选，没有账号的才写在这里。") % {"name": twice[0]})
    if len(staff) + len(names) < AT_LEAST:
        raise Refused(_("调查人至少两个，而且不是同一个人（民发〔2021〕57号第十六条）。"))
    accused_names = set(petition.accused.values_list("display_name", flat=True))
    if any(is_accused(person, petition) for person in staff) or accused_names & {_bare(name) for name in names}:
        raise Refused(_("调查人里有被反映的人，或者属于被反映的单位，应当回避。请换人。"))
    return names


def _bare(name: str) -> str:
    """The name alone, where a unit stands before or behind it: 杜村 张某某 is 张某某."""
    return name.replace("（", " ").replace("，", " ").split()[-1] if " " in name else name


def _check_day(step: Step, on: date) -> date:
    if not step.petition.received_on <= on <= timezone.localdate():
        raise Refused(_("日期应在收到来件之日和今天之间。"))
    return on
