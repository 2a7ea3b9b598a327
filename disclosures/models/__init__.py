"""The records of disclosure, one topic a file. Personal values live in batch.py alone, sealed.

Wagtail's reference index skips them: none is ever used inside a page, and each save would queue a task for nothing.
"""

from .access import AccessAction, AccessEvent
from .aid import AidCause, AidFigure, AidKind, AidRelease, AidSummary
from .batch import LIVE_BATCHES, STALLED_AFTER, Batch, BatchJob, BatchState, ImportRow
from .carried import REASONS, CarriedMark, CarryReason, Fate
from .change import ChangeRecord
from .change_kind import CHANGE_REASONS, COMING, EFFECTS, LEAVING, ChangeKind, ChangeReason
from .correction import Correction
from .evidence import BoardMoment, BoardPhoto, BoardRecord
from .figure import ReleaseFigure
from .followup import Followup, FollowupKind, FollowupResult
from .fund import FundPeriod
from .listing import ListingMark, ListingSlip
from .opening import OpeningBalance, OpeningSource
from .payment import PaymentChannel, PaymentNotice, PaymentTotal
from .procedure import Channel, DayUnit, DecidedBy, PlaceKind, Procedure, Round, RoundKind, WebLevel
from .publication import NumberSeries, Outcome, Publication, PublicationCell, PublicationTotal, WithdrawalReason
from .purge import PurgedKind, PurgeRecord, PurgeRule
from .recheck import Frequency, RecheckPlan
from .recorded import CorrectionReason
from .relative import ClosingReason, OfficialKind, Relation, RelativeFiling
from .remembered import RememberedMapping
from .review import PublicationReview, StillKept
from .roster import DECIDABLE_ROSTERS, Roster, RosterEntry, RosterState
from .scheme import AmountUnit, Scheme, SchemeKind
from .takedown import TakedownCheck

__all__ = [
    "CHANGE_REASONS",
    "COMING",
    "DECIDABLE_ROSTERS",
    "EFFECTS",
    "LEAVING",
    "LIVE_BATCHES",
    "REASONS",
    "STALLED_AFTER",
    "AccessAction",
    "AccessEvent",
    "AidCause",
    "AidFigure",
    "AidKind",
    "AidRelease",
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
    "ClosingReason",
    "Correction",
    "CorrectionReason",
    "DayUnit",
    "DecidedBy",
    "Fate",
    "Followup",
    "FollowupKind",
    "FollowupResult",
    "Frequency",
    "FundPeriod",
    "ImportRow",
    "ListingMark",
    "ListingSlip",
    "NumberSeries",
    "OfficialKind",
    "OpeningBalance",
    "OpeningSource",
    "Outcome",
    "PaymentChannel",
    "PaymentNotice",
    "PaymentTotal",
    "PlaceKind",
    "Procedure",
    "Publication",
    "PublicationCell",
    "PublicationReview",
    "PublicationTotal",
    "PurgeRecord",
    "PurgeRule",
    "PurgedKind",
    "RecheckPlan",
    "Relation",
    "RelativeFiling",
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
