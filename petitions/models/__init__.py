from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .forwarded import ForwardedCopy
from .petition import Petition, PetitionQuerySet
from .petitioner import Petitioner
from .reply import Reply
from .retention import DisposalBatch, RetentionRule
from .review import Review
from .series import NumberSeries

__all__ = [
    "Answer",
    "Attachment",
    "CaseEvent",
    "Deadline",
    "DisposalBatch",
    "ForwardedCopy",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Reply",
    "RetentionRule",
    "Review",
]
