"""How sensitive the fields of changes, money, aid, re-checks and filings are."""

from portal.privacy.classification import classify

# What every recorded figure shares (models/recorded.py).
RECORDED = ("recorded_at", "corrects", "correction_reason", "is_current")
classify(
    "disclosures.ChangeRecord",
    public=(
        "id",
        "kind",
        "reason",
        "scheme",
        "village",
        "households",
        "persons",
        "amount",
        "decided_on",
        "effective_month",
        *RECORDED,
    ),
    internal=("ends_on", "recheck", "recorded_by"),
)
classify(
    "disclosures.OpeningBalance",
    public=("id", "scheme", "village", "year", "households", "persons", "amount", "source", *RECORDED),
    internal=("recorded_by",),
)
classify(
    "disclosures.Followup",
    internal=(
        "id",
        "kind",
        "scheme",
        "village",
        "households",
        "persons",
        "since",
        "due_on",
        "opened_at",
        "opened_by",
        "easing",
        "result",
        "change",
        "settled_at",
        "settled_by",
    ),
)
classify(
    "disclosures.RecheckPlan",
    public=(
        "id",
        "scheme",
        "village",
        "frequency",
        "due_on",
        "households",
        "planned_at",
        "done_on",
        "unchanged",
        "raised",
        "reduced",
        "stopped",
    ),
    internal=("planned_by", "done_by"),
)
classify(
    "disclosures.PaymentNotice",
    public=("id", "scheme", "month", "paid_on", "channel", "households", "persons", "amount", *RECORDED),
    internal=("recorded_by",),
)
classify("disclosures.PaymentTotal", public=("id", "payment", "village", "households", "persons", "amount"))
# Small numbers by cause stay inside; the quarter's release has the lines that may be read.
classify(
    "disclosures.AidSummary",
    internal=(
        "id",
        "kind",
        "cause",
        "period_start",
        "period_end",
        "households",
        "persons",
        "amount",
        *RECORDED,
        "recorded_by",
    ),
)
classify("disclosures.AidRelease", public=("id", "period_start", "period_end", *RECORDED), internal=("recorded_by",))
classify(
    "disclosures.AidFigure",
    public=("id", "release", "kind", "cause", "period_start", "period_end", "households", "persons", "amount"),
)
classify(
    "disclosures.FundPeriod",
    public=(
        "id",
        "scheme",
        "period_start",
        "period_end",
        "carried_over",
        "central",
        "province",
        "city",
        "county",
        "received",
        "spent",
        "households",
        "persons",
        *RECORDED,
    ),
    internal=("recorded_by",),
)
# 57号 art 11: filed apart, never public.
classify(
    "disclosures.RelativeFiling",
    internal=(
        "id",
        "scheme",
        "village",
        "official_kind",
        "filed_at",
        "filed_by",
        "visited_on",
        "closed_at",
        "closed_by",
        "closing_reason",
    ),
    sealed=("sealed",),
)
