from .answer import Answer
from .attachment import Attachment
from .case import CaseEvent, Deadline
from .checklist import ChecklistItem
from .clock import ClockRule
from .codetry import CodeTry
from .forwarded import ForwardedCopy
from .joining import Link, Merger
from .month import MonthFigures
from .petition import Petition, PetitionQuerySet
from .petitioner import MOST_REPRESENTATIVES, Petitioner, Representative
from .rating import Rating
from .records import Hearing, Investigation, Mediation
from .reminder import Reminder
from .reply import Reply
from .reply_template import ReplyTemplate
from .retention import DisposalBatch, RetentionRule
from .review import Review
from .saved_list import SavedList
from .seal_use import SealUse
from .series import NumberSeries
from .waiting import Extension, Hold

__all__ = [
    "MOST_REPRESENTATIVES",
    "Answer",
    "Attachment",
    "CaseEvent",
    "ChecklistItem",
    "ClockRule",
    "CodeTry",
    "Deadline",
    "DisposalBatch",
    "Extension",
    "ForwardedCopy",
    "Hearing",
    "Hold",
    "Investigation",
    "Link",
    "Mediation",
    "Merger",
    "MonthFigures",
    "NumberSeries",
    "Petition",
    "PetitionQuerySet",
    "Petitioner",
    "Rating",
    "Reminder",
    "Reply",
    "ReplyTemplate",
    "Representative",
    "RetentionRule",
    "Review",
    "SavedList",
    "SealUse",
]
