from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .petition import Petition, PetitionQuerySet
from .petitioner import Petitioner
from .reply import Reply
from .reply_template import ReplyTemplate
from .review import Review
from .seal_use import SealUse
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
    "Reply",
    "ReplyTemplate",
    "Review",
    "SealUse",
]
