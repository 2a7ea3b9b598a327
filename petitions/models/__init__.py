from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .petition import Petition, PetitionQuerySet
from .petitioner import Petitioner
from .rating import Rating
from .reply import Reply
from .review import Review
from .series import NumberSeries

__all__ = [
    "Answer",
    "Attachment",
    "CaseEvent",
    "Deadline",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Rating",
    "Reply",
    "Review",
]
