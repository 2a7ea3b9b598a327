from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .codetry import CodeTry
from .month import MonthFigures
from .petition import Petition, PetitionQuerySet
from .petitioner import MOST_REPRESENTATIVES, Petitioner, Representative
from .rating import Rating
from .reply import Reply
from .review import Review
from .series import NumberSeries

__all__ = [
    "MOST_REPRESENTATIVES",
    "Answer",
    "Attachment",
    "CaseEvent",
    "CodeTry",
    "Deadline",
    "MonthFigures",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Rating",
    "Reply",
    "Representative",
    "Review",
]
