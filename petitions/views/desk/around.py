"""What stands around the matter on its page: the record, the sheets, the checklist, the reminders, other cases."""

from dataclasses import dataclass

from petitions import related
from petitions.models import ChecklistItem
from petitions.services import checklists, tending
from petitions.vocabulary import LOOKS


@dataclass(frozen=True)
class Tick:
    item: ChecklistItem
    is_done: bool


def around(user, case) -> dict:
    events = list(case.events.select_related("by").order_by("-at", "-pk"))
    ticked = checklists.done_of(case)
    return {
        "events": [event for event in events if event.action not in LOOKS],
        "looks": [event for event in events if event.action in LOOKS],
        "reminders": tending.standing(case),
        "times_reminded": sum(event.action == "remind" for event in events),
        "checklist": [Tick(item, item.pk in ticked) for item in ChecklistItem.objects.for_case(case)],
        "investigations": case.investigations.select_related("written_by").prefetch_related("investigators"),
        "mediations": case.mediations.select_related("written_by"),
        "hearings": case.hearings.select_related("written_by"),
        "related": related.related_to(user, case),
    }
