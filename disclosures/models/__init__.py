"""The records of disclosure, one topic a file. Personal values live in batch.py alone, sealed.

Wagtail's reference index skips them: none is ever used inside a page, and each save would queue a task for nothing.
"""

from .access import AccessAction, AccessEvent
from .batch import LIVE_BATCHES, STALLED_AFTER, Batch, BatchJob, BatchState, ImportRow
from .carried import REASONS, CarriedMark, CarryReason, Fate
from .change import ChangeKind, ChangeReason, ChangeRecord
from .correction import Correction
from .evidence import BoardMoment, BoardPhoto, BoardRecord
from .figure import ReleaseFigure
from .fund import AidCause, AidKind, AidSummary, FundPeriod
from .listing import ListingMark, ListingSlip
from .procedure import Channel, DayUnit, DecidedBy, PlaceKind, Procedure, Round, RoundKind, WebLevel
from .publication import NumberSeries, Outcome, Publication, PublicationCell, PublicationTotal, WithdrawalReason
from .purge import PurgedKind, PurgeRecord, PurgeRule
from .remembered import RememberedMapping
from .review import PublicationReview, StillKept
from .roster import DECIDABLE_ROSTERS, Roster, RosterEntry, RosterState
from .scheme import AmountUnit, Scheme, SchemeKind
from .takedown import TakedownCheck

__all__ = [
    "DECIDABLE_ROSTERS",
    "LIVE_BATCHES",
    "REASONS",
    "STALLED_AFTER",
    "AccessAction",
    "AccessEvent",
    "AidCause",
    "AidKind",
    "AidSummary",
    "AmountUnit",
    "Batch",
    "BatchJob",
    "BatchState",
    "BoardMoment",
    "BoardPhoto",
    "BoardRecord",
    "CarriedMark",
    "CarryReason",
    "ChangeKind",
    "ChangeReason",
    "ChangeRecord",
    "Channel",
    "Correction",
    "DayUnit",
    "DecidedBy",
    "Fate",
    "FundPeriod",
    "ImportRow",
    "ListingMark",
    "ListingSlip",
    "NumberSeries",
    "Outcome",
    "PlaceKind",
    "Procedure",
    "Publication",
    "PublicationCell",
    "PublicationReview",
    "PublicationTotal",
    "PurgeRecord",
    "PurgeRule",
    "PurgedKind",
    "ReleaseFigure",
    "RememberedMapping",
    "Roster",
    "RosterEntry",
    "RosterState",
    "Round",
    "RoundKind",
    "Scheme",
    "SchemeKind",
    "StillKept",
    "TakedownCheck",
    "WebLevel",
    "WithdrawalReason",
]
