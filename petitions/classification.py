"""How sensitive each field of this app is. Whatever a petitioner wrote is sealed; of the rest, little is public."""

from portal.privacy.classification import classify

classify(
    "petitions.Petition",
    internal=(
        "id", "number", "channel", "kind", "state", "received_on", "delivery", "confirmed_on", "entered_at", "entered_by", "source_organ",
        "source_number", "village", "accused_unit", "subject", "summary", "is_anonymous", "persons_count", "publish_consent",
        "publication", "row_serial", "repeats", "split_from", "merged_into", "reviews_case",
        "review_level", "is_preserved", "disposed_at", "assignee", "assignee_unit", "accepted_at", "closed_at",
        "code_fingerprint", "idempotency_key", "version",
    ),
    sealed=("request", "facts"),
)  # fmt: skip
classify("petitions.Petitioner", internal=("petition",), sealed=("name", "phone", "address"))
classify(
    "petitions.Attachment",
    internal=("id", "petition", "content_type", "size", "added_at", "added_by"),
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
        "id", "petition", "rule", "name", "article", "days", "unit", "starts_on", "due", "act_by", "provisional",
        "calendar_version", "paused_on", "held_days", "extended_days", "met_at", "dropped_at",
    ),
)  # fmt: skip
classify(
    "petitions.Reply",
    internal=(
        "id", "petition", "kind", "status", "title", "outcome", "drafted_by", "drafted_at", "approved_by",
        "approved_at", "document_number", "issued_on", "served_on", "service_method",
    ),
    sealed=("addressee", "facts_found", "law", "opinion", "remedy", "service_proof"),
)  # fmt: skip
classify(
    "petitions.Review",
    internal=(
        "id", "petition", "reply", "organ", "opens_on", "last_day", "provisional", "calendar_version",
        "requested_on", "concluded_on", "outcome",
    ),
    sealed=("note",),
)  # fmt: skip
classify(
    "petitions.Answer",
    public=("number", "kind", "title", "question_redacted", "answer_redacted", "state", "published_at", "withdrawn_at"),
    internal=("id", "petition", "reply", "consent", "prepared_by", "prepared_at", "published_by", "withdrawal_reason"),
)
classify("petitions.NumberSeries", internal=("id", "name", "year", "last"))
classify("petitions.ForwardedCopy", internal=("id", "petition", "organ", "made_by", "made_at"), sealed=("text",))
classify("petitions.RetentionRule", internal=("id", "kind", "years", "basis", "set_by", "set_at"))
classify(
    "petitions.DisposalBatch",
    internal=(
        "id", "state", "reason", "proposed_by", "proposed_at", "decided_by", "decided_at", "note", "done_at",
    ),
)  # fmt: skip
