from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .month import MonthFigures
from .petition import Petition, PetitionQuerySet
from .petitioner import Petitioner
from .reply import Reply
from .review import Review
from .series import NumberSeries

__all__ = [
    "Answer",
    "Attachment",
    "CaseEvent",
    "Deadline",
    "MonthFigures",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Reply",
    "Review",
]
