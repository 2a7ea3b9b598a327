from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .clock import ClockRule
from .petition import Petition, PetitionQuerySet
from .petitioner import Petitioner
from .reminder import Reminder
from .reply import Reply
from .review import Review
from .series import NumberSeries
from .waiting import Extension, Hold

__all__ = [
    "Answer",
    "Attachment",
    "CaseEvent",
    "ClockRule",
    "Deadline",
    "Extension",
    "Hold",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Reminder",
    "Reply",
    "Review",
]
