from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .checklist import ChecklistItem
from .joining import Link, Merger
from .petition import Petition, PetitionQuerySet
from .petitioner import Petitioner
from .records import Hearing, Investigation, Mediation
from .reply import Reply
from .review import Review
from .saved_list import SavedList
from .series import NumberSeries

__all__ = [
    "Answer",
    "Attachment",
    "CaseEvent",
    "ChecklistItem",
    "Deadline",
    "Hearing",
    "Investigation",
    "Link",
    "Mediation",
    "Merger",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Reply",
    "Review",
    "SavedList",
]
