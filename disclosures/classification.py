"""How sensitive each field of disclosure is. The public side reads models of which every field is public or a key."""

from portal.privacy.classification import classify

classify("disclosures.Scheme", public=("id", "code", "name", "kind", "amount_unit", "sort_order"))
classify("disclosures.Procedure", public=("id", "scheme", "name", "valid_from", "valid_until"))
classify(
    "disclosures.Round",
    public=(
        "id",
        "procedure",
        "order",
        "name",
        "kind",
        "days",
        "unit",
        "repost_days",
        "place_kind",
        "channel",
        "legal_basis",
        "basis_number",
        "basis_valid_from",
        "basis_valid_until",
        "has_objection_window",
        "decided_by",
        "web_level",
    ),
)
classify(
    "disclosures.Batch",
    internal=(
        "id",
        "file_name",
        "file_digest",
        "delete_after",
        "uploader",
        "unit",
        "scheme",
        "round",
        "follows",
        "is_repost",
        "period",
        "state",
        "job",
        "sheet_name",
        "columns",
        "dropped_columns",
        "problems",
        "totals",
        "row_count",
        "bad_row_count",
        "uploaded_at",
        "confirmed_by",
        "confirmed_at",
        "closed_reason",
        "replaces",
        "choices",
        "signature",
        "remembered",
        "revision",
        "job_done",
        "job_total",
        "job_at",
        "job_by",
    ),
    sealed=("original", "staged", "look", "marks"),
)
classify(
    "disclosures.RememberedMapping",
    internal=(
        "id",
        "unit",
        "scheme",
        "signature",
        "headings",
        "choices",
        "changed_by",
        "changed_at",
        "times_used",
        "last_used_at",
    ),
)
classify("disclosures.PurgeRecord", internal=("id", "at", "kind", "rule", "batch", "count", "due_on", "by"))
classify(
    "disclosures.ImportRow",
    internal=("id", "batch", "row_number", "village", "is_minor", "delete_after"),
    personal=("identity_fingerprint",),
    sealed=("sealed",),
)
classify("disclosures.CarriedMark", internal=("id", "batch", "serial", "fate", "reason", "by", "at"))
classify(
    "disclosures.Roster",
    public=("id", "mask_rule_version", "digest", "households", "persons", "amount"),
    internal=(
        "batch",
        "state",
        "built_by",
        "built_at",
        "approved_by",
        "approved_at",
        "returned_by",
        "returned_at",
        "return_reason",
    ),
)
# Public only while its notice is open: masked is not anonymous.
classify(
    "disclosures.RosterEntry",
    public=("id", "roster", "serial", "label", "village", "household_size", "persons", "amount"),
)
classify("disclosures.NumberSeries", public=("id", "year", "last"))
classify(
    "disclosures.Publication",
    public=(
        "id",
        "number",
        "year",
        "sequence",
        "roster",
        "round",
        "scheme",
        "unit",
        "title",
        "period",
        "place",
        "basis",
        "phone",
        "web_level",
        "is_whole_roster",
        "document_date",
        "posted_on",
        "opens_at",
        "ends_at",
        "provisional",
        "calendar_version",
        "supersedes",
        "follows",
        "is_repost",
        "kept",
        "dropped",
        "changed",
        "published_at",
        "withdrawn_at",
        "withdrawal_reason",
        "outcome",
        "objections",
        "objection_results",
        "outcome_at",
        "households",
        "persons",
        "amount",
        "content_digest",
        "ledger_number",
        "ledger_digest",
    ),
    internal=("published_by", "withdrawn_by", "outcome_by"),
)
classify("disclosures.PublicationCell", public=("id", "publication", "village", "size", "amount_from", "households"))
classify("disclosures.PublicationTotal", public=("id", "publication", "village", "households", "persons", "amount"))
classify("disclosures.AccessEvent", internal=("id", "at", "by", "action", "batch", "filing"))
classify(
    "disclosures.BoardRecord",
    public=("id", "publication", "village", "moment", "day", "photos"),
    internal=("confirmed_by", "confirmed_at"),
)
classify(
    "disclosures.BoardPhoto",
    internal=("id", "record", "content_type", "size", "added_by", "added_at"),
    sealed=("content",),
)
# A keyed digest that tells nothing by itself; it answers one question, to the holder of a code handed out on paper.
classify("disclosures.ListingMark", internal=("id", "publication", "mark"))
classify("disclosures.ListingSlip", internal=("id", "at", "by", "village"))
classify(
    "disclosures.Correction",
    public=(
        "id",
        "publication",
        "added",
        "removed",
        "name_changed",
        "amount_changed",
        "persons_changed",
        "size_changed",
    ),
)
classify("disclosures.TakedownCheck", internal=("id", "at", "publication", "asked", "notices", "addresses", "hits"))
classify(
    "disclosures.PublicationReview",
    internal=(
        "id",
        "roster",
        "round",
        "web_level",
        "purpose",
        "basis",
        "scope",
        "impact",
        "measures",
        "conclusion",
        "rows",
        "unique_rows",
        "small_cell_rows",
        "smallest_cell",
        "linked_rows",
        "single_changes",
        "author",
        "drafted_at",
        "reviewer",
        "reviewed_at",
        "keep_until",
    ),
)
classify(
    "disclosures.ReleaseFigure",
    internal=(
        "id",
        "scheme",
        "chain",
        "area",
        "size",
        "amount_from",
        "counted_households",
        "counted_persons",
        "counted_amount",
        "counted_largest",
        "fixed_households",
        "fixed_persons",
        "fixed_amount",
        "fixed_largest",
        "shown_households",
        "shown_persons",
        "shown_amount",
    ),
)
