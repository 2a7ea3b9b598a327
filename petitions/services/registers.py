"""Opening the persons of a whole register page, for the binder that an inspection asks to see.

Every case on the page gets the line that a single look would leave, with the same reason: its record and the count that
its sender reads stay true however somebody came to see the name (个人信息保护法 art 51).
"""

from django.db import transaction
from django.utils.translation import gettext as _

from petitions import registers
from petitions.errors import Refused
from petitions.models import CaseEvent, Petition, Petitioner
from petitions.vocabulary import Action
from petitions.workflow import PERSON
from portal.accounts.permissions import require

from . import looks
from .intake import Person
from .texts import need

AT_ONCE = 500


@transaction.atomic
def open_people(*, sheet: registers.Sheet, by, reason: str) -> tuple[list[Petition], dict[int, Person]]:
    """The cases of the sheet and who stands behind each; one event per named case."""
    require(by, PERSON)
    reason = need(reason, _("请写明为什么要打印或者导出姓名、住址、电话。"))
    cases = list(registers.entries(sheet, by)[: registers.MOST_ROWS + 1])
    if len(cases) > registers.MOST_ROWS:
        raise Refused(say_too_many())
    named = {case.pk: case for case in cases if not case.is_anonymous}
    kept = Petitioner.objects.filter(petition__in=named).order_by("pk")
    people = {one.petition_id: Person(one.name, one.phone, one.address) for one in kept}
    looks.check_sheet(people.keys(), by=by)
    CaseEvent.objects.bulk_create(
        (
            CaseEvent(
                petition=case,
                action=Action.VIEW_PETITIONER,
                from_state=case.state,
                to_state=case.state,
                by=by,
                internal_note=reason,
                facts={"register": str(sheet.book)},
            )
            for pk, case in named.items()
            if pk in people
        ),
        batch_size=AT_ONCE,
    )
    return cases, people


def say_too_many() -> str:
    return _("这一页超过%(most)s件。请选一个月份再打印或者导出。") % {"most": registers.MOST_ROWS}
