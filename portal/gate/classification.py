"""Counts, places and reasons are for staff; what was found is never stored."""

from portal.privacy.classification import classify

classify("gate.Inspection", internal=("id", "digest", "problem", "findings", "at"))
classify(
    "gate.GateOverride",
    internal=(
        "id",
        "subject",
        "label",
        "digest",
        "kinds",
        "places",
        "reason",
        "state",
        "asked_by",
        "asked_at",
        "decided_by",
        "decided_at",
        "note",
    ),
)
