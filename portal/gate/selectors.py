"""What the gate decided about a content, and what waits for a decision."""

from django.db.models import QuerySet

from .models import GateOverride, OverrideState
from .verdicts import Verdict


def is_released(verdict: Verdict) -> bool:
    """Clean, or let through by two people exactly as it stands."""
    return verdict.is_clean or state_of(verdict) == OverrideState.ALLOWED


def state_of(verdict: Verdict) -> str:
    """The newest decision about this very content; a yes that was given stands."""
    states = list(GateOverride.objects.filter(digest=verdict.digest).values_list("state", flat=True))
    return OverrideState.ALLOWED if OverrideState.ALLOWED in states else states[0] if states else ""


def waiting_for(user) -> QuerySet[GateOverride]:
    """What this person can decide: others' requests."""
    return GateOverride.objects.filter(state=OverrideState.ASKED).exclude(asked_by=user).select_related("asked_by")


def all_overrides() -> QuerySet[GateOverride]:
    return GateOverride.objects.select_related("asked_by", "decided_by")
