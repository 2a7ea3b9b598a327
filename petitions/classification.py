"""How sensitive each field of this app is. Whatever a petitioner wrote is sealed; of the rest, little is public."""

from portal.privacy.classification import classify

classify(
    "petitions.Petition",
    internal=(
        "id", "number", "channel", "kind", "state", "received_on", "entered_at", "entered_by", "source_organ",
        "source_number", "village", "accused_unit", "summary", "is_anonymous", "persons_count", "publish_consent",
        "publication", "row_serial", "repeats", "assignee", "assignee_unit", "accepted_at", "closed_at",
        "code_fingerprint", "idempotency_key", "version", "next_due", "next_act_by", "next_rule",
        "next_is_provisional",
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
        "id", "petition", "rule", "article", "days", "unit", "starts_on", "due", "act_by", "provisional",
        "calendar_version", "extended_days", "met_at", "dropped_at",
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
