"""How sensitive each field of this app is. Whatever a petitioner wrote is sealed; of the rest, little is public."""

from portal.privacy.classification import classify

classify(
    "petitions.Petition",
    internal=(
        "id", "number", "channel", "kind", "state", "received_on", "delivery", "confirmed_on", "entered_at", "entered_by", "source_organ",
        "source_number", "village", "accused_unit", "subject", "summary", "is_anonymous", "persons_count", "publish_consent",
        "publication", "row_serial", "repeats", "split_from", "merged_into", "reviews_case",
        "review_level", "news_at", "is_preserved", "disposed_at", "assignee", "assignee_unit", "returned_to", "accepted_at", "closed_at",
        "code_fingerprint", "code_reissues", "idempotency_key", "version", "next_due", "next_act_by", "next_rule",
        "next_is_provisional", "held_since", "reminded_at",
    ),
    sealed=("request", "facts"),
)  # fmt: skip
classify(
    "petitions.Petitioner",
    internal=("petition", "name_fingerprint", "phone_fingerprint"),
    sealed=("name", "phone", "address"),
)
classify("petitions.Representative", internal=("id", "petition", "position"), sealed=("name", "phone"))
classify("petitions.CodeTry", internal=("id", "petition", "day", "count"))
classify(
    "petitions.Attachment",
    internal=("id", "petition", "content_type", "size", "added_at", "added_by", "proof_of"),
    sealed=("name", "content"),
)
classify(
    "petitions.CaseEvent",
    internal=(
        "id", "petition", "action", "from_state", "to_state", "by", "at", "deadline_before", "deadline_after", "facts",
    ),
    sealed=("public_note", "internal_note"),
)  # fmt: skip
classify(
    "petitions.Deadline",
    internal=(
        "id", "petition", "rule", "code", "beside", "name", "article", "days", "unit", "starts_on", "due", "act_by",
        "provisional", "calendar_version", "paused_on", "held_days", "on_papers", "extendable", "extended_days",
        "met_at", "dropped_at",
    ),
)  # fmt: skip
classify(
    "petitions.ClockRule",
    internal=(
        "id", "code", "rule", "name", "event", "kinds", "channels", "subject", "days", "unit", "article",
        "only_if_named", "extendable", "on_papers", "is_window", "valid_from", "valid_until", "note", "added_by",
        "ended_by",
    ),
)  # fmt: skip
classify(
    "petitions.Hold",
    internal=("id", "petition", "asked_on", "asked_by", "wanted_by", "until_on", "ended_by"),
    sealed=("papers",),
)
classify(
    "petitions.Extension",
    internal=(
        "id", "petition", "deadline", "state", "days", "original_due", "new_due", "asked_by", "asked_at",
        "approved_by", "told_on", "returned_by",
    ),
    sealed=("reason", "return_reason"),
)  # fmt: skip
classify("petitions.Reminder", internal=("id", "petition", "deadline", "step", "due", "to", "at", "seen_at"))
classify(
    "petitions.Reply",
    internal=(
        "id", "petition", "kind", "status", "title", "outcome", "drafted_by", "drafted_at", "approved_by",
        "approved_at", "document_number", "issued_on", "served_on", "service_method",
    ),
    sealed=("addressee", "matters", "remedy", "service_proof", "tracking_number"),
)  # fmt: skip
classify(
    "petitions.Review",
    internal=(
        "id", "petition", "level", "reply", "case", "organ", "opens_on", "last_day", "provisional", "calendar_version",
        "requested_on", "concluded_on", "outcome",
    ),
    sealed=("note",),
)  # fmt: skip
classify("petitions.Rating", internal=("petition", "score", "at"), sealed=("comment",))
classify(
    "petitions.Answer",
    public=(
        "number", "kind", "title", "question_redacted", "answer_redacted", "state", "published_at", "withdrawn_at",
        "supersedes", "correction_note",
    ),
    internal=("id", "petition", "reply", "consent", "prepared_by", "prepared_at", "published_by", "withdrawal_reason"),
)  # fmt: skip
classify(
    "petitions.MonthFigures",
    public=("year", "month", "query_version", "figures", "digest", "frozen_at"),
    internal=("id",),
)
classify("petitions.NumberSeries", internal=("id", "name", "year", "last"))
RECORD = ("id", "petition", "on", "written_by", "written_at")
classify(
    "petitions.Investigation",
    internal=(*RECORD, "kind"),
    sealed=("place", "others", "asked", "findings"),
)
classify("petitions.Mediation", internal=(*RECORD, "is_reached"), sealed=("place", "mediator", "agreement"))
classify("petitions.Hearing", internal=(*RECORD, "attendees"), sealed=("place", "chair", "result"))
classify("petitions.Link", internal=("id", "first", "second", "made_by", "made_at"))
classify("petitions.Merger", internal=("petition", "agreed_on", "shares_reply", "recorded_by"), sealed=("agreed_how",))
classify(
    "petitions.ChecklistItem",
    internal=("id", "kind", "order", "text", "article", "is_required", "is_active", "shipped_as", "version"),
)
classify(
    "petitions.SavedList",
    internal=("id", "name", "query", "owner", "unit", "is_shared", "position", "version"),
)
classify(
    "petitions.ReplyTemplate",
    internal=(
        "id", "kind", "outcome", "name", "title", "facts", "law", "opinion", "is_active", "edited_by", "edited_at",
    ),
)  # fmt: skip
classify(
    "petitions.SealUse",
    internal=("id", "reply", "seal", "copies", "asked_by", "asked_at", "approved_by", "approved_at", "note"),
)
classify("petitions.ForwardedCopy", internal=("id", "petition", "organ", "made_by", "made_at"), sealed=("text",))
classify("petitions.RetentionRule", internal=("id", "kind", "years", "basis", "set_by", "set_at"))
classify(
    "petitions.DisposalBatch",
    internal=(
        "id", "state", "reason", "proposed_by", "proposed_at", "decided_by", "decided_at", "note", "done_at",
    ),
)  # fmt: skip
