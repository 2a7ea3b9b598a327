from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .clock import ClockRule
from .codetry import CodeTry
from .month import MonthFigures
from .petition import Petition, PetitionQuerySet
from .petitioner import MOST_REPRESENTATIVES, Petitioner, Representative
from .rating import Rating
from .reminder import Reminder
from .reply import Reply
from .review import Review
from .series import NumberSeries
from .waiting import Extension, Hold

__all__ = [
    "MOST_REPRESENTATIVES",
    "Answer",
    "Attachment",
    "CaseEvent",
    "ClockRule",
    "CodeTry",
    "Deadline",
    "Extension",
    "Hold",
    "MonthFigures",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Rating",
    "Reminder",
    "Reply",
    "Representative",
    "Review",
]
